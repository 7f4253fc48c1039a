"""Is what was said of a new partnership and its first administrator complete?"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms

from sightline.apps.accounts.people.forms import NewAccount
from sightline.exchange.keeping.first_year import FirstYear
from sightline.kit.set_up_code import is_code

PARTNERS = ("council", "health_body", "police")
LONGEST_NAME = 150
MOST_AGENCIES = 100


def _name(label: str, hint: str, missing: str, longest: int = LONGEST_NAME) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=longest,
        error_messages={"required": missing},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class Begin(NewAccount):
    """What every way of setting up asks for: the code, and the first administrator."""

    code = forms.CharField(
        label="Set-up code",
        max_length=40,
        help_text="It stands on the screen of the machine that serves this site, where it was "
        "started. Whoever looks after the machine can also print it with: sightline init",
        error_messages={"required": "Enter the set-up code"},
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-20", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
    shown_as = _name(
        "Your job, as others here will see it",
        "For example, Business manager. Pages name no one.",
        "Enter your job, as others here will see it",
        120,
    )

    def __init__(self, *args: Any, is_first: bool, **named: Any) -> None:
        """Whoever has an account already is asked neither for the code nor for another account."""
        super().__init__(*args, **named)
        self.is_first = is_first
        for name in () if is_first else ("code", "shown_as", "email", "password", "again"):
            del self.fields[name]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not is_code(code):
            raise forms.ValidationError("This is not the set-up code of this installation")
        return code

    @property
    def first(self) -> dict[str, str] | None:
        """The first account, as the form asked for it; None where it did not."""
        if not self.is_first:
            return None
        return {name: self.cleaned_data[name] for name in ("email", "shown_as", "password")}


class SetUp(Begin):
    name = _name(
        "Name of the partnership",
        "In full, as you publish it.",
        "Enter the name of the partnership",
    )
    short_name = _name(
        "Its short form", "For example, TSCP.", "Enter the short form of its name", 30
    )
    area = _name("Area it serves", "", "Enter the area that it serves")
    called = forms.ChoiceField(
        label="It calls itself a",
        choices=[("partnership", "Partnership"), ("board", "Board")],
        initial="partnership",
        widget=forms.RadioSelect,
    )
    year = forms.TypedChoiceField(
        label="Year to begin with",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the year to begin with"},
    )
    secure = forms.ChoiceField(
        label="Is there a secure establishment for children in the area?",
        help_text="The yearly report must then cover a review of restraint.",
        choices=[("no", "No"), ("yes", "Yes")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether there is a secure establishment in the area"},
    )
    council = _name("Local authority", "", "Enter the name of the local authority")
    health_body = _name("Integrated care board", "", "Enter the name of the integrated care board")
    police = _name("Police", "", "Enter the name of the police force")
    others = forms.CharField(
        label="Other agencies (optional)",
        required=False,
        help_text="One on each line: schools, trusts, probation, charities. More can come later.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, today: date, is_first: bool, **named: Any) -> None:
        super().__init__(*args, is_first=is_first, **named)
        year = self.fields["year"]
        if isinstance(year, forms.TypedChoiceField):
            year.choices = list(_years(today))

    def clean_others(self) -> tuple[str, ...]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["others"].splitlines()]
        names = tuple(dict.fromkeys(filter(None, lines)))
        too_long = next((name for name in names if len(name) > LONGEST_NAME), "")
        if too_long:
            raise forms.ValidationError(
                f"‘{too_long[:40]}…’ is longer than {LONGEST_NAME} characters: shorten it"
            )
        if len(names) > MOST_AGENCIES:
            raise forms.ValidationError(
                f"These are more than {MOST_AGENCIES}: begin with fewer, and add the rest later"
            )
        return names

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        partners = [cleaned.get(name, "").casefold() for name in PARTNERS]
        for name, partner in zip(PARTNERS, partners, strict=True):
            if partner and partners.count(partner) > 1:
                self.add_error(name, "The three safeguarding partners must differ")
        cleaned["others"] = tuple(
            each for each in cleaned.get("others", ()) if each.casefold() not in partners
        )
        return cleaned

    @property
    def told(self) -> FirstYear:
        data = self.cleaned_data
        return FirstYear(
            name=data["name"],
            short_name=data["short_name"],
            called=data["called"],
            area=data["area"],
            starts_on=date(data["year"], 4, 1),
            has_secure_establishment=data["secure"] == "yes",
            partners=(data["council"], data["health_body"], data["police"]),
            others=data["others"],
        )


class SetUpFromPack(Begin):
    pack = forms.FileField(
        label="The year pack",
        help_text="A workbook (.xlsx), or the pack’s folder as a zip.",
        error_messages={"required": "Choose the file of a year pack"},
    )


def _years(today: date) -> Iterator[tuple[int, str]]:
    """The year that runs, the one before it, and the next, each by the year in which it starts."""
    running = today.year if today >= date(today.year, 4, 1) else today.year - 1
    for year in (running, running - 1, running + 1):
        days = f"1 April {year} to 31 March {year + 1}"
        yield year, f"{year}/{(year + 1) % 100:02d}, from {days}"
