"""What a writer, a checker or a commentator typed. A section may be empty; a comment may not."""

from typing import Any

from django import forms

LONGEST_SECTION = 60_000  # characters


class Words(forms.Form):
    words = forms.CharField(
        label="Words of the section",
        required=False,
        max_length=LONGEST_SECTION,
        strip=False,
        help_text="In Markdown. Write a figure as {{its key}}: find it beside, and it is put here.",
        widget=forms.Textarea(attrs={"rows": 22, "spellcheck": "true", "class": "app-words"}),
        error_messages={
            "max_length": f"A section has at most {LONGEST_SECTION:,} characters: split it in two"
        },
    )
    why = forms.CharField(
        label="What you changed, in a line (optional)",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    opened = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, reading: str = "", **named: Any) -> None:
        """`reading` is where the words are sent while they are typed, to be shown as read."""
        super().__init__(*args, **named)
        if reading:
            self.fields["words"].widget.attrs |= {
                "hx-post": reading,
                "hx-trigger": "input changed delay:800ms",
                "hx-target": "#reading",
                "hx-swap": "innerHTML",
            }


class Comment(forms.Form):
    words = forms.CharField(
        label="Your comment",
        max_length=2000,
        help_text="Write nothing that identifies a child.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write your comment"},
    )
    quote = forms.CharField(
        label="The words it is about (optional)",
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class Note(forms.Form):
    note = forms.CharField(
        label="Note (optional)",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
