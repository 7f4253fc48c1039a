"""From returns that were read to the output: every period, by the definitions that held in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sightline.analytics import counting
from sightline.analytics.dictionary import Dictionary, all_definitions
from sightline.analytics.output.types import Kind, Output, ReturnFile, ReturnTold
from sightline.analytics.output.writing import output_of
from sightline.analytics.returns.annex_a import AnnexA
from sightline.analytics.returns.faults import Faults
from sightline.analytics.returns.tables import CENSUS, LOOKED_AFTER, CensusReturn, LookedAfterReturn
from sightline.core.clocks import Calendar
from sightline.core.periods import Period

UNLISTED = "more, which are not listed"


@dataclass(frozen=True)
class Question:
    """What to count. `populations` are by the code of a period; '' is for every other."""

    as_at: date
    periods: Sequence[Period]
    calendar: Calendar
    dictionary: Dictionary
    populations: Mapping[str, counting.Population] = field(default_factory=dict)


def count_all(
    question: Question, material: counting.Material, returns: Iterable[ReturnTold]
) -> Output:
    """Computed indicators alone: what agencies collect is in no return."""
    return output_of(
        question.as_at, returns, [_count(question, material, each) for each in question.periods]
    )


def _count(question: Question, material: counting.Material, period: Period) -> counting.Counted:
    given = question.populations
    asked = counting.Asked(
        period, question.as_at, question.calendar, given.get(period.code, given.get(""))
    )
    computed = (each for each in all_definitions(asked.day, question.dictionary) if each.computed)
    return counting.count(computed, material, asked)


def told_of_census(given: Sequence[CensusReturn], files: Iterable[ReturnFile]) -> ReturnTold:
    """The files of all years as one return."""
    return _told(Kind.CIN, CENSUS, given, files)


def told_of_looked_after(given: LookedAfterReturn, files: Iterable[ReturnFile]) -> ReturnTold:
    return _told(Kind.SSDA903, LOOKED_AFTER, [given], files)


def told_of_annex_a(given: AnnexA, file: ReturnFile) -> ReturnTold:
    rows = {name: table.height for name, table in given.tables.items()}
    return ReturnTold(Kind.ANNEX_A, (file,), rows, kinds(given.faults))


def _told(
    kind: Kind,
    tables: Iterable[str],
    given: Sequence[CensusReturn] | Sequence[LookedAfterReturn],
    files: Iterable[ReturnFile],
) -> ReturnTold:
    rows = {table: sum(getattr(each, table).height for each in given) for table in tables}
    faults: Counter[str] = Counter()
    for each in given:
        faults.update(kinds(each.faults))
    return ReturnTold(kind, tuple(files), rows, dict(faults))


def kinds(faults: Faults) -> dict[str, int]:
    """How many faults there are of each kind. Their places, which name rows, stay behind."""
    found: dict[str, int] = {}
    for fault in faults.listed:
        found[fault.what] = found.get(fault.what, 0) + 1
    if faults.unlisted:
        found[UNLISTED] = faults.unlisted
    return found
