"""What a reader may narrow the list of findings to."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from sightline.apps.evidence.types import ORIGIN_NAMES, STREAM_NAMES

Choices = Sequence[tuple[str, str]]


def _choice(label: str, choices: Choices) -> forms.ChoiceField:
    return forms.ChoiceField(required=False, label=label, choices=[("", "All"), *choices])


class Filters(forms.Form):
    """A choice that is not on offer counts as none."""

    stream = _choice("Kind of evidence", [(each.value, n) for each, n in STREAM_NAMES.items()])
    origin = _choice("Where from", [(each.value, n) for each, n in ORIGIN_NAMES.items()])
    polarity = _choice("Finding of", [("concern", "Concern"), ("strength", "Strength")])
    coded = _choice("Coded", [("yes", "To a concern"), ("no", "To nothing yet")])

    def __init__(self, query: QueryDict, *, agencies: Choices) -> None:
        super().__init__(query)
        if agencies:
            self.fields["agency"] = _choice("Agency", agencies)
        self.is_valid()

    def chosen(self, name: str) -> str:
        return str(self.cleaned_data.get(name, ""))

    @property
    def is_set(self) -> bool:
        return any(self.cleaned_data.values())
