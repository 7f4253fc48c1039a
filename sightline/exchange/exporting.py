"""A loaded year as a pack again, equal to the one that it was loaded from."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from sightline.apps.concerns import queries as concerns
from sightline.apps.evidence import queries as evidence
from sightline.apps.finance import queries as finance
from sightline.apps.followups import queries as followups
from sightline.apps.indicators import queries as indicators
from sightline.apps.partnership import queries as partnership
from sightline.apps.partnership.models import Year
from sightline.apps.plan import queries as plan
from sightline.exchange.reading import ReadPack, pack_of
from sightline.exchange.rows import Row, make_row
from sightline.exchange.tables import BY_NAME, TABLES
from sightline.kit.access import Actor
from sightline.releases import queries as releases
from sightline.reports import queries as reports

Cells = dict[str, str]


def pack_of_year(actor: Actor, year: Year) -> ReadPack:
    """The year's records as they stand now, people's codings among them."""
    rows = (row for table in TABLES for row in rows_of(actor, year, table.name))
    narrative = {s.file: s.words for s in reports.sections(actor, year) if s.file}
    return pack_of(rows, narrative)


def rows_of(actor: Actor, year: Year, table: str) -> Iterator[Row]:
    """One table's rows in their order."""
    if table == "partnership":
        yield _the_partnership(year)
    elif table == "codings":
        yield from _codings(actor, year)
    elif table in READERS:
        for record in READERS[table](actor, year):
            yield make_row(BY_NAME[table], **_cells(table, record))
    else:
        for record in evidence.stream_records(actor, year).filter(table=table):
            yield make_row(BY_NAME[table], **record.values)


def _cells(table: str, record: Any) -> Cells:
    """A record's columns as text, by the names that the table gives them."""
    special = SPECIAL.get(table, {})
    cells = {}
    for column in BY_NAME[table].columns:
        read = special.get(column.name)
        value = read(record) if read else getattr(record, column.name)
        cells[column.name] = _text(value)
    return cells


def _text(value: Any) -> str:
    """As a pack writes it: dates as 2020-03-31, yes or no, lists with semicolons, keys of rows."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "; ".join(_text(each) for each in value)
    return str(getattr(value, "key", value))


def _the_partnership(year: Year) -> Row:
    holder = partnership.the_partnership()
    cells = {
        "year": year.label,
        "year_starts": _text(year.starts_on),
        "year_ends": _text(year.ends_on),
        "as_at": _text(year.stated_as_at),
        "report_title": year.report_title,
        "checklist_edition": year.checklist_edition,
    }
    for name in ("key", "area", "secure_establishment", "website", "email"):
        cells[name] = _text(getattr(holder, name))
    return make_row(BY_NAME["partnership"], **cells)


def _codings(actor: Actor, year: Year) -> Iterator[Row]:
    """Those of this year's findings that stand, the pack's and people's alike."""
    for coding in concerns.codings(actor, year).filter(finding__year=year).order_by("pk"):
        yield make_row(
            BY_NAME["codings"],
            finding=coding.finding.key,
            concern=coding.concern.key,
            reason=coding.reason,
        )


def _pounds(pence: int | None) -> str:
    if pence is None:
        return ""
    return f"{pence // 100}.{pence % 100:02d}"


READERS: Mapping[str, Callable[[Actor, Year], Any]] = {
    "partnership_names": partnership.names,
    "names_with_numbers": partnership.numbered_names,
    "agencies": partnership.agencies,
    "groups": partnership.groups,
    "seats": partnership.seats,
    "terms_of_reference": partnership.terms_of_reference,
    "linkages": partnership.linkages,
    "notes": partnership.notes,
    "concern_groups": concerns.groups,
    "concerns": concerns.concerns,
    "findings": lambda actor, year: evidence.findings(actor, year).filter(table="findings"),
    "follow_ups": lambda actor, year: followups.follow_ups(actor, year).order_by("position", "pk"),
    "follow_up_updates": lambda actor, year: followups.updates(actor, year).order_by(
        "position", "pk"
    ),
    "figures": lambda actor, year: indicators.declared(actor, year).filter(table="figures"),
    "calculations": indicators.calculated,
    "budget_lines": finance.lines,
    "budget_totals": finance.totals,
    "aims": plan.aims,
    "priorities": plan.priorities,
    "objectives": plan.objectives,
    "plan_actions": plan.plan_actions,
    "progress_lines": plan.progress_lines,
    "strengths_and_challenges": plan.strengths_and_challenges,
    "sections": reports.sections,
    "disclosure_choices": releases.disclosure_choices,
}


def _concern_keys(record: Any) -> list[Any]:
    return list(record.concerns.all())


# Columns that are kept in another form than the pack writes.
SPECIAL: Mapping[str, Mapping[str, Callable[[Any], Any]]] = {
    "findings": {
        "stream": lambda finding: finding.origin,
        "agencies": lambda finding: list(finding.agencies.all()),
    },
    "figures": {
        "period": lambda figure: "" if figure.is_as_at else figure.period,
        "as_at": lambda figure: figure.period if figure.is_as_at else "",
    },
    "budget_lines": {"amount": lambda line: _pounds(line.amount_pence)},
    "budget_totals": {"amount": lambda total: _pounds(total.amount_pence)},
    "follow_ups": {"concerns": _concern_keys},
    "priorities": {"concerns": _concern_keys},
    "strengths_and_challenges": {"concerns": _concern_keys},
}
