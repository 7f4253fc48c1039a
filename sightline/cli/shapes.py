"""What `--json` gives, name by name: a public shape, held to by a test against real output.

A path writes `[]` for each member of a list and capitals for any name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sightline.analytics.dictionary import Unit as IndicatorUnit
from sightline.analytics.output import Kind as ReturnKind
from sightline.apps.concerns.types import Repeat, Staleness
from sightline.core.clocks import Basis as ClockBasis
from sightline.core.clocks import Direction as ClockDirection
from sightline.core.clocks import Unit
from sightline.core.figures import Basis, Direction, Standing
from sightline.core.quantities import Bound
from sightline.kit.health.types import State
from sightline.reports.types import FaultKind


@dataclass(frozen=True)
class Key:
    path: str
    holds: str
    means: str


def _one_of(words: type[StrEnum]) -> str:
    return "one of: " + ", ".join(f"'{word.value}'" for word in words)


TEXT, WHOLE, NUMBER, YES_OR_NO = "text", "a whole number", "a number", "true or false"
YEAR = Key("year", TEXT, "The year as it stands in addresses: 2019-20.")

FIGURES = (
    YEAR,
    Key("figures", "a list", "Every figure of the year, in the order of the rooms."),
    Key("figures[].key", TEXT, "Its name, which never changes."),
    Key("figures[].label", TEXT, "What people call it."),
    Key("figures[].value", NUMBER, "The amount. A share of 14.1% is 14.1; money is in pounds."),
    Key("figures[].bound", _one_of(Bound), "How exact the source is about the value."),
    Key("figures[].text", TEXT, "The value as the report prints it: over 60%, £63,013."),
    Key("figures[].unit", TEXT, "What is counted; 'percent' and 'pounds' for shares and money."),
    Key("figures[].basis", _one_of(Basis), "Whether somebody states it or it is computed here."),
    Key("figures[].period", "text or null", "The day or stretch of time; null if not stated."),
    Key("figures[].definition", TEXT, "What it means; may be empty."),
    Key("figures[].source", TEXT, "What it rests on."),
    Key("figures[].declared_by", "text or null", "The agency that states it."),
    Key("figures[].good_direction", _one_of(Direction), "Which way is good."),
    Key("figures[].target", "text or null", "The key of the figure that is its target."),
    Key("figures[].comparator", "text or null", "The key of the figure it is compared with."),
    Key("figures[].standing", _one_of(Standing), "Where it stands against its target."),
    Key("figures[].computed_from", "a list of text", "Keys of the figures it is computed from."),
    Key("figures[].working", "text or null", "The sum, written out."),
    Key("figures[].warnings", "a list of text", "Sentences that must stand beside the value."),
    Key("figures[].rows_beneath", WHOLE, "How many records it was counted from."),
    Key("figures[].hash", TEXT, "SHA-256 of the value and the rows beneath it."),
    Key("not_computed", "a list of text", "Calculations that could not be made, with the reason."),
)
MATRIX = (
    YEAR,
    Key("as_at", "a date, 2020-03-31", "The day from which age is counted back."),
    Key("streams", "a list of text", "The five streams, in the order of the columns."),
    Key("summary.concerns", WHOLE, "Concerns listed."),
    Key("summary.triangulated", WHOLE, "Seen by three streams or more."),
    Key("summary.single_source", WHOLE, "Seen by one stream only."),
    Key("summary.repeat", WHOLE, "Raised in two years or more, by evidence or by a source."),
    Key("summary.not_coded", WHOLE, "Listed, with no finding coded to them."),
    Key("summary.no_owner", WHOLE, "That nobody owns."),
    Key("concerns", "a list", "Every concern of the year's register, in its order."),
    Key("concerns[].key", TEXT, "Its name, the same in every year."),
    Key("concerns[].title", TEXT, "As the year words it."),
    Key("concerns[].group", TEXT, "The heading it stands under."),
    Key("concerns[].cells", "an object", "One cell for each stream, empty ones too."),
    Key("concerns[].cells.STREAM.concerns", WHOLE, "Findings of concern."),
    Key("concerns[].cells.STREAM.strengths", WHOLE, "Findings of strength, never added to those."),
    Key("concerns[].cells.STREAM.latest", "text or null", "The latest finding of concern."),
    Key(
        "concerns[].cells.STREAM.strength",
        "1, 2, 3 or null",
        "The heaviest weight among findings of concern; null if none is stated.",
    ),
    Key(
        "concerns[].cells.STREAM.staleness",
        f"{_one_of(Staleness)}, or null",
        "Ageing after 12 months and old after 24, counted back from `as_at`.",
    ),
    Key("concerns[].cells.STREAM.findings", "a list of text", "Keys of the findings."),
    Key("concerns[].other_sources", "a list of text", "Keys of findings that no cell counts."),
    Key("concerns[].triangulated", YES_OR_NO, "Findings of concern in three streams or more."),
    Key("concerns[].single_source", YES_OR_NO, "Findings of concern in one stream only."),
    Key("concerns[].repeat", _one_of(Repeat), "Whether it came back, and how that is known."),
    Key("concerns[].coded", YES_OR_NO, "Whether any finding is coded to it."),
    Key("concerns[].no_owner", YES_OR_NO, "Whether no agency and no group owns it."),
)
REPORT_BUILD = (
    YEAR,
    Key("builds", YES_OR_NO, "Whether nothing stops the report."),
    Key("failures", "a list", "All that stops it; empty when it builds."),
    Key("failures[].kind", _one_of(FaultKind), "What is wrong."),
    Key("failures[].section", TEXT, "The key of the section; empty for a place outside of one."),
    Key("failures[].line", "a whole number or null", "The line of the section's file, from 1."),
    Key("failures[].where", TEXT, "The place when it is no section, such as the budget."),
    Key("failures[].message", TEXT, "What is wrong and what to do."),
    Key("reminders", "a list of text", "Words to look at, such as 'one'; they stop nothing."),
    Key("files", "a list of text", "The files written; empty when something stops the report."),
)
PACK_CHECK = tuple(
    key
    for name, means in (
        ("faults", "What must be mended before the pack can be loaded."),
        ("warnings", "What to look at; it stops nothing."),
    )
    for key in (
        Key(name, "a list", means),
        Key(f"{name}[].file", TEXT, "The file, or the workbook and its sheet."),
        Key(f"{name}[].row", "a whole number or null", "The row, the headings being row 1."),
        Key(f"{name}[].column", "text or null", "The column by its name."),
        Key(f"{name}[].message", TEXT, "What is wrong and what to do."),
    )
)


def _timescale(before: str) -> tuple[Key, ...]:
    return (
        Key(f"{before}key", TEXT, "Its name, which never changes."),
        Key(f"{before}name", TEXT, "What people call it."),
        Key(f"{before}event", TEXT, "What starts it, in words."),
        Key(f"{before}length", WHOLE, "How many of the unit."),
        Key(f"{before}unit", _one_of(Unit), "What is counted."),
        Key(f"{before}direction", _one_of(ClockDirection), "Due after the event, or before it."),
        Key(f"{before}basis", _one_of(ClockBasis), "Set by law or national guidance, or locally."),
        Key(f"{before}document", TEXT, "What says so."),
        Key(f"{before}edition", TEXT, "Which edition of it; may be empty."),
        Key(f"{before}paragraph", TEXT, "Where in it; may be empty."),
        Key(f"{before}unverified", YES_OR_NO, "Whether it is to be checked locally."),
        Key(f"{before}valid_from", "a date, 2020-03-31", "The first day on which it is in force."),
        Key(f"{before}valid_to", "a date or null", "The last; null if it has none."),
    )


CLOCK_LIST = (
    Key("as_at", "a date, 2020-03-31", "The day on which they are in force."),
    Key("timescales", "a list", "Every timescale in force, in the order of the page."),
    *_timescale("timescales[]."),
)
CLOCK_DUE = (
    *_timescale(""),
    Key("from", "a date, or a moment with its offset", "The event, day 0."),
    Key("due", "a date, or a moment with its offset", "The last on which it is in time."),
    Key("due_in_words", TEXT, "The same for people: Friday 27 November 2026."),
    Key("sum", TEXT, "The working-out in a line."),
    Key("working", "a list", "The working-out day by day; empty without `--explain`."),
    Key("working[].day", "a date, 2020-03-31", "The day."),
    Key("working[].counted", YES_OR_NO, "Whether it counted."),
    Key("working[].text", TEXT, "The day, and why it counted or did not."),
)
DOCTOR = (
    Key("well", YES_OR_NO, "Whether nothing is wrong; what is to be looked at does not count."),
    Key("checks", "a list", "Every check, in the order in which they are made."),
    Key("checks[].name", TEXT, "What is looked at, which never changes."),
    Key("checks[].state", _one_of(State), "How it stands."),
    Key("checks[].words", TEXT, "What was found, and what to do where it is not well."),
)
TRAIL_VERIFY = (
    Key("whole", YES_OR_NO, "Whether the chain holds, and agrees with the checkpoint if given."),
    Key("entries", WHOLE, "How many entries the chain holds for, from the first."),
    Key("head", TEXT, "The hash of the last of these."),
    Key("fault.kind", "text or null", "changed, removed, added, moved, cut or another."),
    Key("fault.number", "a whole number or null", "The first entry that is not as written."),
    Key("fault.line", "a whole number or null", "Its line, from 1."),
    Key("fault.words", "text or null", "What was found there."),
    Key("checkpoint", TEXT, "none, agrees, not reached, cut, or another: not this trail's."),
    Key("signature", TEXT, "Of the checkpoint: none, good, bad, or not checked."),
    Key("notes", "a list of text", "What was checked against what, and what cannot be told."),
)
INDICATORS = (
    Key("format", TEXT, "sightline-indicators."),
    Key("version", WHOLE, "The version of this shape: 1."),
    Key("as_at", "a date, 2020-03-31", "The day of the count."),
    Key("returns", "a list", "What was read, one for each kind of return."),
    Key("returns[].kind", _one_of(ReturnKind), "Which return it is."),
    Key("returns[].files", "a list", "Its files."),
    Key("returns[].files[].name", TEXT, "The name without folders."),
    Key(
        "returns[].files[].keyed_hash",
        "text or null",
        "HMAC-SHA256 under the key, if one is given.",
    ),
    Key("returns[].rows", "an object", "How many rows each table had, all files together."),
    Key("returns[].rows.TABLE", WHOLE, "How many of this table."),
    Key("returns[].faults", "an object", "How many faults there were of each kind."),
    Key("returns[].faults.KIND", WHOLE, "How many of this kind."),
    Key("periods", "a list", "Every period that was asked for."),
    Key("periods[].period", TEXT, "2019/20, 2019/20 Q4 or March 2020."),
    Key(
        "periods[].counted_to",
        "a date, 2020-03-31",
        "Its last day, or the day of the count before that.",
    ),
    Key("periods[].population", "an object or null", "Children aged 0 to 17, if given."),
    Key("periods[].population.number", WHOLE, "How many."),
    Key("periods[].population.year", "a whole number or null", "Of the mid-year estimate."),
    Key("periods[].population.vintage", TEXT, "Which edition of the estimate; may be empty."),
    Key("periods[].indicators", "a list", "Every indicator counted, in the order of keys."),
    Key("periods[].indicators[].key", TEXT, "Its name, which never changes."),
    Key("periods[].indicators[].definition", TEXT, "The version of its definition that counted."),
    Key("periods[].indicators[].unit", _one_of(IndicatorUnit), "What the value is in."),
    Key("periods[].indicators[].places", WHOLE, "Decimal places of the value."),
    Key("periods[].indicators[].cells", "a list", "The whole first, then cell by cell."),
    Key("periods[].indicators[].cells[].breakdown", TEXT, "By what; empty for the whole."),
    Key("periods[].indicators[].cells[].cell", TEXT, "Which part; empty for the whole."),
    Key("periods[].indicators[].cells[].numerator", WHOLE, "How many."),
    Key(
        "periods[].indicators[].cells[].denominator",
        "a whole number or null",
        "Of how many; null where nothing is divided.",
    ),
    Key(
        "periods[].indicators[].cells[].value",
        "text or null",
        "Rounded, halves up, and as text so that no digit is lost; null where it is out of nought.",
    ),
    Key("periods[].not_counted", "a list", "What the returns do not carry."),
    Key("periods[].not_counted[].key", TEXT, "The indicator."),
    Key("periods[].not_counted[].reason", TEXT, "Why it was not counted."),
)
SHAPES: Mapping[str, tuple[Key, ...]] = {
    "figures": FIGURES,
    "matrix": MATRIX,
    "report build": REPORT_BUILD,
    "pack check": PACK_CHECK,
    "clock list": CLOCK_LIST,
    "clock due": CLOCK_DUE,
    "doctor": DOCTOR,
    "trail verify": TRAIL_VERIFY,
    "indicators": INDICATORS,
}
