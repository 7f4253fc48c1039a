"""What drawing a chart, setting a target, and saying something of an indicator ask for."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from sightline.analytics.dictionary.types import TargetKind
from sightline.kit.components.fields import Form, choice, day, sentences

Number = forms.NumberInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"})


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
