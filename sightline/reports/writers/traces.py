"""A figure's trace: what a reader needs to follow a printed number back to where it came from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True)
class Trace:
    """Words throughout, ready to print; an empty one is left out."""

    value: str
    label: str
    basis: str
    definition: str
    period: str
    source: str
    working: str = ""
    warnings: tuple[str, ...] = ()

    def rows(self) -> Iterator[tuple[str, str]]:
        """Everything but label and value, under the names that readers see."""
        named = (
            ("What it counts", self.definition),
            ("Basis", self.basis),
            ("Period", self.period),
            ("Source", self.source),
            ("How it was worked out", self.working),
            *(("Take care", warning) for warning in self.warnings),
        )
        return ((name, words) for name, words in named if words)


NO_TRACES: Final[Mapping[str, Trace]] = MappingProxyType({})
