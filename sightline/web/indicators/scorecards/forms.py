"""What making a scorecard asks for, and putting its indicators in order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from sightline.analytics.dictionary.types import Definition
from sightline.apps.indicators.scorecards.types import Chosen
from sightline.apps.indicators.types import ScorecardOf
from sightline.kit.components.fields import Form, line, sentences

NEITHER = "none"
GROUPED = ((ScorecardOf.PRIORITY, "Priorities"), (ScorecardOf.GROUP, "Groups"))
SMALL = {"class": "govuk-checkboxes--small"}


def code(of: str, key: str) -> str:
    """'priority.neglect', as an address has it."""
    return f"{of}.{key}" if of else NEITHER


class OfForm(Form):
    """What the scorecard is of; sent by GET."""

    of = forms.ChoiceField(
        label="What is the scorecard of?",
        help_text="A priority’s begins with the indicators that its objectives measure.",
        error_messages={
            "required": "Choose what it is of",
            "invalid_choice": "Choose what it is of",
        },
    )

    def __init__(self, data: Any, *, titles: Mapping[tuple[str, str], str]) -> None:
        super().__init__(data)
        grouped = [
            (words, [(code(*each), title) for each, title in titles.items() if each[0] == kind])
            for kind, words in GROUPED
        ]
        kept = [each for each in grouped if each[1]]
        neither = (NEITHER, "Neither a priority nor a group")
        self.offer("of", [("", "Choose one"), *kept, neither])


class ChooseForm(Form):
    """A field of checkboxes for each theme. `before` are those that stand already, in their order:
    they keep it, and their reasons; others follow by theme."""

    title = line("Title", "Such as Neglect, or Performance subgroup.", missing="Write a title")
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any,
        *,
        definitions: Iterable[Definition],
        before: Sequence[Chosen],
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.before = before
        themes: dict[str, list[Definition]] = {}
        for each in sorted(definitions, key=lambda one: (one.theme, one.title)):
            themes.setdefault(each.theme, []).append(each)
        self.themes = [f"theme_{number}" for number in range(len(themes))]
        ticked = {each.indicator for each in before}
        for name, (theme, found) in zip(self.themes, themes.items(), strict=True):
            self.fields[name] = forms.MultipleChoiceField(
                label=theme,
                required=False,
                choices=[(each.key, each.title) for each in found],
                initial=[each.key for each in found if each.key in ticked],
                widget=forms.CheckboxSelectMultiple(attrs=SMALL),
            )

    def theme_fields(self) -> Iterator[BoundField]:
        return (self[name] for name in self.themes)

    @property
    def chosen(self) -> list[Chosen]:
        ticked = [key for name in self.themes for key in self.cleaned_data[name]]
        kept = [each for each in self.before if each.indicator in ticked]
        known = {each.indicator for each in kept}
        return [*kept, *(Chosen(key) for key in ticked if key not in known)]


class OrderForm(Form):
    """A number and a reason for each indicator. One that is given the number of another goes before
    it where it moves up, and after it where it moves down, so that one number is enough."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data: Any, *, chosen: Sequence[Chosen], titles: Mapping[str, str], seen: int
    ) -> None:
        super().__init__(data, initial={"seen": seen})
        self.chosen_before, self.titles = chosen, titles
        for number, each in enumerate(chosen):
            self.fields[f"place_{number}"] = forms.IntegerField(
                label="Place",
                min_value=1,
                max_value=999,
                initial=number + 1,
                error_messages={
                    "required": f"Enter the place of ‘{self._title(each)}’",
                    "invalid": f"Enter the place of ‘{self._title(each)}’ as a whole number",
                    "min_value": "Places begin with 1",
                    "max_value": "Enter a place of 999 or less",
                },
                widget=forms.TextInput(
                    attrs={
                        "class": "govuk-input--width-3",
                        "inputmode": "numeric",
                        "autocomplete": "off",
                    }
                ),
            )
            reason = line("Why it stands here (optional)")
            reason.initial = each.why
            self.fields[f"why_{number}"] = reason

    def groups(self) -> Iterator[tuple[str, BoundField, BoundField]]:
        """The title of each with its two fields."""
        for number, each in enumerate(self.chosen_before):
            yield self._title(each), self[f"place_{number}"], self[f"why_{number}"]

    @property
    def chosen(self) -> list[Chosen]:
        numbered = sorted(enumerate(self.chosen_before), key=lambda one: self._place(one[0]))
        return [Chosen(each.indicator, self.said(f"why_{number}")) for number, each in numbered]

    def _place(self, number: int) -> tuple[int, int]:
        place = int(self.cleaned_data[f"place_{number}"])
        before = number + 1
        return place, (place > before) - (place < before)

    def _title(self, each: Chosen) -> str:
        return self.titles.get(each.indicator, each.indicator)


class WithdrawForm(Form):
    why = sentences("Why it is withdrawn", missing="Say why it is withdrawn")
