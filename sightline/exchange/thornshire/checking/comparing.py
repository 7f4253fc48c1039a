"""Each published figure beside Thornshire's own: the national statistics', then the report's."""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from sightline.analytics.counting import Counted
from sightline.analytics.dictionary import definition_of
from sightline.core.calculations import round_to
from sightline.core.quantities import Bound, Quantity, parse_quantity
from sightline.exchange.thornshire.checking.counting import cells, period_of, whole
from sightline.exchange.thornshire.collected.collecting import EXCLUSIONS, collected
from sightline.exchange.thornshire.published import YEARS, published

BANDS = {
    "conferences-to-10-days": "0 to 10",
    "conferences-to-15-days": "11 to 15",
    "conferences-to-20-days": "16 to 20",
    "conferences-over-20-days": "21 or more",
}
# The indicator that gives a published figure, and which of its numbers does.
COUNTED_AS = {
    "plans-at-31-march": ("child-protection-plans-at-date", "value"),
    "plans-at-31-march-rate": ("child-protection-plans-rate", "value"),
    "plans-started": ("plans-started", "value"),
    "second-plans": ("second-or-subsequent-plans", "numerator"),
    "second-plans-share": ("second-or-subsequent-plans", "value"),
    "conferences-in-time-share": ("conferences-within-15-working-days", "value"),
    "plans-reviewed-in-time": ("plans-reviewed-in-time", "numerator"),
    "plans-reviewed-in-time-share": ("plans-reviewed-in-time", "value"),
    "plans-of-two-years-share": ("plans-open-two-years", "value"),
    "enquiries-rate": ("section-47-enquiries-rate", "value"),
    "in-need-at-31-march": ("children-in-need-at-date", "value"),
    "in-need-at-31-march-rate": ("children-in-need-rate", "value"),
    "referrals": ("referrals", "value"),
    "re-referrals-share": ("re-referrals-within-12-months", "value"),
    "no-further-action-share": ("referrals-no-further-action", "value"),
    "looked-after-at-31-march": ("looked-after-at-date", "value"),
    "looked-after-at-31-march-rate": ("looked-after-rate", "value"),
    "looked-after-started": ("started-to-be-looked-after", "value"),
    "looked-after-ceased": ("ceased-to-be-looked-after", "value"),
}
# What a pack declares, by table, and the columns in which its numbers stand.
DECLARED = {
    "figures": ("value", "target", "comparator"),
    "training": ("courses", "attended"),
    "budget_lines": ("amount",),
    "budget_totals": ("amount",),
}
LAST_QUARTER = "2019/20 Q4"
CENT = 100
# The report says 20%; on the counts that the national statistics print it is 21.0%.
TENS = -1


@dataclass(frozen=True)
class Line:
    """One figure as published, and as it comes out of Thornshire's records."""

    figure: str
    when: str
    published: str
    found: str
    agrees: bool
    source: str


def compare(counted: Mapping[int, Counted], published_pack: Path, retold: Path) -> tuple[Line, ...]:
    """Every published figure that records carry, then every one that Thornshire's pack declares."""
    return (
        *_national(counted),
        *_reported(counted, published_pack),
        *_declared(published_pack, retold),
    )


def _national(counted: Mapping[int, Counted]) -> Iterator[Line]:
    for key, figure in published().items():
        for year in YEARS:
            printed = figure.values[year]
            found = _found(key, year, counted[year])
            yield Line(
                figure=figure.title,
                when=str(period_of(year)),
                published=f"{printed:,}",
                found="none" if found is None else f"{found:,}",
                agrees=found == printed,
                source=figure.source,
            )


def _found(key: str, year: int, counted: Counted) -> Decimal | None:
    if key in BANDS:
        return Decimal(cells(counted, "initial-conferences", "working days")[BANDS[key]])
    if key == EXCLUSIONS:
        return _collected(EXCLUSIONS, f"{year - 1}/{year % CENT} academic")
    indicator, number = COUNTED_AS[key]
    return whole(counted, indicator)[number]


