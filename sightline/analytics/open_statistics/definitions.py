"""The tool's dictionary: what the publisher says of each measure, in its own words."""

from collections.abc import Iterator

from sightline.analytics.open_statistics import catalogue_reading as catalogue
from sightline.analytics.open_statistics.tables import Table
from sightline.analytics.open_statistics.types import PublishedDefinition, Source
from sightline.analytics.open_statistics.values import listed

NAME, TITLE, DESCRIPTION, METHODOLOGY = (
    "Measure_short",
    "Measure",
    "Description",
    "Methodology",
)
OF_VALUES = "lait"  # whose measures the dictionary explains
NOTHING = "-"
LONGEST = 20_000  # characters


def definitions(table: Table, source: Source, notes: list[str]) -> Iterator[PublishedDefinition]:
    """Where a measure is explained twice, the first stands."""
    places = [table.place(each) for each in (NAME, TITLE, DESCRIPTION, METHODOLOGY)]
    seen, unknown = set[str](), set[str]()
    for row in table.rows():
        name, *words = (row.cells[place].strip() for place in places)
        measure = catalogue.measure_named(OF_VALUES, name)
        if measure is None:
            unknown.add(name)
        elif measure.key not in seen:
            seen.add(measure.key)
            title, description, methodology = (_words(each) for each in words)
            yield PublishedDefinition(measure.key, title, description, methodology)
    if unknown:
        notes.append(f"Measures that are not known, and are left out: {listed(unknown)}.")
    if not seen and not table.faults.listed:
        table.fault(None, "", "it explains no measure that is known")


def _words(text: str) -> str:
    """Without signs that no page shows, its paragraphs kept."""
    kept = "".join(sign for sign in text if sign.isprintable() or sign == "\n")
    return "" if kept == NOTHING else kept[:LONGEST]
