"""Asking that values are erased, and deciding it."""

from django import forms

from sightline.kit.trail.types import CannotErase


class Form(forms.Form):
    def tell(self, refused: CannotErase) -> None:
        self.add_error(refused.field if refused.field in self.fields else None, refused.message)


class Ask(Form):
    why = forms.CharField(
        label="Why the values have to go",
        max_length=1000,
        help_text="The request, and the ground that it rests on. Name nobody.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why the values have to go, and on what ground"},
    )


class Decide(Form):
    decision = forms.ChoiceField(
        label="Your decision",
        choices=[("approve", "Approve: destroy the keys now"), ("refuse", "Refuse: they stay")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you approve"},
    )
    why = forms.CharField(
        label="Why",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why"},
    )


class TakeBack(Form):
    """Whoever asked cannot approve."""

    why = forms.CharField(
        label="Why you take the request back",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why"},
    )
