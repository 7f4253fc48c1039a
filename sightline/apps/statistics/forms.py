"""What is asked for when a published file is loaded, and when areas are chosen."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from sightline.analytics.open_statistics import LARGEST
from sightline.kit.uploads import CannotTake, kind_of, scanning, shown_name

MEGABYTE = 1024 * 1024
MOST_AREAS = 6


class Load(forms.Form):
    sent = forms.FileField(
        label="The file, as its publisher gives it",
        help_text="A CSV file of the department's: it is known by its heading, whatever its name.",
        error_messages={"required": "Choose a file", "empty": "The file is empty: choose another"},
    )
    names = forms.CharField(
        label="Edition of a set of neighbours (optional)",
        required=False,
        max_length=100,
        help_text="For example 2025. Needed only where the name of the file does not tell it.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )

    def clean_sent(self) -> "UploadedFile[bytes]":
        """Looked into before anything is kept of it."""
        sent: UploadedFile[bytes] = self.cleaned_data["sent"]
        name = shown_name(sent.name or "", "csv")
        try:
            if (sent.size or 0) > LARGEST:
                raise CannotTake(f"is larger than {LARGEST // MEGABYTE} MB: send a smaller one")
            if sent.file is None or kind_of(sent.file, sent.name or "").ending != "csv":
                raise CannotTake("is not a CSV file: download it from its publisher as CSV")
            scanning.check(sent.chunks())
        except CannotTake as refused:
            raise forms.ValidationError(f"{name} {refused}") from None
        return sent


class Choose(forms.Form):
    """One authority, and up to five more; a partnership may cover several."""

    def __init__(
        self,
        *args: Any,
        areas: Sequence[tuple[str, str]],
        sets: Sequence[tuple[str, str]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        for number in range(1, MOST_AREAS + 1):
            self.fields[f"area_{number}"] = forms.ChoiceField(
                label="Authority" if number == 1 else f"Authority {number} (optional)",
                choices=[("", "None"), *areas],
                required=number == 1,
                error_messages={"required": "Choose the authority of this partnership"},
            )
        self.fields["neighbour_set"] = forms.ChoiceField(
            label="Statistical neighbours",
            choices=[("", "The newest that is loaded"), *sets],
            required=False,
        )

    @property
    def chosen(self) -> list[str]:
        names = [f"area_{number}" for number in range(1, MOST_AREAS + 1)]
        return [self.cleaned_data[name] for name in names if self.cleaned_data.get(name)]


class Narrow(forms.Form):
    """Which area and which period are shown, and whom it is set beside too."""

    def __init__(self, query: Any, choices: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        super().__init__(query)
        labels = {"area": "Area", "to": "Period", "with": "Also beside"}
        for name, offered in choices.items():
            self.fields[name] = forms.ChoiceField(
                label=labels[name], choices=offered, required=False
            )

    @property
    def is_set(self) -> bool:
        return False  # nothing is ever left out, so there is no way back to all of it
