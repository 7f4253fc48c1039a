"""Who asks for returns, fills them in, signs and accepts them, and who sees how late they were."""

from sightline.kit.access import Actor, agencies_with, may, register
from sightline.kit.permission import READERS_OF_THE_YEAR, Permission, Role, granted


class Collection(Permission):
    VIEW = "collection.view"  # which return came when: no number of any of them
    READ = "collection.read"  # a return is an agency's own: see `reach`
    OVERSEE = "collection.oversee"
    FILL = "collection.fill"
    SIGN = "collection.sign"
    ACCEPT = "collection.accept"


GRANTS = {
    **granted(Collection.VIEW, everyone=READERS_OF_THE_YEAR),
    **granted(
        Collection.READ, Role.BUSINESS_UNIT, Role.ANALYST, Role.AGENCY_LEAD, Role.CONTRIBUTOR
    ),
    **granted(Collection.OVERSEE, Role.BUSINESS_UNIT, Role.ANALYST),
    **granted(Collection.FILL, Role.AGENCY_LEAD, Role.CONTRIBUTOR),
    **granted(Collection.SIGN, Role.AGENCY_LEAD),
    **granted(Collection.ACCEPT, Role.ANALYST),
}
register(GRANTS)


def reach(actor: Actor) -> frozenset[str] | None:
    """Keys of the agencies whose returns the actor may read; None is every one."""
    if may(actor, Collection.OVERSEE):
        return None
    return agencies_with(actor, Collection.READ)


def may_for(actor: Actor, permission: Permission, agency: str) -> bool:
    """Whether the actor may do this for the agency, by its key. Sightline itself may for each."""
    return Role.SYSTEM in actor.roles or agency in agencies_with(actor, permission)
