"""Do a new case, a name on its list, a broken glass and its review, as filled in, make sense?"""

from collections.abc import Iterable
from typing import Any

from django import forms

from sightline.apps.accounts.cases.types import SHORTEST_REASON
from sightline.apps.accounts.models import Person
from sightline.apps.accounts.types import CannotDo

DAY = {"required": "Enter a day like 27/3/2027", "invalid": "Enter a day like 27/3/2027"}


def _until() -> forms.DateField:
    return forms.DateField(
        label="Until which day",
        input_formats=["%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d"],
        help_text="The last day counts. A year ahead at the most, for example 27/3/2027.",
        error_messages=DAY,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )


def _reason(label: str, help_text: str, longest: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": f"Say why, in {SHORTEST_REASON} characters or more"},
    )


class Form(forms.Form):
    def tell(self, refused: CannotDo) -> None:
        for field, fault in refused.faults.items():
            self.add_error(field if field in self.fields else None, fault)


class OpenCase(Form):
    title = forms.CharField(
        label="Title",
        max_length=120,
        help_text="What those on its list know it by. It tells nobody who a child is: for example, "
        "Review of autumn 2026.",
        error_messages={"required": "Enter a title"},
    )
    subject = forms.CharField(
        label="What your agency’s own system calls it (optional)",
        max_length=120,
        required=False,
        help_text="It is sealed, and used to find out whether a case is open for it already.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    until = _until()


class NamePerson(Form):
    person = forms.ChoiceField(label="Who", error_messages={"required": "Choose somebody"})
    reason = _reason("Why they need to read it", "It stays on the list.", 300)
    until = _until()

    def __init__(self, *args: Any, people: Iterable[Person], **named: Any) -> None:
        super().__init__(*args, **named)
        offered = [(str(each.pk), f"{each.shown_as} ({each.email})") for each in people]
        field = self.fields["person"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "Choose somebody"), *offered]


class BreakGlass(Form):
    reference = forms.CharField(
        label="Reference of the case",
        max_length=20,
        help_text="Ten letters and digits, such as K7QF3-MXW29. Its owner has it.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
        error_messages={"required": "Enter the reference"},
    )
    reason = _reason(
        "Why it cannot wait",
        "The owner and the data protection officer read it. Name nobody in it.",
        1000,
    )


class Review(Form):
    justified = forms.ChoiceField(
        label="Was it justified?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it was justified"},
    )
    found = forms.CharField(
        label="What you found, and what follows",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what you found"},
    )
