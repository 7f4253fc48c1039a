"""What a reader may narrow the matrix to."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from sightline.apps.concerns.types import NOT_STATED, Only
from sightline.apps.evidence.types import MATRIX_STREAMS, STREAM_NAMES

Choices = Sequence[tuple[str, str]]
STREAMS: Choices = [(stream.value, STREAM_NAMES[stream]) for stream in MATRIX_STREAMS]
WEIGHTS: Choices = [("1", "1"), ("2", "2"), ("3", "3"), (NOT_STATED, "Not stated")]


class Filters(forms.Form):
    """Answers with what was asked for; a choice that is not on offer counts as none."""

    def __init__(
        self, query: QueryDict, *, groups: Choices, agencies: Choices, years: Choices
    ) -> None:
        super().__init__(query)
        offered = (
            ("group", "Group", groups),
            ("stream", "Kind of evidence", STREAMS),
            ("agency", "Agency", agencies),
            ("weight", "Strength", WEIGHTS),
            ("evidence_year", "Year of evidence", years if len(years) > 1 else []),
        )
        for name, label, choices in offered:
            if choices:
                self.fields[name] = forms.ChoiceField(
                    required=False, label=label, choices=[("", "All"), *choices]
                )
        self.is_valid()

    @property
    def only(self) -> Only:
        chosen = self.cleaned_data
        return Only(
            stream=chosen.get("stream", ""),
            agency=chosen.get("agency", ""),
            weight=chosen.get("weight", ""),
            year=chosen.get("evidence_year", ""),
        )

    @property
    def group(self) -> str:
        return str(self.cleaned_data.get("group", ""))

    @property
    def is_set(self) -> bool:
        return bool(self.only or self.group)
