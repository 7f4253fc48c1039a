"""What the list of follow-ups says first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sightline.apps.followups.types import Due

ORDER = (Due.OVERDUE, Due.SOON, Due.LATER, Due.NO_DATE, Due.CLOSED)


@dataclass(frozen=True)
class Part:
    """`figure` is the key of the figure that counts them, where there is one."""

    number: int
    words: str
    figure: str = ""


def first_line(dues: Iterable[Due]) -> tuple[Part, ...]:
    """How many there are, and how they stand against their dates; nought is left out."""
    counted = Counter(dues)
    total = sum(counted.values())
    parts = [Part(total, "follow-up" if total == 1 else "follow-ups", "follow-ups.all")]
    for due in ORDER:
        if counted[due]:
            words = "with no date" if due == Due.NO_DATE else due.value
            figure = "follow-ups.overdue" if due == Due.OVERDUE else ""
            parts.append(Part(counted[due], words, figure))
    return tuple(parts)
