"""One form for each table, made from what the table says of its columns.

What a cell may hold is decided where packs are read, so that a form and a pack accept the same:
here nothing is required and nothing is refused.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from sightline.exchange.cells import split_several
from sightline.exchange.faults import Fault
from sightline.exchange.tables import Column, Kind, Table
from sightline.web.keeping.offers import Offer

MOST_RADIOS = 6
MOST_SHOWN = 12  # choices: a longer list scrolls within its own frame
MOST_FIGURES = 5
NARROW = {
    Kind.WHOLE: "govuk-input--width-5",
    Kind.YEAR: "govuk-input--width-10",
    Kind.DATE: "govuk-input--width-20",
    Kind.PERIOD: "govuk-input--width-20",
    Kind.QUANTITY: "govuk-input--width-20",
    Kind.MONEY: "govuk-input--width-10",
}
FORMS_OF_DATES = "Write it as 31 March 2022 or 31/3/2022."
FORMS_OF_PERIODS = "A day, a month, a quarter or a year: 31 March 2022, March 2022, 2021/22."
HINTS = {Kind.DATE: FORMS_OF_DATES, Kind.PERIOD: FORMS_OF_PERIODS}
SAY_THEIR_FORM = {"quarter"}  # columns whose guidance says how they are written


class Row(forms.Form):
    """`standing` are the cells that the form opens with; `is_new` asks for a key as well."""

    def __init__(
        self,
        data: Any,
        *,
        table: Table,
        offers: Mapping[str, Sequence[Offer]],
        standing: Mapping[str, str],
        is_new: bool,
    ) -> None:
        super().__init__(data)
        self.table, self.is_new = table, is_new
        for column in table.columns:
            if column.kind == Kind.NAME_OF_FILE or (column.kind == Kind.KEY and not is_new):
                continue
            self._add(column, standing.get(column.name, ""), offers.get(column.name, ()))
        if is_new and "key" in self.fields:
            self.fields["key"] = self.fields.pop("key")  # last: most leave it to be made
        self.fields["seen"] = forms.CharField(
            required=False, widget=forms.HiddenInput, initial=json.dumps(dict(standing))
        )

    def _add(self, column: Column, cell: str, offers: Sequence[Offer]) -> None:
        if column.kind == Kind.FIGURES:
            self._add_figures(column, cell, offers)
            return
        field = _field(column, offers, cell)
        field.initial = _initial(column, cell, bool(offers))
        self.fields[column.name] = field

    def _add_figures(self, column: Column, cell: str, offers: Sequence[Offer]) -> None:
        """One list a figure, since their order counts and one may stand twice."""
        named = split_several(cell)
        for number in range(max(MOST_FIGURES, len(named))):
            field = forms.ChoiceField(
                label=f"{column.label}: figure {number + 1}",
                help_text="" if number else column.guidance,
                choices=_with_nothing(offers, named[number] if number < len(named) else ""),
                required=False,
                initial=named[number] if number < len(named) else "",
            )
            self.fields[f"{column.name}_{number}"] = field

    @property
    def cells(self) -> dict[str, str]:
        """What was written, as the cells of a pack."""
        found = {}
        for column in self.table.columns:
            written = _written(self.cleaned_data, column)
            if written is not None:
                found[column.name] = written
        return found

    @property
    def seen(self) -> dict[str, str]:
        """The cells as they were opened; none where the form was tampered with."""
        try:
            told = json.loads(self.cleaned_data.get("seen") or "{}")
        except ValueError:
            return {}
        return {str(k): str(v) for k, v in told.items()} if isinstance(told, dict) else {}

    def opened_over(self, cells: Mapping[str, str]) -> None:
        """Say that these cells are what the person has seen, whatever the form is filled with."""
        self.fields["seen"].initial = json.dumps(dict(cells))

    def tell(self, faults: Iterable[Fault]) -> None:
        """Set each fault at its field; those of no field stand over the form."""
        labels = {column.name: column.label for column in self.table.columns}
        for each in faults:
            field = each.column if each.column in self.fields else f"{each.column}_0"
            if field in self.fields:
                self.add_error(field, f"{labels[each.column]} {each.message}")
            else:
                self.add_error(None, each.message[:1].upper() + each.message[1:])


class Reason(forms.Form):
    reason = forms.CharField(
        label="Why it is withdrawn, in a line",
        max_length=300,
        error_messages={
            "required": "Say in a line why it is withdrawn",
            "max_length": "The reason must be 300 characters or fewer",
        },
    )


def _written(data: Mapping[str, Any], column: Column) -> str | None:
    """None for a column that the form does not ask for."""
    if column.kind == Kind.FIGURES:
        parts = [v for k, v in data.items() if k.rpartition("_")[0] == column.name and v]
        return "; ".join(parts)
    if column.name not in data:
        return None
    value = data[column.name]
    if isinstance(value, list):
        return "; ".join(value)
    text = str(value).replace("\r\n", "\n").strip()
    if column.kind == Kind.LIST:
        return "; ".join(line.strip() for line in text.split("\n") if line.strip())
    return text


def _initial(column: Column, cell: str, is_offered: bool) -> Any:
    if column.kind == Kind.REFERENCES or (column.kind == Kind.LIST and is_offered):
        return list(split_several(cell))
    if column.kind == Kind.LIST:
        return "\n".join(split_several(cell))
    return cell


def _field(column: Column, offers: Sequence[Offer], cell: str) -> forms.Field:
    told: dict[str, Any] = {"label": _label(column), "help_text": _hint(column), "required": False}
    if column.kind == Kind.CHOICE:
        return _choice(column, [(c, column.choice_label(c)) for c in column.choices], told)
    if column.kind == Kind.YES_NO:
        return _choice(column, [("yes", "Yes"), ("no", "No")], told)
    if column.kind in (Kind.REFERENCE, Kind.FIGURE):
        return forms.ChoiceField(choices=_with_nothing(offers, cell), **told)
    if column.kind == Kind.REFERENCES or (column.kind == Kind.LIST and offers):
        return _several(offers, cell, told)
    return forms.CharField(widget=_text_widget(column), strip=True, **told)


def _choice(column: Column, choices: list[Offer], told: dict[str, Any]) -> forms.Field:
    if not column.required:
        choices = [*choices, ("", "Not stated")]
    if len(choices) <= MOST_RADIOS:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **told)
    return forms.ChoiceField(choices=_with_nothing(choices, ""), **told)


def _several(offers: Sequence[Offer], cell: str, told: dict[str, Any]) -> forms.Field:
    known = {value for value, _ in offers}
    gone = [(value, value) for value in split_several(cell) if value not in known]
    names = "govuk-checkboxes--small app-many" if len(offers) > MOST_SHOWN else ""
    widget = forms.CheckboxSelectMultiple(attrs={"class": names})
    return forms.MultipleChoiceField(choices=[*offers, *gone], widget=widget, **told)


def _with_nothing(offers: Sequence[Offer], standing: str) -> list[Offer]:
    """The offers after an empty one; what stands is offered too, though it be gone."""
    gone = [(standing, standing)] if standing and standing not in dict(offers) else []
    return [("", ""), *[offer for offer in offers if offer[0]], *gone]


def _text_widget(column: Column) -> forms.Widget:
    if column.kind in (Kind.LONG_TEXT, Kind.LIST):
        return forms.Textarea(attrs={"rows": 5 if column.kind == Kind.LONG_TEXT else 4})
    return forms.TextInput(attrs={"class": NARROW.get(column.kind, ""), "autocomplete": "off"})


def _label(column: Column) -> str:
    return (
        column.label if column.required or column.kind == Kind.KEY else f"{column.label} (optional)"
    )


def _hint(column: Column) -> str:
    if column.kind == Kind.KEY:
        return "Leave this empty to have one made. It never changes, and links use it."
    hint = column.guidance.replace("; empty: not stated", "").replace("`", "")
    said = "" if column.name in SAY_THEIR_FORM else HINTS.get(column.kind, "")
    if column.kind == Kind.LIST:
        said = "One on each line."
    if column.example and column.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.QUANTITY, Kind.MONEY):
        said = f"For example: {column.example.rstrip('.')}."
    return f"{hint} {said}".strip()
