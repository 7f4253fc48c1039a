"""Every indicator of the dictionary, with its numerator and denominator, version by version."""

from collections.abc import Iterable, Iterator

from docs.pages.tables import page, table
from sightline.analytics.dictionary import Definition, Source, shipped
from sightline.core.periods import long_date

BEFORE = """\
One file an indicator, in `sightline/analytics/dictionary/definitions`. A version holds from a day
to a day, so that a year is drawn anew by the definition of its time. What a return carries is
computed by `sightline indicators`; the rest is collected from agencies. A partnership's own file of
the same name stands in place of the one shipped.

Where a caveat says 'to be checked locally', nobody has compared it with the text that binds."""
HEADINGS = ["Key", "Indicator", "Numerator", "Denominator", "Unit", "Holds", "Good", "Version"]
SOURCES = {
    Source.CIN: "the Children in Need census",
    Source.SSDA903: "the looked-after children return (SSDA903)",
    Source.ANNEX_A: "the Annex A workbook",
    Source.QUARTERLY: "an agency's quarterly return",
}


def text() -> str:
    versions = [version for known in shipped().values() for version in known]
    themes = sorted({version.theme for version in versions})
    return page("Indicators", BEFORE, *(part for each in themes for part in _theme(each, versions)))


def _theme(theme: str, versions: Iterable[Definition]) -> Iterator[str]:
    found = [version for version in versions if version.theme == theme]
    yield f"## {theme}"
    yield table(HEADINGS, map(_row, found))
    yield "\n\n".join(_about(version) for version in found)


def _row(version: Definition) -> tuple[str, ...]:
    end = f" to {long_date(version.valid_to)}" if version.valid_to else ""
    return (
        f"`{version.key}`",
        version.title,
        version.numerator,
        version.denominator or "none",
        version.unit,
        f"from {long_date(version.valid_from)}{end}",
        version.good,
        f"`{version.version}`",
    )


def _about(version: Definition) -> str:
    source = SOURCES[version.source]
    how = f"Computed from {source}" if version.computed else f"Collected in {source}"
    return (
        f"**{version.title}.** {version.why} {how}; {version.owner}, {version.frequency}, a "
        f"{version.kind}, disclosure profile '{version.suppression}'. {' '.join(version.caveats)} "
        f"Ask: {' '.join(version.challenge_questions)}"
    )
