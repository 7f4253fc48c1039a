"""What is answered to a reader."""

from django import forms


class Answer(forms.Form):
    words = forms.CharField(
        label="Your answer, or why it is set aside",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Write the answer, or why it is set aside"},
    )
    publish = forms.BooleanField(
        label="Show the reply and the answer beside the report, for everybody",
        required=False,
    )
