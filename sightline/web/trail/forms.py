"""What narrows the trail: each field by itself, and all of them together."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from sightline.kit.trail.types import NOBODY, Asked

DAYS = ["%Y-%m-%d", "%d/%m/%Y"]
NO_DAY = "Give the day as 31/03/2020."


def in_words(event: str) -> str:
    """'keeping.row-changed' as 'Keeping: row changed'."""
    room, _, what = event.partition(".")
    return f"{room.capitalize()}: {what.replace('-', ' ')}"


def _day(label: str) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format=DAYS[0])
    return forms.DateField(
        required=False,
        label=label,
        widget=widget,
        input_formats=DAYS,
        error_messages={"invalid": NO_DAY},
    )


class Narrow(forms.Form):
    """What is not known, or no day, is said to be wrong, and narrows nothing."""

    event = forms.ChoiceField(required=False, label="What was done")
    person = forms.ChoiceField(required=False, label="Who did it")
    target = forms.ChoiceField(required=False, label="Kind of record")
    target_id = forms.CharField(required=False, label="Number of the record", max_length=120)
    since = _day("From")
    until = _day("To")

    def __init__(
        self,
        data: Mapping[str, Any],
        events: Sequence[str],
        people: Mapping[int, str],
        targets: Sequence[str],
    ) -> None:
        super().__init__(data)
        everybody = sorted(people.items(), key=lambda pair: (pair[1], pair[0]))
        self._offer("event", [(event, in_words(event)) for event in events])
        self._offer("target", [(target, target) for target in targets])
        named = [(str(number), f"{name} ({number})") for number, name in everybody]
        self._offer("person", [*named, (NOBODY, "Sightline itself, and visitors")])
        self.is_valid()

    @property
    def is_set(self) -> bool:
        return any(self.data.get(name) for name in self.fields)

    def asked(self) -> Asked:
        told = self.cleaned_data
        last = told.get("until")
        return Asked(
            event=told.get("event", ""),
            person=told.get("person", ""),
            target=told.get("target", ""),
            target_id=told.get("target_id", ""),
            since=_start(told.get("since")),
            until=_start(last + timedelta(days=1)) if last and last < date.max else None,
        )

    def _offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "All"), *choices]


def _start(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time())) if day else None
