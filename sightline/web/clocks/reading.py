"""What the page of clocks shows: each timescale in force, and one worked out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sightline.core.clocks import Basis, DayClock, DayTimescale, HourClock, HourTimescale
from sightline.core.periods import long_date
from sightline.kit.calendar import queries
from sightline.web.clocks.forms import FromThisDay

HEADINGS = {
    Basis.STATUTORY: "Set by law or national guidance",
    Basis.LOCAL: "Set locally",
}
WITHOUT_OWN = (
    "These are examples from other areas until the partnership has added its own: check each."
)


@dataclass(frozen=True)
class Worked:
    """`other_version` says which version counted, where it is not the one in force today."""

    due: str
    sum: str
    lines: tuple[str, ...]
    other_version: str


@dataclass(frozen=True)
class Shown:
    key: str
    name: str
    words: str
    source: str
    since: str
    unverified: bool
    form: FromThisDay
    worked: Worked | None


@dataclass(frozen=True)
class Group:
    heading: str
    note: str
    clocks: list[Shown]


def read(asked: dict[str, str], today: date) -> list[Group]:
    found = [_shown(each, asked) for each in queries.timescales(today)]
    return [
        Group(heading, WITHOUT_OWN if basis == Basis.LOCAL else "", clocks)
        for basis, heading in HEADINGS.items()
        if (clocks := [shown for each_basis, shown in found if each_basis == basis])
    ]


def refused(groups: Iterable[Group]) -> FromThisDay | None:
    """The form with a fault, for the summary at the head of the page."""
    forms = (clock.form for group in groups for clock in group.clocks)
    return next((form for form in forms if form.errors), None)


def _shown(timescale: DayTimescale | HourTimescale, asked: dict[str, str]) -> tuple[Basis, Shown]:
    form = FromThisDay.of(timescale, asked)
    clock = form.clock if form.is_valid() else None
    return timescale.basis, Shown(
        key=timescale.key,
        name=timescale.name,
        words=f"{timescale.length.words} {timescale.length.direction} {timescale.event}",
        source=str(timescale.source),
        since=long_date(timescale.valid_from),
        unverified=timescale.unverified,
        form=form,
        worked=_worked(clock, timescale) if clock else None,
    )


def _worked(clock: DayClock | HourClock, today: DayTimescale | HourTimescale) -> Worked:
    used = clock.timescale
    other = "" if used.valid_from == today.valid_from else _version(used)
    return Worked(
        due=clock.due_in_words,
        sum=clock.working(),
        lines=tuple(str(line) for line in clock.explain()),
        other_version=other,
    )


def _version(used: DayTimescale | HourTimescale) -> str:
    return f"{used.length.words}, as in force from {long_date(used.valid_from)}: {used.source}"
