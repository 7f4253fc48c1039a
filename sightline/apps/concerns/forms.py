"""Does a coding, or its withdrawal, make sense?"""

from collections.abc import Collection, Sequence

from django import forms

LONGEST_REASON = 300


class Code(forms.Form):
    concern = forms.CharField(error_messages={"required": "Choose the concern it speaks of"})
    reason = forms.CharField(
        label="Why, in a line",
        help_text="What in the finding speaks of this concern.",
        max_length=LONGEST_REASON,
        error_messages={
            "required": "Say in a line what in the finding speaks of this concern",
            "max_length": f"The reason must be {LONGEST_REASON} characters or fewer",
        },
    )

    def __init__(self, data: object, *, keys: Collection[str]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a request's form, as Django gives it
        self.keys = keys

    def clean_concern(self) -> str:
        key = str(self.cleaned_data["concern"])
        if key not in self.keys:
            raise forms.ValidationError("Choose a concern from the list")
        return key


class CodeSeveral(forms.Form):
    """One reason, and one concern or several, for all the findings that were chosen."""

    concerns = forms.MultipleChoiceField(
        label="The concerns that all of them speak of",
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small app-many"}),
        error_messages={
            "required": "Choose at least one concern",
            "invalid_choice": "Choose concerns from the list",
        },
    )
    reason = forms.CharField(
        label="Why, in a line",
        help_text="What in all of these findings speaks of it. Each coding keeps this reason.",
        max_length=LONGEST_REASON,
        error_messages={
            "required": "Say in a line what in the findings speaks of it",
            "max_length": f"The reason must be {LONGEST_REASON} characters or fewer",
        },
    )

    def __init__(self, data: object, *, offers: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a request's form, as Django gives it
        concerns = self.fields["concerns"]
        if isinstance(concerns, forms.MultipleChoiceField):
            concerns.choices = list(offers)


class Withdraw(forms.Form):
    reason = forms.CharField(
        label="Why it is withdrawn, in a line",
        max_length=LONGEST_REASON,
        error_messages={
            "required": "Say in a line why the coding is withdrawn",
            "max_length": f"The reason must be {LONGEST_REASON} characters or fewer",
        },
    )
