"""Rows of the streams whose rooms are not built yet: each becomes findings or declared figures.

The rows themselves are kept too, so that an export gives them back and their rooms can take them.
"""

from collections.abc import Iterator

from sightline.apps.evidence.types import (
    RECORD_TABLES,
    FindingEntry,
    Origin,
    Polarity,
    RecordEntry,
    record_key,
)
from sightline.apps.indicators.types import DeclaredEntry
from sightline.core.figures import Direction
from sightline.exchange.reading import ReadPack
from sightline.exchange.rows import Row

COUNTS = (("courses", "Courses run"), ("attended", "People who attended"))


def findings(pack: ReadPack) -> Iterator[FindingEntry]:
    """What the streams' own rows say, as findings with the table's name in the key."""
    for row in pack.rows["escalated_issues"]:
        yield _finding(
            row, Origin.ESCALATED_ISSUE, f"{row.text('title')}: {row.text('statement')}", "raised"
        )
    for row in pack.rows["reviews"]:
        if row.text("polarity") != "neither":
            yield _finding(
                row,
                Origin.CASE_REVIEW,
                f"{row.text('published_name')}: {row.text('conclusion')}",
                "published",
                row.text("published_name"),
            )
    for row in pack.rows["voice"]:
        yield _finding(row, Origin.VOICE, f"{row.text('who')}: {row.text('said')}", "heard")
    for row in pack.rows["commendations"]:
        yield _finding(
            row, Origin.COMMENDATION, f"{row.text('who')}: {row.text('for_what')}", "given"
        )


def declared(pack: ReadPack, year: str) -> Iterator[DeclaredEntry]:
    """The numbers of training, which cover the reporting year where no period is given."""
    for row in pack.rows["training"]:
        for column, label in COUNTS:
            quantity = row.quantity(column)
            if quantity is None:
                continue
            period = row.period("period")
            yield DeclaredEntry(
                key=f"training.{row.key}.{column}",
                label=f"{label}: {row.text('title')}",
                value=row.raw(column),
                unit=quantity.unit,
                period=period.code if period else year,
                is_as_at=False,
                definition="",
                rounded_to="",
                good_direction=Direction.HIGHER,
                target="",
                comparator="",
                comparator_label="",
                comparator_as_at="",
                declared_by="",
                source=row.text("source"),
                table="training",
            )


def records(pack: ReadPack) -> Iterator[RecordEntry]:
    """The rows themselves."""
    for table in RECORD_TABLES:
        for row in pack.rows[table]:
            yield RecordEntry(table, row.key, row.cells)


def _finding(row: Row, origin: Origin, statement: str, when: str, record: str = "") -> FindingEntry:
    period = row.period(when)
    if period is None:
        raise ValueError(f"{row.place}: {when} was to hold a period, and the check let it pass")
    polarity = Polarity.STRENGTH if origin == Origin.COMMENDATION else Polarity.CONCERN
    if row.text("polarity"):
        polarity = Polarity(row.text("polarity"))
    return FindingEntry(
        key=record_key(row.table, row.key),
        origin=origin,
        statement=statement,
        polarity=polarity,
        observed=period.code,
        source=row.text("source"),
        agencies=row.list("agencies"),
        record=record,
        table=row.table,
    )
