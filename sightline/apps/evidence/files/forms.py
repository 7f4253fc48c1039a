"""What was sent to be attached, looked into; and why a file is taken back."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from sightline.apps.evidence.files.types import LARGEST, MOST_AT_ONCE, Sent
from sightline.core.periods import parse_period
from sightline.kit.uploads import CannotTake, kind_of, scanning, shown_name
from sightline.kit.uploads.kinds import TAKEN

MEGABYTE = 1024 * 1024


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Each file is looked into; where one is refused, all are, and each reason is told."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Sent]:
        sent = [each for each in data or () if each]
        if not sent and self.required:
            raise forms.ValidationError("Choose at least one file")
        if len(sent) > MOST_AT_ONCE:
            raise forms.ValidationError(
                f"{len(sent)} files were chosen: send at most {MOST_AT_ONCE} at once"
            )
        taken, refused = [], []
        for each in sent:
            try:
                taken.append(_looked_into(each))
            except CannotTake as why:
                refused.append(f"{shown_name(each.name or '', 'x').removesuffix('.x')} {why}")
        if refused:
            raise forms.ValidationError(refused)
        return taken


class Attach(forms.Form):
    sent = FilesField(
        label="Files",
        help_text=f"Up to {MOST_AT_ONCE} at once, each of {LARGEST // MEGABYTE} MB at most: "
        f"{TAKEN}. Take out names of children first, and whatever else tells who a child is.",
    )
    says = forms.CharField(
        label="What it is, in a line",
        max_length=300,
        help_text="For example: Audit report, as the subgroup agreed it.",
        error_messages={
            "required": "Say in a line what it is",
            "max_length": "Say what it is in 300 characters or fewer",
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    covers = forms.CharField(
        label="What time it tells of (optional)",
        required=False,
        max_length=40,
        help_text="A day, a month, a quarter or a year: March 2020, 2019/20.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
    )

    def clean_covers(self) -> str:
        written = str(self.cleaned_data["covers"]).strip()
        if not written:
            return ""
        try:
            return str(parse_period(written))
        except ValueError:
            raise forms.ValidationError(
                "Write a day, a month, a quarter or a year, such as March 2020 or 2019/20"
            ) from None


class TakeBack(forms.Form):
    reason = forms.CharField(
        label="Why it is taken back, in a line",
        max_length=300,
        error_messages={
            "required": "Say in a line why it is taken back",
            "max_length": "The reason must be 300 characters or fewer",
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def _looked_into(sent: "UploadedFile[bytes]") -> Sent:
    size = sent.size or 0
    if size > LARGEST:
        raise CannotTake(f"is larger than {LARGEST // MEGABYTE} MB: send a smaller one")
    if sent.file is None:
        raise CannotTake("is empty: choose another")
    kind = kind_of(sent.file, sent.name or "")
    scanning.check(_parts(sent))
    return Sent(
        name=shown_name(sent.name or "", kind.ending),
        kind=kind.name,
        media_type=kind.media_type,
        size=size,
        parts=lambda: _parts(sent),
    )


def _parts(sent: "UploadedFile[bytes]") -> Iterable[bytes]:
    sent.seek(0)
    return sent.chunks()
