"""The words of accounts: a role that somebody holds, and a sign-in of the demonstration."""

from dataclasses import dataclass
from datetime import date

from sightline.kit.permission import Role


@dataclass(frozen=True)
class RoleNow:
    """A role as the person's own page shows it. `agency` is empty for a role of no agency."""

    role: Role
    agency: str
    since: date


@dataclass(frozen=True)
class DemonstrationSignIn:
    role: Role
    shown_as: str
    email: str
    password: str