def _reported(counted: Mapping[int, Counted], published_pack: Path) -> Iterator[Line]:
    rows = _figures(published_pack)
    for key, work_out in REPORTED.items():
        figure, _, part = key.partition(".")
        row = rows[figure]
        said = parse_quantity(row[part or "value"], row["unit"])
        found = work_out(counted)
        yield Line(
            figure=f"{row['label']}, {part}" if part else row["label"],
            when=row["period"] or row["as_at"] or str(period_of(YEARS[-1])),
            published=str(said),
            found=f"{found:,}",
            agrees=_bears_out(said, found),
            source=row["source"],
        )


def _declared(published_pack: Path, retold: Path) -> Iterator[Line]:
    """Row by row: the packs have their rows in one order, under different names."""
    for table, columns in DECLARED.items():
        pairs = zip(_rows(published_pack, table), _rows(retold, table), strict=True)
        for said, told in pairs:
            for column in columns:
                if said[column] or told[column]:
                    yield _as_declared(said, told, column)


def _as_declared(said: Mapping[str, str], told: Mapping[str, str], column: str) -> Line:
    name = told.get("label") or told.get("title") or ""
    return Line(
        figure=name if column in ("value", "amount") else f"{name}, {column}",
        when=told.get("period") or told.get("as_at") or str(period_of(YEARS[-1])),
        published=said[column],
        found=told[column],
        agrees=said[column] == told[column],
        source=said["source"],
    )


def _figures(pack: Path) -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in _rows(pack, "figures")}


def _rows(pack: Path, table: str) -> list[dict[str, str]]:
    with (pack / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _bears_out(said: Quantity, found: Decimal) -> bool:
    """Exactly as said, or above a bound that the report gives."""
    if said.bound == Bound.OVER:
        return found > said.amount
    return said.is_exact and found == said.amount


def _collected(indicator: str, period: str) -> Decimal:
    """Nought where nothing came: no published figure is nought."""
    values = {row.period: row.value for row in collected() if row.indicator == indicator}
    return values[period] or Decimal(0)


def _year_total(indicator: str, year: str) -> Decimal:
    rows = [row for row in collected() if row.indicator == indicator]
    return sum((row.value or Decimal(0) for row in rows if row.period[:7] == year), Decimal(0))


def _rise(indicator: str) -> Decimal:
    before, after = _year_total(indicator, "2018/19"), _year_total(indicator, "2019/20")
    return (after - before) * CENT / before


def _target(indicator: str) -> Decimal:
    target = definition_of(indicator, period_of(YEARS[-1]).ends_on).target
    return (target.value if target else None) or Decimal(0)


def _neglect(counted: Mapping[int, Counted]) -> Decimal:
    return whole(counted[YEARS[-1]], "plans-for-neglect")["value"] or Decimal(0)


def _fall(counted: Mapping[int, Counted]) -> Decimal:
    """To the nearest ten per cent, as the report has it."""
    first, last = (
        whole(counted[year], "child-protection-plans-at-date")["numerator"] or Decimal(0)
        for year in (YEARS[0], YEARS[-1])
    )
    return round_to((first - last) * CENT / first, TENS).quantize(Decimal(1))


REPORTED: Mapping[str, Callable[[Mapping[int, Counted]], Decimal]] = {
    "early-help-assessments": lambda _: _collected(
        "early-help-assessments-completed", LAST_QUARTER
    ),
    "early-help-assessments.target": lambda _: _target("early-help-assessments-completed"),
    "troubled-families-worked-with": lambda _: _collected(
        "supporting-families-attached", LAST_QUARTER
    ),
    "neglect-share-of-plans": _neglect,
    "child-protection-planning-fall": _fall,
    "children-victims-of-crime-rise": lambda _: _rise("children-victims-of-crime"),
    "domestic-crimes-involving-children-rise": lambda _: _rise("domestic-crimes-with-children"),
    "camhs-seen-in-time": lambda _: _collected("camhs-seen-in-12-weeks", LAST_QUARTER),
    "camhs-seen-in-time.target": lambda _: _target("camhs-seen-in-12-weeks"),
}
