"""What is wrong with a return, each fault at its place, and never a child's own data in the words.

A child is named by position and line; neither an identifier nor a date of birth is repeated.
"""

from dataclasses import dataclass, field

MOST = 1_000


@dataclass(frozen=True)
class Fault:
    """`line` is None where a file has none; `place` says which child, row or column."""

    file: str
    line: int | None
    place: str
    what: str
    do: str

    def __str__(self) -> str:
        where = [self.file]
        if self.line is not None:
            where.append(f"line {self.line:,}")
        if self.place:
            where.append(self.place)
        return f"{', '.join(where)}: {self.what}. {self.do}."


class UnreadableReturn(ValueError):
    """A file of which nothing can be used; `fault` says why and what to do."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault

    def __reduce__(self) -> tuple[type["UnreadableReturn"], tuple[Fault]]:
        return UnreadableReturn, (self.fault,)  # so that it crosses from one process to another


@dataclass(frozen=True)
class Faults:
    """`listed` holds the first of them; `unlisted` counts the rest."""

    listed: tuple[Fault, ...] = ()
    unlisted: int = 0

    def __len__(self) -> int:
        return len(self.listed) + self.unlisted


NONE = Faults()


@dataclass
class FaultList:
    """Gathers faults while a file is read, and keeps no more than `most` of them."""

    most: int = MOST
    listed: list[Fault] = field(default_factory=list)
    unlisted: int = 0

    @property
    def room(self) -> int:
        return self.most - len(self.listed)

    def add(self, fault: Fault) -> None:
        if self.room:
            self.listed.append(fault)
        else:
            self.unlisted += 1

    def count(self, number: int) -> None:
        """More faults, of which none is listed."""
        self.unlisted += number

    def closed(self) -> Faults:
        return Faults(tuple(self.listed), self.unlisted)
