"""What a reader wants to say of a released report."""

from collections.abc import Sequence
from typing import Any

from django import forms

from sightline.apps.feedback import rules

SHORTENED = 90  # characters of a sentence in the list of those that there are


class Reply(forms.Form):
    words = forms.CharField(
        label="What do you want to say?",
        max_length=rules.LONGEST,
        help_text="Name nobody, and write nothing that tells who a child or a family is. If a "
        "child may be in danger now, call 999.",
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={
            "required": "Write what you want to say",
            "max_length": f"Write at most {rules.LONGEST:,} characters",
        },
    )
    passage = forms.ChoiceField(label="What it is about", required=False)
    # Filled in by programs that fill in everything; people do not see it.
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, title: str, sentences: Sequence[str], **named: Any) -> None:
        """`title` names the place as a whole; `sentences` are those that stand there."""
        super().__init__(*args, **named)
        passage = self.fields["passage"]
        if isinstance(passage, forms.ChoiceField):
            passage.choices = [("", title), *((each, each[:SHORTENED]) for each in sentences)]
