"""What was typed on the way to a release: decisions, a statement, dates."""

from typing import Any

from django import forms

from sightline.releases.types import OnwardKind, Treatment

ONWARD_WORDS = {
    OnwardKind.PRESENTED: "Presented to a board or committee",
    OnwardKind.PANEL: "Sent to the Child Safeguarding Practice Review Panel",
    OnwardKind.FOUNDATIONS: "Sent to Foundations, the What Works centre",
}
TREATMENT_WORDS = {
    Treatment.HIDDEN: "Hide it",
    Treatment.WIDENED: "Widen it to a range",
    Treatment.EXEMPTED: "Leave it as it is, with the reason",
}
DECIDED_WORDS = {
    Treatment.HIDDEN: "Hidden",
    Treatment.WIDENED: "Given as a range",
    Treatment.EXEMPTED: "Left as it is",
}


class Decide(forms.Form):
    treatment = forms.ChoiceField(
        label="What happens to those chosen",
        choices=[(str(each), words) for each, words in TREATMENT_WORDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happens to them"},
    )
    reason = forms.CharField(
        label="Why, in a line",
        max_length=300,
        help_text="It is published with the report.",
        error_messages={"required": "Say why, in a line"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class Statement(forms.Form):
    words = forms.CharField(
        label="The statement",
        max_length=20_000,
        strip=False,
        help_text="In Markdown, like a section: a figure is written as {{its key}}.",
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "true"}),
        error_messages={"required": "Write the statement"},
    )


class Sign(forms.Form):
    agree = forms.BooleanField(
        label="I have read the report as it would be frozen, and sign it for this partner",
        error_messages={"required": "Say that you have read it"},
    )
    seen = forms.CharField(widget=forms.HiddenInput)
    agency = forms.CharField(widget=forms.HiddenInput)


class Release(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput)
    why = forms.CharField(
        label="Why the released report is corrected",
        max_length=1000,
        help_text="It is published with the correction, beside a list of what changed.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why the released report is corrected"},
    )

    def __init__(self, *args: Any, is_correction: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        if not is_correction:
            del self.fields["why"]


class Onward(forms.Form):
    kind = forms.ChoiceField(
        label="What was done",
        choices=[(str(each), words) for each, words in ONWARD_WORDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what was done"},
    )
    body = forms.CharField(
        label="To whom (for a presentation)",
        required=False,
        max_length=200,
        help_text="For example, the Health and Wellbeing Board.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    on = forms.DateField(
        label="Day",
        input_formats=["%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d"],
        help_text="For example, 27/3/2027.",
        error_messages={"required": "Enter the day", "invalid": "Enter a day like 27/3/2027"},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") == OnwardKind.PRESENTED and not cleaned.get("body"):
            self.add_error("body", "Enter to whom it was presented")
        elif cleaned.get("kind") in (OnwardKind.PANEL, OnwardKind.FOUNDATIONS):
            cleaned["body"] = ""
        return cleaned
