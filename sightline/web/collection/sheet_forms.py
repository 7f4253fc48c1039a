"""Sending an agency's own sheet, and saying where in it each number stands."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from sightline.analytics.dictionary import Definition
from sightline.apps.collection import checks
from sightline.apps.collection.sheets import mapping as reading
from sightline.apps.collection.sheets.naming import QUARTER, names_quarter
from sightline.apps.collection.types import Grid, Layout, Part, Place, SheetMapping
from sightline.core.periods import Period
from sightline.kit.components.fields import Form

MOST_OFFERED = 150  # rows or columns of which one is chosen
NOT_THERE, SAME = "", "same"
NAMES = {Part.NUMERATOR: "numerator", Part.DENOMINATOR: "denominator", Part.VALUE: "value"}
Choices = list[tuple[str, str]]


class SendForm(Form):
    sheet = forms.FileField(
        label="Your spreadsheet",
        help_text="An Excel workbook (.xlsx) or a CSV file, of 10 MB at most. Take out anything "
        "about single children first: only numbers are wanted.",
        error_messages={"required": "Choose your spreadsheet", "empty": "The file is empty"},
    )


class LayoutForm(Form):
    """How the sheet lies; sent by GET, so that the next page knows it."""

    sheet = forms.ChoiceField(
        label="Which sheet holds the numbers?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the sheet"},
    )
    layout = forms.ChoiceField(
        label="How are the indicators laid out?",
        choices=[
            (Layout.BY_ROWS.value, "Each has a row of its own"),
            (Layout.BY_COLUMNS.value, "Each has a column of its own"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how they are laid out"},
    )
    first = forms.IntegerField(
        label="First row of the headings",
        min_value=1,
        max_value=1000,
        error_messages={"required": "Enter the number of the row", "invalid": "Enter a number"},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
    )
    last = forms.IntegerField(
        label="Last row of the headings",
        help_text="The same number, unless the headings take two rows or more.",
        min_value=1,
        max_value=1000,
        error_messages={"required": "Enter the number of the row", "invalid": "Enter a number"},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
    )
    labels = forms.RegexField(
        label="Column with the names of the rows",
        regex=r"^[A-Za-z]{1,2}$",
        help_text="Its letter, such as A.",
        error_messages={"required": "Enter its letter", "invalid": "Enter a letter, such as A"},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3"}),
    )

    def __init__(self, data: Any, *, grids: Sequence[Grid]) -> None:
        likely = reading.likely_headings(grids[0])
        super().__init__(
            data,
            initial={
                "sheet": grids[0].name,
                "layout": Layout.BY_ROWS.value,
                "first": likely,
                "last": likely,
                "labels": "A",
            },
        )
        self.offer("sheet", [(grid.name, grid.name) for grid in grids])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if {"first", "last"} <= said.keys() and not 0 <= said["last"] - said["first"] <= 3:
            self.add_error("last", "Enter the same row, or one of the three below it")
        return said

    @property
    def label_column(self) -> int:
        number = 0
        for letter in self.said("labels").upper():
            number = number * 26 + ord(letter) - ord("A") + 1
        return number


class PlacesForm(Form):
    """Which row and which column each number stands in."""

    def __init__(
        self,
        data: Any,
        *,
        grid: Grid,
        lies: LayoutForm,
        definitions: Mapping[str, Definition],
        quarter: Period,
    ) -> None:
        super().__init__(data)
        self.grid, self.lies, self.quarter = grid, lies, quarter
        self.definitions = definitions
        self.layout = Layout(lies.said("layout"))
        first, last = lies.cleaned_data["first"], lies.cleaned_data["last"]
        self.columns = reading.headings(grid, first, last)
        self.rows = reading.labels(grid, lies.label_column, last)
        if self.layout == Layout.BY_ROWS:
            self._lay_out_by_rows()
        else:
            self._lay_out_by_columns()

    def _lay_out_by_rows(self) -> None:
        offered = _offered(self.columns, "Column", reading.letters)
        named = next((n for n, w in self.columns.items() if names_quarter(w, self.quarter)), 0)
        for part in self._parts():
            is_first = part == self._parts()[0]
            found = _heading_of(part, self.columns) or named
            self._ask(
                f"column--{part}",
                f"Column with the {NAMES[part]}",
                offered if is_first else [(SAME, "The same column"), *offered],
                str(found or "") if is_first or found != named else SAME,
            )
        rows = _offered(self.rows, "Row", str)
        for key, each in self.definitions.items():
            found = reading.likely(self.rows, each.title)
            for part in checks.parts_of(each):
                is_first = part == checks.parts_of(each)[0]
                choices = rows if is_first else [(SAME, "The same row"), *rows]
                self._ask(f"{key}--{part}", NAMES[part].capitalize(), choices,
                          str(found or "") if is_first else SAME)  # fmt: skip

    def _lay_out_by_columns(self) -> None:
        rows = _offered(self.rows, "Row", str)
        named = next((n for n, w in self.rows.items() if names_quarter(w, self.quarter)), 0)
        self._ask("row", f"Row of {self.quarter}", rows, str(named or ""))
        columns = _offered(self.columns, "Column", reading.letters)
        for key, each in self.definitions.items():
            for part in checks.parts_of(each):
                found = reading.likely(self.columns, f"{each.title} {NAMES[part]}")
                self._ask(f"{key}--{part}", NAMES[part].capitalize(), columns, str(found or ""))

    def _parts(self) -> list[Part]:
        asked = {part for each in self.definitions.values() for part in checks.parts_of(each)}
        return [part for part in Part if part in asked]

    def _ask(self, name: str, label: str, choices: Choices, initial: str) -> None:
        self.fields[name] = forms.ChoiceField(
            label=label,
            choices=[(NOT_THERE, "Not in this sheet"), *choices],
            required=False,
            initial=initial,
            error_messages={"invalid_choice": "Choose one of those offered"},
        )

    def general(self) -> list[BoundField]:
        return [self[name] for name in self.fields if name == "row" or name.startswith("column--")]

    def groups(self) -> Iterator[tuple[Definition, list[BoundField]]]:
        for key, each in self.definitions.items():
            yield each, [self[f"{key}--{part}"] for part in checks.parts_of(each)]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        self.places = self._by_rows() if self.layout == Layout.BY_ROWS else self._by_columns()
        if not self.errors and not self.places:
            raise forms.ValidationError("Say where at least one number stands")
        taken: dict[tuple[int, int], str] = {}
        for (key, part), place in self.places.items():
            at = (place.row_at, place.column_at)
            if at in taken:
                cell = f"{reading.letters(at[1])}{at[0]}"
                self.add_error(f"{key}--{part}", f"Cell {cell} is chosen for {taken[at]} already")
            taken[at] = f"{self.definitions[key].title}, {NAMES[part]}"
        return said

    def _by_rows(self) -> dict[tuple[str, Part], Place]:
        columns: dict[Part, str] = {}
        for part in self._parts():
            told = self.said(f"column--{part}")
            columns[part] = columns[self._parts()[0]] if told == SAME else told
        found = {}
        for key, each in self.definitions.items():
            first = self.said(f"{key}--{checks.parts_of(each)[0]}")
            for part in checks.parts_of(each):
                told = self.said(f"{key}--{part}")
                row = first if told == SAME else told
                is_same = told == SAME and columns[part] == columns[checks.parts_of(each)[0]]
                if row and columns[part] and not is_same:
                    found[key, part] = self._place(int(row), int(columns[part]))
        return found

    def _by_columns(self) -> dict[tuple[str, Part], Place]:
        row = self.said("row")
        if not row:
            self.add_error("row", "Choose the row of the quarter")
            return {}
        return {
            (key, part): self._place(int(row), int(column))
            for key, each in self.definitions.items()
            for part in checks.parts_of(each)
            if (column := self.said(f"{key}--{part}"))
        }

    def _place(self, row: int, column: int) -> Place:
        return Place(
            reading.remembered_words(self.rows, row, self.quarter),
            reading.remembered_words(self.columns, column, self.quarter),
            row,
            column,
        )

    @property
    def mapping(self) -> SheetMapping:
        is_named = names_quarter(self.grid.name, self.quarter)
        return SheetMapping(
            sheet=QUARTER if is_named else self.grid.name,
            layout=self.layout,
            headings=(self.lies.cleaned_data["first"], self.lies.cleaned_data["last"]),
            label_column=self.lies.label_column,
            places=self.places,
        )


def _offered(words: Mapping[int, str], called: str, written: Any) -> Choices:
    shown = list(words.items())[:MOST_OFFERED]
    return [(str(number), f"{called} {written(number)}: {told[:60]}") for number, told in shown]


def _heading_of(part: Part, columns: Mapping[int, str]) -> int:
    """The column that is called after the part, as 'Numerator' is."""
    wanted = NAMES[part]
    return next((number for number, told in columns.items() if wanted in told.casefold()), 0)
