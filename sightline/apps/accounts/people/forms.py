"""Do the invitation, the role and the new account, as they were filled in, make sense?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from sightline.apps.accounts.models import Person
from sightline.apps.accounts.types import ROLES_OF_AGENCIES, CannotDo
from sightline.kit.permission import ROLE_NAMES, Role

ADDRESS = {
    "required": "Enter an email address",
    "invalid": "Enter an email address in the correct format, like name@example.org.uk",
}
HOW_TO_CHOOSE = (
    "At least 12 characters: three or four words that do not belong together serve well. Not one "
    "that you use elsewhere."
)
OF_AGENCIES = ", ".join(ROLE_NAMES[role].lower() for role in Role if role in ROLES_OF_AGENCIES)


class ChooseRole(forms.Form):
    role = forms.ChoiceField(
        label="Role",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a role"},
    )
    agency = forms.ChoiceField(
        label="Agency that they act for",
        required=False,
        help_text=f"Only for a {OF_AGENCIES}.",
    )

    def __init__(
        self, *args: Any, roles: Iterable[Role], agencies: Iterable[tuple[str, str]], **named: Any
    ) -> None:
        super().__init__(*args, **named)
        role, agency = self.fields["role"], self.fields["agency"]
        if isinstance(role, forms.ChoiceField) and isinstance(agency, forms.ChoiceField):
            role.choices = [(str(each), ROLE_NAMES[each]) for each in roles]
            own = list(agencies)
            is_for_agencies = all(Role(key) in ROLES_OF_AGENCIES for key, _ in role.choices)
            whole = [("", "None: they work for the whole partnership")]
            agency.choices = own if is_for_agencies else whole + own

    @property
    def chosen(self) -> tuple[Role, str]:
        """The role, and the agency's key or nothing: a role of no agency is never tied to one."""
        role = Role(self.cleaned_data["role"])
        return role, self.cleaned_data["agency"] if role in ROLES_OF_AGENCIES else ""

    def tell(self, refused: CannotDo) -> None:
        _tell(self, refused)


def _until(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d"],
        help_text="The role ends by itself after it, for example 31/3/2027.",
        error_messages={"invalid": "Enter a day like 31/3/2027"},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )


class GiveRole(ChooseRole):
    """From today on, for good or until a day."""

    until = _until("Until which day (optional)")


class Invite(ChooseRole):
    email = forms.EmailField(
        label="Email address",
        max_length=254,
        help_text="Only whoever knows this address and has the link can open the account.",
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages=ADDRESS,
    )
    shown_as = forms.CharField(
        label="What others here see them as (optional)",
        max_length=120,
        required=False,
        help_text="A job rather than a name, for example Designated nurse. Empty: their role.",
    )
    until = _until("Last day (optional)")
    field_order = ["email", "shown_as", "role", "agency", "until"]


class ChangeAddress(forms.Form):
    email = forms.EmailField(
        label="New email address",
        max_length=254,
        help_text="Only whoever knows it and has the link can take the account over to it.",
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages=ADDRESS,
    )

    def tell(self, refused: CannotDo) -> None:
        _tell(self, refused)


class NewAccount(forms.Form):
    """The part of any form that opens an account: an address, and a password typed twice."""

    email = forms.EmailField(
        label="Your email address",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
        error_messages=ADDRESS,
    )
    password = forms.CharField(
        label="Choose a password",
        max_length=1000,
        strip=False,
        help_text=HOW_TO_CHOOSE,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Choose a password"},
    )
    again = forms.CharField(
        label="The same password again",
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Type the password again"},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        password, again = cleaned.get("password"), cleaned.get("again")
        if password and again and password != again:
            self.add_error("again", "The two passwords differ: type the same twice")
        if password:
            self._judge(password, cleaned.get("email", ""))
        return cleaned

    def _judge(self, password: str, email: str) -> None:
        try:
            validate_password(password, Person(email=email))
        except ValidationError as weak:
            self.add_error("password", weak)


class Join(NewAccount):
    """Accepting an invitation."""


def _tell(form: forms.Form, refused: CannotDo) -> None:
    for field, fault in refused.faults.items():
        form.add_error(field if field in form.fields else None, fault)
