"""The words of accounts: a role that somebody holds, a way in, a sign-in of the demonstration."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sightline.kit.permission import Role

ROLES_OF_AGENCIES = frozenset(
    {Role.PARTNER, Role.AGENCY_LEAD, Role.CONTRIBUTOR, Role.MEMBER, Role.PRACTITIONER}
)


@dataclass(frozen=True)
class RoleNow:
    """A role as the person's own page shows it. `agency` is empty for a role of no agency."""

    role: Role
    agency: str
    since: date
    until: date | None


@dataclass(frozen=True)
class Invited:
    """A way in that was just made. `word` is the secret part of its link, and is kept nowhere."""

    pk: int
    word: str
    expires_at: datetime


@dataclass(frozen=True)
class CannotDo(Exception):
    """What was asked is refused. `faults` says why by field; '' is the whole form."""

    faults: Mapping[str, str]

    def __str__(self) -> str:
        return " ".join(self.faults.values())


@dataclass(frozen=True)
class DemonstrationSignIn:
    """`agency` is the key of the one acted for; '' where the role is of none."""

    role: Role
    shown_as: str
    agency: str
    email: str
    password: str
    secret: str  # of the second factor, as an authenticator app takes it
