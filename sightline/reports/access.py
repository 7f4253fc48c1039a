"""Who may read the report while it is made, write it, check it, and build and load it."""

from collections.abc import Mapping

from sightline.kit.access import Actor, agencies_with, may, register
from sightline.kit.permission import READERS_OF_THE_YEAR, Permission, Role, granted
from sightline.reports.writing.types import SectionState


class Reports(Permission):
    VIEW = "reports.view"
    COMMENT = "reports.comment"
    WRITE = "reports.write"  # every section
    WRITE_OWN = "reports.write-own"  # the sections that one's own agency writes
    CHECK = "reports.check"
    CHECK_OWN = "reports.check-own"
    SCRUTINISE = "reports.scrutinise"
    SIGN_OFF = "reports.sign-off"
    BUILD = "reports.build"
    LOAD = "reports.load"


GRANTS = {
    **granted(Reports.VIEW, everyone=READERS_OF_THE_YEAR),
    **granted(
        Reports.COMMENT,
        Role.BUSINESS_UNIT,
        Role.ANALYST,
        Role.SCRUTINEER,
        Role.PARTNER,
        Role.AGENCY_LEAD,
        Role.CONTRIBUTOR,
    ),
    **granted(Reports.WRITE, Role.BUSINESS_UNIT),
    **granted(Reports.WRITE_OWN, Role.AGENCY_LEAD, Role.CONTRIBUTOR),
    # The business unit records what agencies and partners said elsewhere, and has to say where.
    **granted(Reports.CHECK, Role.BUSINESS_UNIT, Role.PARTNER),
    **granted(Reports.CHECK_OWN, Role.AGENCY_LEAD),
    # Independent: nobody records it for the scrutineer.
    **granted(Reports.SCRUTINISE, Role.SCRUTINEER),
    **granted(Reports.SIGN_OFF, Role.PARTNER, Role.BUSINESS_UNIT),
    **granted(Reports.BUILD, Role.BUSINESS_UNIT, Role.ANALYST),
    **granted(Reports.LOAD, Role.BUSINESS_UNIT),
}
register(GRANTS)

TO_REACH: Mapping[SectionState, Reports] = {
    SectionState.AGENCY_CHECKED: Reports.CHECK,
    SectionState.SCRUTINISED: Reports.SCRUTINISE,
    SectionState.SIGNED_OFF: Reports.SIGN_OFF,
}


def may_write(actor: Actor, owner: str) -> bool:
    """`owner` is the key of the agency that writes the section; '' is the business unit."""
    own = bool(owner) and owner in agencies_with(actor, Reports.WRITE_OWN)
    return may(actor, Reports.WRITE) or own


def may_vouch(actor: Actor, state: SectionState, owner: str) -> bool:
    """Whether the actor may bring a section of this owner to that state."""
    if state == SectionState.AGENCY_CHECKED and may(actor, Reports.CHECK_OWN):
        # A section that no agency owns may be checked by the lead of any.
        return not owner or owner in agencies_with(actor, Reports.CHECK_OWN)
    permission = TO_REACH.get(state)
    return permission is not None and may(actor, permission)


def may_put_back(actor: Actor, owner: str) -> bool:
    return may_write(actor, owner) or any(may(actor, each) for each in TO_REACH.values())


def speaks_for_others(actor: Actor) -> bool:
    """Whether what they vouch for is what somebody else said: then they have to say who."""
    return Role.BUSINESS_UNIT in actor.roles
