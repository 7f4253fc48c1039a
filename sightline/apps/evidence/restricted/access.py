"""Who may read what is not open to the partnership, and who may record it. One rule, here."""

from collections.abc import Collection

from sightline.apps.evidence.types import Tier
from sightline.kit.access import Actor, agencies_in, register
from sightline.kit.permission import EVERYBODY_AT_WORK, Permission, Role, granted


class Restricted(Permission):
    SEE = "restricted.see"
    RECORD = "restricted.record"
    DESTROY = "restricted.destroy"  # two people have decided it in the register of what is kept


GRANTS = {
    **granted(Restricted.SEE, everyone=EVERYBODY_AT_WORK),
    **granted(
        Restricted.RECORD,
        Role.BUSINESS_UNIT,
        Role.ANALYST,
        Role.SCRUTINEER,
        Role.AGENCY_LEAD,
        Role.CONTRIBUTOR,
        Role.REVIEWER,
    ),
    **granted(
        Restricted.DESTROY,
        Role.BUSINESS_UNIT,
        Role.SCRUTINEER,
        Role.DATA_PROTECTION_OFFICER,
    ),
}
register(GRANTS)

# They work with every agency's own records; nobody reads a sealed one by role.
OF_EVERY_AGENCY = frozenset({Role.BUSINESS_UNIT, Role.ANALYST, Role.SCRUTINEER})
OF_THEIR_AGENCY = frozenset({Role.AGENCY_LEAD, Role.CONTRIBUTOR, Role.PARTNER})


def may_read(
    actor: Actor, tier: Tier, agency: str, case: int | None, open_cases: Collection[int]
) -> bool:
    """`agency` is a key, '' for a sealed record; `open_cases` those that are open to the actor."""
    if tier == Tier.SEALED:
        return case is not None and case in open_cases
    return may_read_of(actor, agency)


def may_read_of(actor: Actor, agency: str) -> bool:
    """Whether the actor may read that agency's own records."""
    if actor.roles & OF_EVERY_AGENCY:
        return True
    return agency in agencies_in(actor, OF_THEIR_AGENCY)
