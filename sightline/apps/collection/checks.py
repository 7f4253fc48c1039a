"""What is looked at in a line before it is taken: faults stop it, questions ask about it.

Multi-agency data sets are validated for types, bounds, percentages within 0 to 100, numerators not
above denominators, and jumps beyond three times the mean moving range.
"""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from sightline.analytics.dictionary import Definition, Kind, Unit
from sightline.apps.collection.amounts import plain, shown
from sightline.apps.collection.rules import quarter_before
from sightline.apps.collection.types import Amount, Fault, LineEntry, Part, Question
from sightline.core.control_charts.exact import whole_numbers
from sightline.core.control_charts.individuals import measured
from sightline.core.periods import Period

HUNDRED = Decimal(100)
FEWEST_POINTS = 4  # earlier ones: with fewer, nobody knows what is usual
JUMP = 3  # times the mean moving range
JUMPED, FELL, BARE = "jump", "fell", "parts"
Series = Mapping[Period, Decimal]  # the values of earlier quarters, the oldest first
_TIMES = {Unit.PERCENT: HUNDRED, Unit.RATE: Decimal(10_000)}
_NAMES = {Part.NUMERATOR: "numerator", Part.DENOMINATOR: "denominator", Part.VALUE: "value"}


def parts_of(definition: Definition) -> tuple[Part, ...]:
    """What is asked of an indicator: one number, or those that it is divided from, too."""
    if definition.denominator:
        return (Part.NUMERATOR, Part.DENOMINATOR, Part.VALUE)
    return (Part.VALUE,)


def faults(entry: LineEntry, definition: Definition) -> list[Fault]:
    """What has to be put right before the return is sent; [] where all is in order."""
    given = [part for part in parts_of(definition) if entry.part(part).is_given]
    if not given:
        return [] if entry.missing.strip() else [_no_number(definition)]
    if entry.missing.strip():
        return [Fault("missing", "There is a number, and a reason why there is none: keep one")]
    found = [*_each_part(entry, definition), *_incomplete(entry, definition)]
    return found or [*_given_away(entry), *_above(entry, definition), *_differs(entry, definition)]


def _no_number(definition: Definition) -> Fault:
    if definition.denominator:
        return Fault("numerator", "Enter the numbers, or say why there are none")
    return Fault("value", "Enter the number, or say why there is none")


def _each_part(entry: LineEntry, definition: Definition) -> list[Fault]:
    found = []
    for part in parts_of(definition):
        number = entry.part(part).number
        if number is None:
            continue
        if number < 0:
            found.append(Fault(part, f"The {_NAMES[part]} must be 0 or more"))
        elif part == Part.VALUE and definition.unit == Unit.PERCENT and number > HUNDRED:
            found.append(Fault(part, "The percentage must be 100 or less"))
        elif _is_whole(part, definition) and number % 1:
            found.append(Fault(part, f"The {_NAMES[part]} must be a whole number"))
    return found


def _is_whole(part: Part, definition: Definition) -> bool:
    if part != Part.VALUE:
        return definition.unit != Unit.DAYS
    return definition.unit == Unit.COUNT and not definition.denominator and not definition.places


def _incomplete(entry: LineEntry, definition: Definition) -> list[Fault]:
    if not definition.denominator:
        return []
    if entry.numerator.is_given and not entry.denominator.is_given:
        return [Fault(Part.DENOMINATOR, "Enter the denominator, too")]
    if entry.denominator.is_given and not entry.numerator.is_given and not entry.value.is_given:
        return [Fault(Part.NUMERATOR, "Enter the numerator, too")]
    return []


def _given_away(entry: LineEntry) -> list[Fault]:
    """A value beside its denominator tells the numerator, whatever stands there."""
    if entry.numerator.hidden and entry.value.number is not None:
        return [
            Fault(
                Part.VALUE,
                f"The numerator is hidden as {entry.numerator.hidden}, and this would give it "
                "away: leave it empty",
            )
        ]
    return []


def _above(entry: LineEntry, definition: Definition) -> list[Fault]:
    numerator, denominator = entry.numerator.number, entry.denominator.number
    if numerator is None or denominator is None:
        return []
    if denominator == 0 and numerator > 0:
        return [Fault(Part.DENOMINATOR, "The denominator must be more than 0")]
    if definition.unit == Unit.PERCENT and numerator > denominator:
        return [
            Fault(
                Part.NUMERATOR,
                f"The numerator, {plain(numerator)}, must not be above the denominator, "
                f"{plain(denominator)}",
            )
        ]
    return []


