"""Every timescale that comes with Sightline, version by version, with who says so."""

from docs.pages.tables import page, table
from sightline.core.clocks import Source
from sightline.core.periods import long_date
from sightline.kit.calendar import shipped
from sightline.kit.calendar.types import Given

BEFORE = """\
The day of the event is day 0, and the due day is the last on which it is in time. Working days
leave out Saturdays, Sundays and the bank holidays of England; months and days leave out none, so
they may end on a Sunday; a month ends on the same day of a later month, or on the last day of a
shorter one; hours pass by day and by night. An event on a day that is not worked is day 0 all the
same. A due day past the last bank holiday that is known is refused, never guessed.

What is local is an example from other areas. A partnership adds its own version, from a day to
come: `sightline clock change`. A clock keeps the version in force on the day of its event. Where
it says so, a line has not been compared with the text that binds, and is to be checked locally."""
HEADINGS = ["Key", "What", "Limit", "Set by", "Source", "In force", "To be checked"]


def text() -> str:
    return page("Clocks", BEFORE, table(HEADINGS, map(_row, shipped.timescales())))


def _row(given: Given) -> tuple[str, ...]:
    end = f" to {long_date(given.valid_to)}" if given.valid_to else ""
    return (
        f"`{given.key}`",
        given.name,
        f"{given.length} {given.unit} {given.direction} {given.event}",
        given.basis,
        str(Source(given.document, given.edition, given.paragraph)),
        f"from {long_date(given.valid_from)}{end}",
        "yes" if given.unverified else "",
    )
