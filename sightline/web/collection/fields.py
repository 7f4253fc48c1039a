"""What forms of returns share: which state of it was seen, and a box for words."""

from django import forms

from sightline.kit.components.fields import Form


class SeenForm(Form):
    """`seen` is how often the return had been changed when the page was opened."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
