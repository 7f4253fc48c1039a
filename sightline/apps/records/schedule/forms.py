"""What a class of the retention schedule asks for, and who approved it."""

from typing import Any

from django import forms

from sightline.apps.records.models import RetentionRule
from sightline.apps.records.types import LENGTH_WORDS, Length, RuleEntry
from sightline.kit.components.fields import Form, choice, day, line, sentences


class RuleForm(Form):
    title = line("Class of records", missing="Name the class")
    covers = sentences("What it covers", missing="Say what it covers")
    length = choice("How long it is kept", missing="Choose how long it is kept")
    amount = forms.IntegerField(
        label="How many years or months, or which age",
        required=False,
        help_text="Empty where it is kept permanently.",
        error_messages={"invalid": "Enter a whole number"},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
    )
    event = line("Counted from", "For example, the day of the meeting.", missing="Say from when")
    basis = sentences("Why this long", missing="Say why this long")
    source = sentences("Source", missing="Name the source")
    reviewer = line("Who looks at it", "A role, not a name.", missing="Name the role")
    edition = line("Edition", "For example, Schedule 2027.", missing="Name the edition")
    valid_from = day("Valid from", missing="Enter the day from which it counts")

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.offer("length", [(each.value, words) for each, words in LENGTH_WORDS.items()])

    @property
    def entry(self) -> RuleEntry:
        return RuleEntry(
            title=self.said("title"),
            covers=self.said("covers"),
            length=Length(self.said("length")),
            amount=self.cleaned_data["amount"],
            event=self.said("event"),
            basis=self.said("basis"),
            source=self.said("source"),
            reviewer=self.said("reviewer"),
            edition=self.said("edition"),
            valid_from=self.cleaned_data["valid_from"],
        )


class ChangeForm(RuleForm):
    seen = forms.IntegerField(widget=forms.HiddenInput)


class ApproveForm(Form):
    approved_by = line(
        "Who approved it",
        "A group or role, for example the executive.",
        missing="Say who approved it",
    )
    on = day("Day of the decision", missing="Enter the day of the decision")
    seen = forms.IntegerField(widget=forms.HiddenInput)


def as_filled(rule: RetentionRule) -> dict[str, Any]:
    names = ("title", "covers", "length", "amount", "event", "basis", "source", "reviewer")
    return {
        **{name: getattr(rule, name) for name in names},
        "edition": rule.edition,
        "valid_from": rule.valid_from,
        "seen": rule.number,
    }
