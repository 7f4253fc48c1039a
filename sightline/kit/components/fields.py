"""Form fields that many pages share: a day, a line, a few sentences, one of several choices."""

from collections.abc import Iterable
from typing import Any

from django import forms

NAMES_NOBODY = "Name nobody, and give no numbers, addresses or dates of birth."


class Form(forms.Form):
    def tell(self, refused: Exception) -> None:
        """Say why it was refused: at the refusal's `field`, or of the whole form without one."""
        field = getattr(refused, "field", "")
        self.add_error(field if field in self.fields else None, str(refused))

    def offer(self, name: str, choices: Any) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def said(self, name: str) -> str:
        return str(self.cleaned_data.get(name) or "").strip()


def one_of(choices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The choices of a list; where there are several, none of them is chosen beforehand."""
    found = list(choices)
    return found if len(found) == 1 else [("", "Choose one"), *found]


def day(label: str, hint: str = "For example, 27/3/2027.", *, missing: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        input_formats=["%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d"],
        help_text=hint,
        error_messages={"required": missing, "invalid": "Enter a day like 27/3/2027"},
        widget=forms.DateInput(
            format="%d/%m/%Y", attrs={"class": "govuk-input--width-10", "autocomplete": "off"}
        ),
    )


def line(label: str, hint: str = "", *, missing: str = "") -> forms.CharField:
    """One line. Without `missing` it may be left empty."""
    return forms.CharField(
        label=label,
        required=bool(missing),
        max_length=200,
        help_text=hint,
        error_messages={"required": missing},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def sentences(label: str, hint: str = "", *, missing: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=bool(missing),
        max_length=2000,
        help_text=hint,
        error_messages={"required": missing},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def choice(label: str, hint: str = "", *, missing: str, radios: bool = True) -> forms.ChoiceField:
    """The choices are offered by the form, as they depend on who fills it in or on the day."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        error_messages={"required": missing, "invalid_choice": missing},
        widget=forms.RadioSelect if radios else forms.Select,
    )
