"""Who has to do with returns in tests: of the agency, of another, and of the partnership."""

from sightline.kit.access import Actor
from sightline.kit.permission import Role

UNIT = Actor("Business manager", frozenset({Role.BUSINESS_UNIT}), 9001)
ANALYST = Actor("Data analyst", frozenset({Role.ANALYST}), 9002)
MEMBER = Actor("A member", frozenset({Role.MEMBER}), 9003)


def of_agency(role, agency, person=9100, name="Of the agency"):
    """Somebody who holds the role for the agency alone, and is a member of another."""
    return Actor(
        name,
        frozenset({role, Role.MEMBER}),
        person,
        frozenset({agency.key, "elsewhere"}),
        frozenset({(role, agency.key), (Role.MEMBER, "elsewhere")}),
    )


def contributor(agency, person=9101):
    return of_agency(Role.CONTRIBUTOR, agency, person, "A contributor")


def lead(agency, person=9102):
    return of_agency(Role.AGENCY_LEAD, agency, person, "The lead")
