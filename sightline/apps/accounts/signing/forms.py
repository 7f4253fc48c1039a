"""The library's forms in our words: what is typed, and what is said where it is wrong."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as codes
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms

from sightline.apps.accounts import throttle
from sightline.apps.accounts.people.forms import ADDRESS, HOW_TO_CHOOSE
from sightline.apps.accounts.signing.words import WRONG_CODE

LONGEST_PASSWORD = 1000


def _address() -> forms.EmailField:
    return forms.EmailField(
        label="Email address",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
        error_messages={**ADDRESS, "required": "Enter your email address"},
    )


def _password(label: str, autocomplete: str, missing: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST_PASSWORD,
        strip=False,
        help_text=help_text,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
        error_messages={"required": missing},
    )


def _code(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=20,
        help_text=help_text,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "spellcheck": "false",
                "class": "govuk-input--width-10",
            }
        ),
        error_messages={"required": "Enter the code"},
    )


class SignIn(account.LoginForm):
    field_order = ["login", "password"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = _address()
        self.fields["password"] = _password("Password", "current-password", "Enter your password")
        self.order_fields(self.field_order)


class Reauthenticate(account.ReauthenticateForm):
    password = _password("Your password", "current-password", "Enter your password")


class AskForNewPassword(account.ResetPasswordForm):
    email = _address()


class _NewPassword(forms.Form):
    """The part of both forms in which a password is chosen, twice the same."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first, again = self.fields["password1"], self.fields["password2"]
        first.label, first.help_text = "New password", HOW_TO_CHOOSE
        first.error_messages["required"] = "Choose a password"
        again.label = "The same password again"
        again.error_messages["required"] = "Type the password again"
        for field in (first, again):
            field.widget.attrs.pop("placeholder", None)

    def clean(self) -> dict[str, Any]:
        cleaned = forms.Form.clean(self) or self.cleaned_data
        first, again = cleaned.get("password1"), cleaned.get("password2")
        if first and again and first != again:
            self.add_error("password2", "The two passwords differ: type the same twice")
        return cleaned


class ChooseNewPassword(_NewPassword, account.ResetPasswordKeyForm):
    """By the link of a mail."""


class ChangePassword(_NewPassword, account.ChangePasswordForm):
    oldpassword = _password("Your password now", "current-password", "Enter your password")


class _OnceOnly(forms.Form):
    """The part of both forms in which a code is entered: none opens twice."""

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]  # the library's form, beside this
        kind, person = self.authenticator.type, self.authenticator.user_id  # type: ignore[attr-defined]
        digits = "".join(filter(str.isdigit, code))
        if kind == Authenticator.Type.TOTP and not throttle.is_first_use(person, digits):
            raise forms.ValidationError(WRONG_CODE)
        return code


class EnterCode(_OnceOnly, codes.AuthenticateForm):
    code = _code(
        "Code", "The six digits that your authenticator app shows now, or a recovery code."
    )


class EnterCodeAgain(_OnceOnly, codes.ReauthenticateForm):
    code = _code(
        "Code", "The six digits that your authenticator app shows now, or a recovery code."
    )


class SetUpApp(totp.ActivateTOTPForm):
    code = _code("Code from the app", "Six digits. They change every half minute.")


class AddPasskey(passkeys.AddWebAuthnForm):
    """A name to know it by; the rest comes from the device."""

    passwordless = forms.BooleanField(required=False, initial=True, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(
            label="What to call it",
            required=False,
            max_length=60,
            help_text="For example the device it is on, such as Work phone.",
        )
