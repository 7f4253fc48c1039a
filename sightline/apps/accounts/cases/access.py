"""Who may open named cases, be named on one, break the glass, and review that it was broken."""

from sightline.kit.access import Actor, may, register
from sightline.kit.permission import EVERYBODY_AT_WORK, Permission, Role, granted


class Cases(Permission):
    SEE = "cases.see"
    KEEP = "cases.keep"
    BREAK_GLASS = "cases.break-glass"
    REVIEW = "cases.review"
    SEE_TO_DESTROYING = "cases.see-to-destroying"  # as two people decided in the register


GRANTS = {
    **granted(Cases.SEE, everyone=EVERYBODY_AT_WORK),
    **granted(Cases.KEEP, Role.BUSINESS_UNIT, Role.SCRUTINEER, Role.PARTNER, Role.AGENCY_LEAD),
    **granted(
        Cases.BREAK_GLASS, Role.BUSINESS_UNIT, Role.SCRUTINEER, Role.PARTNER, Role.AGENCY_LEAD
    ),
    **granted(Cases.REVIEW, Role.DATA_PROTECTION_OFFICER),
    **granted(
        Cases.SEE_TO_DESTROYING,
        Role.BUSINESS_UNIT,
        Role.SCRUTINEER,
        Role.DATA_PROTECTION_OFFICER,
    ),
}
register(GRANTS)

# Whoever lets people in and out could let themselves in: so they are on no list.
NEVER_NAMED = frozenset({Role.ACCOUNTS_ADMINISTRATOR})


def may_be_on_a_list(actor: Actor) -> bool:
    return may(actor, Cases.SEE) and NEVER_NAMED.isdisjoint(actor.roles)
