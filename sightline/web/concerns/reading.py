"""Brings together what the rooms know of the year's concerns, for the pages that join them."""

from dataclasses import dataclass

from django.http import QueryDict

from sightline.apps.concerns import queries as concerns
from sightline.apps.concerns.types import Matrix
from sightline.apps.evidence import queries as evidence
from sightline.apps.partnership import queries as partnership
from sightline.apps.partnership.models import Year
from sightline.apps.plan import queries as plan
from sightline.kit.access import Actor
from sightline.web.concerns.forms import MatrixFilters
from sightline.web.concerns.matrix_page import Link, MatrixPage, RowEnds, matrix_page


@dataclass(frozen=True)
class MatrixRead:
    """`shown` is what is left when narrowed as asked; the page draws it."""

    shown: Matrix
    page: MatrixPage
    ends: RowEnds
    filters: MatrixFilters
    is_listed: bool
    before: Year | None
    shows_change: bool
    query: QueryDict

    @property
    def show(self) -> str:
        return "change" if self.shows_change else ""

    @property
    def switch(self) -> str:
        """To the change since the year before, or back."""
        return f"?{self._query(show='' if self.shows_change else 'change')}"

    @property
    def files(self) -> str:
        """The address of a file of what is shown, up to its form."""
        query = self._query(download="")
        return f"?{query}{'&' if query else ''}download="

    def _query(self, **changes: str) -> str:
        query = self.query.copy()
        for name, value in changes.items():
            query.pop(name, None)
            if value:
                query[name] = value
        return query.urlencode()


def read_matrix(actor: Actor, year: Year, query: QueryDict) -> MatrixRead:
    """The matrix as the reader asked for it."""
    listings = list(concerns.concerns(actor, year))
    priorities: dict[str, list[Link]] = {}
    for priority in plan.priorities(actor, year):
        for concern in priority.concerns.all():
            priorities.setdefault(concern.key, []).append(Link(priority.key, priority.title))
    ends = RowEnds({row.key: row.owner for row in listings}, priorities)
    filters = _filters(actor, year, query)
    whole = concerns.matrix(actor, year)
    counted = concerns.matrix(actor, year, filters.only) if filters.only else whole
    kept = {row.key for row in listings if filters.group in ("", row.group.key)}
    before = partnership.year_before(year)
    shows_change = before is not None and query.get("show") == "change"
    earlier = concerns.matrix(actor, before, filters.only) if before and shows_change else None
    shown = counted.of(kept)
    page = matrix_page(
        whole=whole,
        shown=shown,
        ends=ends,
        only=filters.only,
        before=earlier,
    )
    return MatrixRead(shown, page, ends, filters, bool(whole.rows), before, shows_change, query)


def _filters(actor: Actor, year: Year, query: QueryDict) -> MatrixFilters:
    return MatrixFilters(
        query,
        groups=[(row.key, row.title) for row in concerns.groups(actor, year)],
        agencies=[(row.key, row.name) for row in evidence.agencies_named(actor, year)],
        years=[(row.slug, row.label) for row in partnership.years_up_to(year)],
    )
