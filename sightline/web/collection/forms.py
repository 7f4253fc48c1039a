"""What is asked for when an agency is asked, and in the steps of a return."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from sightline.analytics.dictionary import Definition
from sightline.apps.collection.models import DataRequest, ReturnLine
from sightline.apps.collection.types import Frequency, RequestEntry
from sightline.kit.components.fields import Form, line, sentences
from sightline.web.collection.fields import SeenForm

MOST_SHOWN = 12  # indicators: a longer list scrolls within its own frame
FREQUENCIES = [
    (Frequency.QUARTERLY.value, "Every quarter"),
    (Frequency.YEARLY.value, "Once a year, with the quarter that ends in March"),
]


class AgencyForm(Form):
    """Which agency is asked; sent by GET."""

    agency = forms.ChoiceField(
        label="Which agency do you ask?", error_messages={"required": "Choose the agency"}
    )

    def __init__(self, data: Any, *, agencies: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        self.offer("agency", [("", "Choose one"), *agencies])


class RequestForm(Form):
    """`own` are the indicators for which agencies of its kind answer, ticked beforehand."""

    indicators = forms.MultipleChoiceField(
        label="What it is asked for",
        error_messages={"required": "Choose at least one indicator"},
    )
    supplier = line(
        "Who sends it",
        "The role or the name of the person at the agency, such as Performance manager.",
        missing="Name whoever sends it, by role or by name",
    )
    frequency = forms.ChoiceField(
        label="How often",
        choices=FREQUENCIES,
        initial=Frequency.QUARTERLY.value,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how often"},
    )
    first_quarter = forms.CharField(
        label="First quarter",
        max_length=12,
        help_text="For example, 2026/27 Q1: April to June 2026. Earlier quarters are asked for "
        "from then on.",
        error_messages={"required": "Enter the first quarter"},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    due_days = forms.IntegerField(
        label="Due how many days after the quarter ends",
        initial=30,
        error_messages={"required": "Enter a number of days", "invalid": "Enter a whole number"},
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-3", "inputmode": "numeric", "autocomplete": "off"}
        ),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data: Any, *, definitions: Mapping[str, Definition], initial: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        many = "govuk-checkboxes--small app-many" if len(definitions) > MOST_SHOWN else ""
        self.fields["indicators"].widget = forms.CheckboxSelectMultiple(attrs={"class": many})
        self.offer("indicators", [(key, each.title) for key, each in definitions.items()])

    def entry(self, agency: str) -> RequestEntry:
        return RequestEntry(
            agency=agency,
            indicators=tuple(self.cleaned_data["indicators"]),
            frequency=Frequency(self.said("frequency")),
            supplier=self.said("supplier"),
            first_quarter=self.said("first_quarter"),
            due_days=self.cleaned_data["due_days"],
        )


class ChangeForm(RequestForm):
    """The first quarter stays: returns since then are opened."""

    first_quarter = None  # type: ignore[assignment]  # how Django takes a field away

    def entry_of(self, of: DataRequest) -> RequestEntry:
        self.cleaned_data["first_quarter"] = of.first_quarter
        return self.entry(of.agency.key)


class EndForm(Form):
    why = forms.CharField(
        label="Why it ends, in a line",
        max_length=300,
        error_messages={"required": "Say in a line why it ends"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class AnswerForm(Form):
    says = sentences(
        "Answer",
        "Say what happened, or who will find out. Name no child, and tell nothing by which one "
        "could be known.",
        missing="Write the answer",
    )


class AskForm(Form):
    asks = sentences("What do you ask?", missing="Say what you ask")


class RestateForm(Form):
    because = sentences(
        "What is corrected, and why",
        "For example: Three referrals were recorded late. It is shown beside the new numbers.",
        missing="Say what is corrected, and why",
    )


class SignForm(SeenForm):
    is_so = forms.BooleanField(
        label="I have read it, and this is what my agency says",
        error_messages={"required": "Tick that this is what your agency says"},
    )


class CommentForm(SeenForm):
    """One box for each line."""

    def __init__(self, data: Any, *, lines: Sequence[tuple[ReturnLine, str]], seen: int) -> None:
        super().__init__(data, initial={"seen": seen})
        self.lines = lines
        for row, title in lines:
            self.fields[row.indicator] = forms.CharField(
                label=title,
                required=False,
                max_length=2000,
                initial=row.commentary,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def boxes(self) -> list[tuple[ReturnLine, BoundField]]:
        return [(row, self[row.indicator]) for row, _ in self.lines]

    @property
    def says(self) -> dict[str, str]:
        return {row.indicator: self.said(row.indicator) for row, _ in self.lines}
