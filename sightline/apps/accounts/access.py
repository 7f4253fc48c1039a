"""Who may let others in, and who may keep their accounts. Anybody may see their own."""

from sightline.kit.access import Actor, may, register
from sightline.kit.permission import Permission, Role, granted


class Accounts(Permission):
    INVITE = "accounts.invite"
    KEEP = "accounts.keep"


GRANTS = {
    **granted(Accounts.INVITE, Role.ACCOUNTS_ADMINISTRATOR, Role.BUSINESS_UNIT),
    **granted(Accounts.KEEP, Role.ACCOUNTS_ADMINISTRATOR),
}
register(GRANTS)

# Who reads the trail and who keeps the accounts is not for the business unit to choose.
GIVEN_BY_ADMINISTRATORS = frozenset({Role.ACCOUNTS_ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER})


def may_give(actor: Actor, role: Role) -> bool:
    """Whether the actor may give this role to somebody, or end it."""
    if role == Role.SYSTEM or not may(actor, Accounts.INVITE):
        return False
    return role not in GIVEN_BY_ADMINISTRATORS or may(actor, Accounts.KEEP)