def _differs(entry: LineEntry, definition: Definition) -> list[Fault]:
    given, computed = entry.value.number, divided(entry, definition)
    if given is None or computed is None:
        return []
    places = max(0, -int(given.normalize().as_tuple().exponent))
    half = Decimal(5).scaleb(-places - 1)
    if abs(given - computed) <= half:
        return []
    rounded = computed.quantize(Decimal(1).scaleb(-max(1, places)), ROUND_HALF_UP)
    told = shown(Amount(rounded), definition, Part.VALUE)
    return [
        Fault(
            Part.VALUE,
            f"The numerator and the denominator make {told}: correct one of the three, or leave "
            "this empty",
        )
    ]


def divided(entry: LineEntry, definition: Definition) -> Decimal | None:
    """The value as its numerator and denominator make it; None where they make none."""
    numerator, denominator = entry.numerator.number, entry.denominator.number
    if numerator is None or not denominator:
        return None
    return numerator * _TIMES.get(definition.unit, Decimal(1)) / denominator


def value_of(entry: LineEntry, definition: Definition) -> Decimal | None:
    """The line's number: from what it is divided from where that was given, else as given."""
    found = divided(entry, definition)
    return entry.value.number if found is None else found


def questions(
    entry: LineEntry, definition: Definition, earlier: Series, quarter: Period
) -> list[Question]:
    """What may be right, and is asked about all the same."""
    found = []
    if definition.denominator and not entry.numerator.is_given and entry.value.number is not None:
        told = shown(entry.value, definition, Part.VALUE)
        found.append(
            Question(
                BARE,
                f"{told} was given without the numbers it is made of.",
                "Can you give the numerator and the denominator? If not, say who holds them.",
            )
        )
    value = value_of(entry, definition)
    if value is None:
        return found
    if definition.kind == Kind.CUMULATIVE:
        return [*found, *_of_year_so_far(value, definition, earlier, quarter)]
    return [*found, *_jump(value, definition, list(earlier.values()))]


def _of_year_so_far(
    value: Decimal, definition: Definition, earlier: Series, quarter: Period
) -> list[Question]:
    """What is counted from April on is compared by what each quarter added."""
    before = earlier.get(quarter_before(quarter)) if not _is_first(quarter) else Decimal(0)
    if before is not None and value < before:
        return [
            Question(
                FELL,
                f"{_round(value, definition)} is less than {_round(before, definition)} a quarter "
                "ago, though it is counted from April on.",
                "Is it of this quarter alone, or was the earlier number corrected?",
            )
        ]
    added = [step for step in (_added(earlier, each) for each in earlier) if step is not None]
    return [] if before is None else _jump(value - before, definition, added)


def _added(earlier: Series, quarter: Period) -> Decimal | None:
    """What a quarter added to the year so far; None where the one before it is not known."""
    if _is_first(quarter):
        return earlier[quarter]
    before = earlier.get(quarter_before(quarter))
    return None if before is None else earlier[quarter] - before


def _is_first(quarter: Period) -> bool:
    return quarter.starts_on.month == 4


def _jump(value: Decimal, definition: Definition, earlier: Sequence[Decimal]) -> list[Question]:
    """`earlier` are the values before, the oldest first."""
    if len(earlier) < FEWEST_POINTS:
        return []
    usual, step = mean_moving_range(earlier), value - earlier[-1]
    if abs(Fraction(step)) <= JUMP * usual:
        return []
    way = "up" if step > 0 else "down"
    counted = "What the quarter added, " if definition.kind == Kind.CUMULATIVE else ""
    return [
        Question(
            JUMPED,
            f"{counted}{_round(value, definition)}{',' if counted else ''} is {way} from "
            f"{_round(earlier[-1], definition)}. From one quarter to the next it usually moves by "
            f"about {_round(_decimal(usual), definition)}.",
            "Is the number right? If it is, what happened?",
        )
    ]


def mean_moving_range(points: Sequence[Decimal]) -> Fraction:
    """The mean of the steps from each of two or more points to the next, without their signs."""
    ruler = measured(*whole_numbers(points), screen=False)
    if ruler is None or not ruler.ranges_count:
        return Fraction(0)
    return Fraction(ruler.ranges_total, ruler.ranges_count * ruler.scale)


def _decimal(exact: Fraction) -> Decimal:
    return Decimal(exact.numerator) / Decimal(exact.denominator)


def _round(value: Decimal, definition: Definition) -> str:
    places = max(definition.places, 0 if value == value.to_integral_value() else 1)
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return shown(Amount(rounded), definition, Part.VALUE)
