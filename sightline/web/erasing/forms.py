"""Asking that values are erased, and deciding it."""

from typing import Any

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
    """To refuse, nobody needs to have looked at the holds."""

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

    no_hold = forms.BooleanField(
        label="I looked through the legal holds, and none of them covers it",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("decision") == "approve" and not told.get("no_hold"):
            wrong = "Look through the legal holds first, and tick that none of them covers it"
            self.add_error("no_hold", wrong)
        return told


class TakeBack(Form):
    """Whoever asked cannot approve."""

    why = forms.CharField(
        label="Why you take the request back",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why"},
    )
