"""The page on which an agency writes its numbers: one group of fields for each indicator."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField

from sightline.analytics.dictionary import Definition, Unit
from sightline.apps.collection import amounts, checks
from sightline.apps.collection.actions import Pairs
from sightline.apps.collection.models import ReturnLine
from sightline.apps.collection.types import NOTHING, Amount, Fault, LineEntry, Part
from sightline.kit.components.fields import Form

MISSING = "missing"
LABELS = {Part.NUMERATOR: "Numerator", Part.DENOMINATOR: "Denominator"}
NO_NUMBER = "There is no number: leave this empty, and say why below"
OVERTAKEN = "Somebody else wrote {theirs} meanwhile. Send this again to keep yours"


@dataclass(frozen=True)
class Asked:
    """One indicator on the page: its line, its definition, and what was sent for it before."""

    line: ReturnLine
    definition: Definition
    last_quarter: str
    last_year: str
    restated: str = ""


class FillForm(Form):
    """`asked` are the indicators, in their order. `entries` has what was seen and what was said."""

    def __init__(self, data: Any, *, asked: list[Asked]) -> None:
        super().__init__(data)
        self.asked = {each.line.indicator: each for each in asked}
        for each in asked:
            self._add(each)
        self.fields["seen"] = forms.CharField(
            widget=forms.HiddenInput, required=False, initial=json.dumps(self._standing())
        )

    def _add(self, each: Asked) -> None:
        entry = each.line.entry
        for part in checks.parts_of(each.definition):
            self.fields[name(each.line.indicator, part)] = _number_field(each.definition, part)
            self.initial[name(each.line.indicator, part)] = amounts.shown(
                entry.part(part), each.definition, part
            )
        self.fields[name(each.line.indicator, MISSING)] = forms.CharField(
            label="If there is no number, say why",
            required=False,
            max_length=300,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )
        self.initial[name(each.line.indicator, MISSING)] = entry.missing

    def _standing(self) -> dict[str, dict[str, str]]:
        return {key: _told(each.line.entry) for key, each in self.asked.items()}

    def groups(self) -> Iterator[tuple[Asked, list[BoundField], BoundField]]:
        """Each indicator with its fields; the one for why there is no number stands apart."""
        for key, each in self.asked.items():
            parts = [self[name(key, part)] for part in checks.parts_of(each.definition)]
            yield each, parts, self[name(key, MISSING)]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        self.entries: Pairs = {
            key: (seen, self._entry(each)) for key, each, seen in self._with_seen()
        }
        return said

    def _with_seen(self) -> Iterator[tuple[str, Asked, LineEntry]]:
        try:
            told = json.loads(self.data.get("seen") or "{}")
        except ValueError:
            told = {}
        for key, each in self.asked.items():
            seen = told.get(key) if isinstance(told, dict) else None
            yield key, each, _opened(seen) if isinstance(seen, dict) else each.line.entry

    def _entry(self, each: Asked) -> LineEntry:
        key = each.line.indicator
        read = {part: self._amount(each, part) for part in checks.parts_of(each.definition)}
        missing = self.said(name(key, MISSING))
        numerator, denominator, value = (read.get(part, NOTHING) for part in Part)
        before = each.line.entry
        is_same = (numerator, denominator, value) == tuple(before.part(part) for part in Part)
        source = before.source if is_same else ""
        return LineEntry(numerator, denominator, value, missing, source)

    def _amount(self, each: Asked, part: Part) -> Amount:
        field = name(each.line.indicator, part)
        try:
            return amounts.parse_amount(self.said(field), each.definition, part)
        except amounts.NoneAvailable:
            self.add_error(field, f"{each.definition.title}: {_lower(NO_NUMBER)}")
        except amounts.UnreadableAmount as unreadable:
            self.add_error(field, f"{each.definition.title}: {unreadable}")
        return NOTHING

    def tell_faults(self, faulty: Mapping[str, list[Fault]]) -> None:
        for key, faults in faulty.items():
            for fault in faults:
                title = self.asked[key].definition.title
                self.add_error(name(key, fault.part), f"{title}: {_lower(fault.message)}")

    def tell_overtaken(self, indicators: tuple[str, ...]) -> None:
        """Show at each what stands there now, and let the next sending be over that."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # a form's data is a QueryDict
        data["seen"] = json.dumps(self._standing())
        self.data = data
        for key in indicators:
            each = self.asked[key]
            parts = checks.parts_of(each.definition)
            told = [amounts.shown(each.line.entry.part(p), each.definition, p) for p in parts]
            theirs = ", ".join(filter(None, [*told, each.line.missing])) or "nothing"
            message = f"{each.definition.title}: {_lower(OVERTAKEN.format(theirs=theirs))}"
            self.add_error(name(key, parts[0]), message)


def name(indicator: str, part: str) -> str:
    return f"{indicator}--{part}"


def _number_field(definition: Definition, part: Part) -> forms.CharField:
    return forms.CharField(
        label=_label(definition, part),
        required=False,
        max_length=60,
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-10", "autocomplete": "off", "spellcheck": "false"}
        ),
    )


def _label(definition: Definition, part: Part) -> str:
    if part in LABELS:
        return LABELS[part]
    if not definition.denominator:
        return "Number of days" if definition.unit == Unit.DAYS else "Number"
    return "Percentage (optional)" if definition.unit == Unit.PERCENT else "Rate (optional)"


def _told(entry: LineEntry) -> dict[str, str]:
    told = {part.value: _text(entry.part(part)) for part in Part}
    return {**told, MISSING: entry.missing, "source": entry.source}


def _text(amount: Amount) -> str:
    return (
        f"={amount.hidden}"
        if amount.hidden
        else str("" if amount.number is None else amount.number)
    )


def _opened(told: Mapping[str, Any]) -> LineEntry:
    numerator, denominator, value = (_amount(str(told.get(part.value, ""))) for part in Part)
    return LineEntry(
        numerator, denominator, value, str(told.get(MISSING, "")), str(told.get("source", ""))
    )


def _amount(text: str) -> Amount:
    if text.startswith("="):
        return Amount(hidden=text[1:])
    try:
        return Amount(Decimal(text)) if text else NOTHING
    except ArithmeticError:
        return NOTHING


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]
