"""What sending a return, drawing a chart, and saying something of an indicator ask for."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from sightline.analytics.dictionary.types import TargetKind
from sightline.apps.indicators.types import COUNTED_KIND_WORDS
from sightline.kit.components.fields import Form, choice, day, sentences
from sightline.kit.uploads import CannotTake, scanning, shown_name

MEGABYTE = 1024 * 1024
LARGEST = 1500 * MEGABYTE  # a census of the whole country is about a gigabyte
MOST_FILES = 20
Number = forms.NumberInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"})


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


class ChartForm(Form):
    screens = forms.BooleanField(
        label="Leave very large moving ranges out when limits are worked out",
        help_text="The official Excel tools do not. Use it where one odd point widens the limits.",
        required=False,
    )
    fix_after = forms.IntegerField(
        label="Fix the limits on the first points (optional)",
        help_text="How many points: 12 or more. Left empty, limits are of all points.",
        required=False,
        min_value=12,
        max_value=120,
        widget=Number,
        error_messages={
            "min_value": "Fix limits on 12 points or more",
            "max_value": "Fix limits on 120 points or fewer",
            "invalid": "Enter a whole number of points, such as 12",
        },
    )
    why = sentences("Why", missing="Say why the chart is drawn so")


class RebaseForm(Form):
    begins_with = choice(
        "The first period of the new process", missing="Choose a period", radios=False
    )
    why = sentences(
        "What changed, and when",
        "Limits begin anew only after a known change, such as a new front door or a new way of "
        "counting.",
        missing="Say what changed",
    )

    def __init__(self, *args: Any, periods: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("begins_with", [("", "Choose one"), *periods])

    @property
    def begins(self) -> date:
        return date.fromisoformat(self.said("begins_with"))


class WithdrawForm(Form):
    why = sentences("Why it is withdrawn", missing="Say why it is withdrawn")


class TargetForm(Form):
    value = forms.DecimalField(
        label="Target",
        help_text="In the unit of the indicator. Leave it empty to say that there is none.",
        required=False,
        max_digits=12,
        decimal_places=4,
        min_value=Decimal(0),
        widget=Number,
        error_messages={
            "invalid": "Enter a number, such as 90 or 37.5",
            "min_value": "A target cannot be below nought",
        },
    )
    kind = choice("Who set it", missing="Choose who set it")
    valid_from = day("The day from which it holds", missing="Enter the day from which it holds")
    why = sentences("Where it comes from", missing="Say where the target comes from")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("kind", [(kind.value, TARGET_KINDS[kind]) for kind in TargetKind])


class CommentForm(Form):
    period = choice("Period", missing="Choose a period", radios=False)
    words = sentences(
        "What you say of it",
        "What lies behind it and what will be done, rather than what the line shows. Name nobody.",
        missing="Write what you have to say",
    )

    def __init__(self, *args: Any, periods: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("period", [("", "Choose one"), *periods])


TARGET_KINDS = {
    TargetKind.STATUTORY: "By law or national guidance",
    TargetKind.CONTRACT: "By a contract",
    TargetKind.LOCAL: "By the partnership",
    TargetKind.NONE: "There is none",
}


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
