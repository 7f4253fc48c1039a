"""Brings the tiles together from the rooms: only those that the reader may see."""

from sightline.apps.concerns import queries as concerns
from sightline.apps.concerns.access import Concerns
from sightline.apps.concerns.types import Only
from sightline.apps.finance import figures as finance
from sightline.apps.finance.access import Finance
from sightline.apps.followups import queries as followups
from sightline.apps.followups import rules as followup_rules
from sightline.apps.followups.access import FollowUps
from sightline.apps.followups.models import FollowUp
from sightline.apps.followups.types import DUE_COLOURS, Due, State
from sightline.apps.indicators import figures as indicators
from sightline.apps.indicators.access import Indicators
from sightline.apps.partnership.access import Partnership
from sightline.apps.partnership.models import Year
from sightline.apps.plan import queries as plan
from sightline.apps.plan.access import Plan
from sightline.apps.plan.types import PROGRESS_COLOURS, Progress
from sightline.core.figures import by_key
from sightline.core.periods import long_date
from sightline.kit.access import Actor, may
from sightline.reports.access import Reports
from sightline.web.big_picture import tiles
from sightline.web.concerns.matrix_page import Count, RowEnds, matrix_page


def read_big_picture(actor: Actor, year: Year) -> tiles.BigPicture:
    counts, matrix = _matrix(actor, year) if may(actor, Concerns.VIEW) else ((), None)
    return tiles.BigPicture(
        counts=counts,
        matrix=matrix,
        targets=_targets(actor, year) if may(actor, Indicators.VIEW) else None,
        priorities=_priorities(actor, year) if may(actor, Plan.VIEW) else None,
        due=_due(actor, year) if may(actor, FollowUps.VIEW) else None,
        money=_money(actor, year) if may(actor, Finance.VIEW) else None,
        builds_report=may(actor, Reports.BUILD),
        sees_partnership=may(actor, Partnership.VIEW),
    )


def _matrix(actor: Actor, year: Year) -> tuple[tuple[Count, ...], tiles.MatrixTile]:
    found = concerns.matrix(actor, year)
    page = matrix_page(whole=found, shown=found, ends=RowEnds({}), only=Only())
    rows = [row for group in page.groups for row in group.rows]
    waiting = concerns.findings_not_coded(actor, year).count()
    return page.counts, tiles.matrix_tile(found, rows, page.streams, waiting)


def _targets(actor: Actor, year: Year) -> tiles.TargetTile:
    return tiles.target_tile(by_key(indicators.offered(actor, year)))


def _priorities(actor: Actor, year: Year) -> tuple[tiles.PriorityLine, ...]:
    return tuple(
        tiles.PriorityLine(
            row.key, row.title, row.progress_name, PROGRESS_COLOURS[Progress(row.progress)]
        )
        for row in plan.priorities(actor, year)
        if row.is_of_this_year
    )


def _due(actor: Actor, year: Year) -> tiles.DueTile:
    return tiles.due_tile(_due_line(row, year) for row in followups.still_to_do(actor, year))


def _due_line(row: FollowUp, year: Year) -> tuple[Due, tiles.DueLine]:
    due = followup_rules.due(state=State(row.state), due_on=row.due, as_at=year.as_at)
    line = tiles.DueLine(
        title=row.title,
        due=due.value.capitalize(),
        colour=DUE_COLOURS[due],
        when=long_date(row.due) if row.due else "",
        by=row.agreed_by,
    )
    return due, line


def _money(actor: Actor, year: Year) -> tiles.MoneyTile:
    return tiles.money_tile(by_key(finance.offered(actor, year)))
