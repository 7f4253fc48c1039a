"""What is wrong with a file of the dictionary, and where."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class DefinitionFault:
    """`entry` counts the file's `[[definition]]` tables from 1; 0 is what they share."""

    file: str
    entry: int
    key: str
    message: str

    def __str__(self) -> str:
        entry = f", definition {self.entry}" if self.entry else ""
        key = f", {self.key}" if self.key else ""
        return f"{self.file}{entry}{key}: {self.message}"


class UnreadableDictionary(ValueError):
    """The dictionary cannot be used. `faults` lists every place."""

    def __init__(self, faults: Sequence[DefinitionFault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)
