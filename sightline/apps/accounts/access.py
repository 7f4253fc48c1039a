"""Who may let others in, and who may keep their accounts. Anybody may see their own."""

from sightline.kit.access import Actor, agencies_with, may, register
from sightline.kit.permission import Permission, Role, granted


class Accounts(Permission):
    INVITE = "accounts.invite"
    KEEP = "accounts.keep"


GRANTS = {
    **granted(Accounts.INVITE, Role.ACCOUNTS_ADMINISTRATOR, Role.BUSINESS_UNIT, Role.AGENCY_LEAD),
    **granted(Accounts.KEEP, Role.ACCOUNTS_ADMINISTRATOR),
}
register(GRANTS)

# Who reads the trail and who keeps the accounts is not for the business unit to choose.
GIVEN_BY_ADMINISTRATORS = frozenset({Role.ACCOUNTS_ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER})


# What an agency's lead may let in of their own agency; nobody of another.
GIVEN_BY_LEADS = frozenset({Role.CONTRIBUTOR, Role.MEMBER, Role.PRACTITIONER})
FOR_EVERY_AGENCY = frozenset({Role.ACCOUNTS_ADMINISTRATOR, Role.BUSINESS_UNIT, Role.SYSTEM})


def reach(actor: Actor) -> frozenset[str] | None:
    """Keys of the agencies whose people the actor may let in; None is every one, and those of none.

    An agency's lead reaches the agencies that they lead.
    """
    return None if actor.roles & FOR_EVERY_AGENCY else agencies_with(actor, Accounts.INVITE)


def may_give(actor: Actor, role: Role, agency: str = "") -> bool:
    """Whether the actor may give somebody this role for the agency, by its key, or end it."""
    if role == Role.SYSTEM or not may(actor, Accounts.INVITE):
        return False
    own = reach(actor)
    if own is not None:
        return role in GIVEN_BY_LEADS and agency in own
    return role not in GIVEN_BY_ADMINISTRATORS or may(actor, Accounts.KEEP)
