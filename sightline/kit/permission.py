"""What permissions and roles are. The permissions themselves stand in each room's `access.py`."""

from enum import StrEnum


class Permission(StrEnum):
    """A room's permissions are a subclass, with values such as 'concerns.code'."""


class Role(StrEnum):
    """What a person is to the partnership. Stored by value: never rename one, add and retire."""

    BUSINESS_UNIT = "business-unit"
    ANALYST = "analyst"
    TRAINING_COORDINATOR = "training-coordinator"
    SCRUTINEER = "scrutineer"
    PARTNER = "partner"
    AGENCY_LEAD = "agency-lead"
    CONTRIBUTOR = "contributor"
    MEMBER = "member"
    REVIEWER = "reviewer"
    PRACTITIONER = "practitioner"
    TRAINER = "trainer"
    DATA_PROTECTION_OFFICER = "data-protection-officer"
    ACCOUNTS_ADMINISTRATOR = "accounts-administrator"
    SYSTEM = "system"  # the command line and the worker; no person may hold it


ROLE_NAMES: dict[Role, str] = {
    Role.BUSINESS_UNIT: "Business unit",
    Role.ANALYST: "Data analyst",
    Role.TRAINING_COORDINATOR: "Training coordinator",
    Role.SCRUTINEER: "Independent chair or scrutineer",
    Role.PARTNER: "Safeguarding partner (executive)",
    Role.AGENCY_LEAD: "Agency's safeguarding lead",
    Role.CONTRIBUTOR: "Agency's contributor",
    Role.MEMBER: "Member of a group",
    Role.REVIEWER: "Reviewer of one case",
    Role.PRACTITIONER: "Practitioner",
    Role.TRAINER: "Trainer",
    Role.DATA_PROTECTION_OFFICER: "Data protection officer",
    Role.ACCOUNTS_ADMINISTRATOR: "Administrator of accounts",
    Role.SYSTEM: "Sightline itself",
}

# Those who work on the whole year's evidence, and may read all that is open to the partnership.
READERS_OF_THE_YEAR: frozenset[Role] = frozenset(
    {
        Role.BUSINESS_UNIT,
        Role.ANALYST,
        Role.TRAINING_COORDINATOR,
        Role.SCRUTINEER,
        Role.PARTNER,
        Role.AGENCY_LEAD,
        Role.CONTRIBUTOR,
        Role.MEMBER,
        Role.SYSTEM,
    }
)
# The partnership's own pages hold nothing that a member of staff of any agency may not know.
EVERYBODY_AT_WORK: frozenset[Role] = READERS_OF_THE_YEAR | {
    Role.REVIEWER,
    Role.PRACTITIONER,
    Role.TRAINER,
}


def granted(
    permission: Permission, *roles: Role, everyone: frozenset[Role] = frozenset()
) -> dict[Permission, frozenset[Role]]:
    """One line of a room's table of grants; the system itself may always."""
    return {permission: frozenset(roles) | everyone | {Role.SYSTEM}}
