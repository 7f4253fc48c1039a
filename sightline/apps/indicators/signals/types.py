"""A signal as a rule raises it."""

from dataclasses import dataclass
from datetime import date

from sightline.apps.indicators.types import SignalRule


@dataclass(frozen=True)
class Raised:
    """`about` is an agency's key or an area's name, where the rule is about one."""

    indicator: str
    rule: SignalRule
    period: str
    ends_on: date
    says: str
    reason: str
    about: str = ""
    is_good: bool = False

    @property
    def identity(self) -> tuple[str, str, str, str]:
        return (self.indicator, self.rule.value, self.about, self.period)
