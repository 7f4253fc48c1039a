"""Does what is recorded apart from the year make sense?"""

from collections.abc import Mapping
from typing import Any

from django import forms

from sightline.apps.evidence.files.forms import FilesField
from sightline.apps.evidence.types import Polarity, RestrictedEntry
from sightline.core.periods import parse_period

PLACE = "Who may read it"


class Record(forms.Form):
    place = forms.ChoiceField(
        label=PLACE,
        help_text="Sealed: only the people named on the case. An agency’s own: its people, the "
        "business unit, the analyst and the scrutineer.",
        error_messages={"required": "Choose who may read it"},
    )
    statement = forms.CharField(
        label="What it says, in a sentence or two",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Say what it says"},
    )
    polarity = forms.ChoiceField(
        label="It is a",
        choices=[(Polarity.CONCERN.value, "Concern"), (Polarity.STRENGTH.value, "Strength")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a concern or a strength"},
    )
    observed = forms.CharField(
        label="When it was observed",
        max_length=40,
        help_text="A day, a month, a quarter or a year: March 2020, 2019/20.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
        error_messages={"required": "Enter when it was observed"},
    )
    source = forms.CharField(
        label="What it rests on (optional)",
        max_length=300,
        required=False,
        help_text="For example: Agency report, page 4.",
    )
    sent = FilesField(
        label="Files (optional)",
        required=False,
        help_text="Up to 10, each of 20 MB at most. They are encrypted before they are kept.",
    )

    def __init__(
        self, *args: Any, agencies: Mapping[str, str], cases: Mapping[int, str], **named: Any
    ) -> None:
        super().__init__(*args, **named)
        field = self.fields["place"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                ("", "Choose a case or an agency"),
                *_group("Sealed within a case", "case", cases),
                *_group("An agency’s own", "agency", agencies),
            ]

    def clean_observed(self) -> str:
        try:
            return str(parse_period(str(self.cleaned_data["observed"]).strip()))
        except ValueError:
            raise forms.ValidationError(
                "Write a day, a month, a quarter or a year, such as March 2020 or 2019/20"
            ) from None

    @property
    def entry(self) -> RestrictedEntry:
        told = self.cleaned_data
        return RestrictedEntry(
            told["statement"], told["source"], Polarity(told["polarity"]), told["observed"]
        )

    @property
    def agency(self) -> str:
        kind, _, key = self.cleaned_data["place"].partition(":")
        return key if kind == "agency" else ""

    @property
    def case(self) -> int | None:
        kind, _, key = self.cleaned_data["place"].partition(":")
        return int(key) if kind == "case" else None


class Withdraw(forms.Form):
    why = forms.CharField(
        label="Why it is withdrawn, in a line",
        max_length=300,
        error_messages={"required": "Say in a line why it is withdrawn"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def _group(title: str, kind: str, names: Mapping[Any, str]) -> list[tuple[str, Any]]:
    """Under one heading; without anything in it, no heading either."""
    offered = [(f"{kind}:{key}", name) for key, name in names.items()]
    return [(title, offered)] if offered else []
