"""What sending a return asks for. What its files hold is looked into only when they are counted."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from sightline.apps.indicators.types import COUNTED_KIND_WORDS
from sightline.kit.components.fields import Form, choice, day, sentences
from sightline.kit.uploads import CannotTake, scanning, shown_name

MEGABYTE = 1024 * 1024
LARGEST = 1500 * MEGABYTE  # a census of the whole country is about a gigabyte
MOST_FILES = 20


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class ReturnFiles(forms.FileField):
    """The files of one return. What they hold is looked into only when they are counted."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[bytes]"]:
        sent = [each for each in data or () if each]
        if not sent:
            raise forms.ValidationError("Choose the file, or the files, of the return")
        if len(sent) > MOST_FILES:
            raise forms.ValidationError(f"Send at most {MOST_FILES} files at once, or one zip")
        wrong = [words for each in sent for words in _wrong_with(each)]
        if wrong:
            raise forms.ValidationError(wrong)
        return sent


class ProveReturn(Form):
    sent = ReturnFiles(
        label="The file",
        help_text="It is compared by its hash as it arrives, and kept nowhere.",
    )


class SendReturn(Form):
    kind = choice("What it is", missing="Choose what it is")
    sent = ReturnFiles(
        label="Files",
        help_text="A census as XML, the files of an SSDA903 return as CSV or as one zip, an Annex "
        "A workbook, or the counts that a council made with ‘sightline indicators’.",
    )
    as_at = day(
        "The day as at which it is counted",
        "The last day of the year or quarter. For example, 31/3/2027. Not needed for counts that a "
        "council made.",
        missing="",
    )
    because = sentences(
        "Why values differ from those held (needed only if some do)",
        "The earlier values are kept beside the new ones.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["as_at"].required = False
        counts = ("counts", "Counts that a council made")
        kinds = [(kind.value, words) for kind, words in COUNTED_KIND_WORDS.items()]
        self.offer("kind", [*kinds, counts])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") not in (None, "counts") and not cleaned.get("as_at"):
            self.add_error("as_at", "Enter the day as at which it is counted")
        return cleaned


def _wrong_with(sent: "UploadedFile[bytes]") -> list[str]:
    name = shown_name(sent.name or "", "x").removesuffix(".x")
    if not sent.size:
        return [f"{name} is empty: choose another"]
    if sent.size > LARGEST:
        return [f"{name} is larger than {LARGEST // MEGABYTE:,} MB: send each year by itself"]
    try:
        scanning.check(sent.chunks())
    except CannotTake as why:
        return [f"{name} {why}"]
    finally:
        sent.seek(0)
    return []
