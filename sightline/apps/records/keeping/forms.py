"""What an item, a review, a hold and a destruction ask for, and what narrows the register."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from sightline.apps.records.models import RetentionRule
from sightline.apps.records.types import STANDING_WORDS, ItemEntry
from sightline.kit.components.fields import NAMES_NOBODY, Form, choice, day, line, one_of, sentences
from sightline.kit.components.filters import Choices, Filters, Offer


class ItemForm(Form):
    record_class = choice("Class of records", missing="Choose the class", radios=False)
    title = line(
        "What it is",
        f"For example, ‘Audit of neglect, case tools’. {NAMES_NOBODY}",
        missing="Say what it is",
    )
    where = line("Where it is", "A place or a system.", missing="Say where it is")
    started_on = day("Kept from", "The day that the class counts from.", missing="Enter the day")
    born_in = forms.IntegerField(
        label="Year in which the youngest subject was born",
        required=False,
        help_text="Only for a class that is kept until the subject reaches an age.",
        error_messages={"invalid": "Enter a year like 2012"},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
    )

    case = forms.TypedChoiceField(
        label="A closed case of Sightline (where it is one)",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Then Sightline itself destroys what is sealed in it, once its time is over and "
        "another person witnesses it.",
    )

    def __init__(
        self,
        *args: Any,
        classes: Iterable[RetentionRule],
        cases: Iterable[tuple[int, str]] = (),
        **named: Any,
    ) -> None:
        super().__init__(*args, **named)
        offered = [(str(pk), reference) for pk, reference in cases]
        self.offer("case", [("", "It is kept elsewhere"), *offered])
        if not offered:
            del self.fields["case"]
        self.offer(
            "record_class",
            one_of((each.record_class.key, _in_a_line(each)) for each in classes),
        )

    @property
    def entry(self) -> ItemEntry:
        return ItemEntry(
            record_class=self.said("record_class"),
            title=self.said("title"),
            where=self.said("where"),
            started_on=self.cleaned_data["started_on"],
            born_in=self.cleaned_data["born_in"],
            case=self.cleaned_data.get("case"),
        )


class LongerForm(Form):
    until = day("Keep it until", missing="Enter the day until which it is kept")
    why = sentences("Why it is kept longer", NAMES_NOBODY, missing="Say why it is kept longer")


class HoldForm(Form):
    why = sentences(
        "Why nothing may be destroyed",
        f"For example, a criminal investigation. {NAMES_NOBODY}",
        missing="Say why nothing may be destroyed",
    )
    asked_by = line("Who asked for it", "A body or a role.", missing="Say who asked for it")
    from_day = day("From", missing="Enter the day from which it is held")


class LiftForm(Form):
    why = sentences("Why the hold is lifted", NAMES_NOBODY, missing="Say why it is lifted")


class DestroyForm(Form):
    day = day("Day it was destroyed", missing="Enter the day it was destroyed")
    how = sentences(
        "How it was destroyed",
        "For example, shredded, or deleted with its backups.",
        missing="Say how it was destroyed",
    )


class TakeBackForm(Form):
    why = sentences("What was found instead", NAMES_NOBODY, missing="Say what was found instead")


class WitnessForm(Form):
    saw = forms.BooleanField(
        label="I saw, or have checked, that it was destroyed",
        error_messages={"required": "Tick that you saw or checked it"},
    )


def _in_a_line(rule: RetentionRule) -> str:
    return f"{rule.title}: {rule.how_long.lower()}"


def filters(query: QueryDict, *, classes: Choices) -> Filters:
    standings = [(each.value, words) for each, (words, _) in STANDING_WORDS.items()]
    return Filters(query, (Offer("state", "State", standings), Offer("class", "Class", classes)))
