"""The day of an event, and for hours its time, from which a clock is run."""

from datetime import date, time

from django import forms
from django.utils import timezone

from sightline.core.clocks import DayClock, DayTimescale, HourClock, HourTimescale
from sightline.core.clocks.moments import local_moment
from sightline.core.periods import EARLIEST, LATEST
from sightline.kit.calendar import queries
from sightline.kit.calendar.types import NoTimescale

DAY = {"required": "Enter a day like 27/3/2027", "invalid": "Enter a day like 27/3/2027"}
TIME = {"required": "Enter a time like 14:30", "invalid": "Enter a time like 14:30"}


class FromThisDay(forms.Form):
    """One for each timescale of the page. Once valid, `clock` is what was asked for."""

    key = forms.CharField(widget=forms.HiddenInput)
    day = forms.DateField(
        label="From this day",
        input_formats=["%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d"],
        help_text="For example, 27/3/2027.",
        error_messages=DAY,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    at = forms.TimeField(
        label="At this time",
        input_formats=["%H:%M", "%H.%M"],
        help_text="For example, 14:30.",
        error_messages=TIME,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "autocomplete": "off"}),
    )
    clock: DayClock | HourClock | None = None

    @classmethod
    def of(cls, timescale: DayTimescale | HourTimescale, asked: dict[str, str]) -> "FromThisDay":
        """Filled in where the address asks for just this timescale."""
        data = asked if asked.get("key") == timescale.key else None
        form = cls(data, auto_id=f"{timescale.key}-%s", initial={"key": timescale.key})
        if isinstance(timescale, DayTimescale):
            del form.fields["at"]
        return form

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not EARLIEST <= day.year <= LATEST:
            raise forms.ValidationError(f"Enter a day between {EARLIEST} and {LATEST}")
        return day

    def clean(self) -> None:
        if self.errors:
            return
        try:
            self.clock = self._running()
            self.clock.explain()
        except (NoTimescale, ValueError) as refused:
            self.add_error("day", _sentence(str(refused)))

    def _running(self) -> DayClock | HourClock:
        """By the version that was in force on the day of the event."""
        day, at = self.cleaned_data["day"], self.cleaned_data.get("at", time())
        timescale = queries.timescale(self.cleaned_data["key"], day)
        if isinstance(timescale, DayTimescale):
            return DayClock(timescale, day)
        return HourClock(timescale, local_moment(day, at, timezone.get_default_timezone()))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
