"""Who reads the records of sharing and keeping, and who adds to them.

An agency's people see the rows of their own agency alone: the queries narrow what `OPEN` opens.
"""

from sightline.kit.access import register
from sightline.kit.permission import Permission, Role, granted


class Records(Permission):
    VIEW = "records.view"  # every agency's rows, the schedule and the register
    OPEN = "records.open"  # the share log, narrowed to what is one's own
    SHARE = "records.share"
    KEEP = "records.keep"
    HOLD = "records.hold"
    WITNESS = "records.witness"


OVERSEERS = frozenset({Role.BUSINESS_UNIT, Role.SCRUTINEER, Role.DATA_PROTECTION_OFFICER})
SHARERS = frozenset({Role.BUSINESS_UNIT, Role.AGENCY_LEAD, Role.PARTNER, Role.ANALYST})
# They record for whichever agency it was; others for the agencies they act for.
FOR_ANY_AGENCY = frozenset({Role.BUSINESS_UNIT, Role.ANALYST, Role.SYSTEM})

GRANTS = {
    **granted(Records.VIEW, everyone=OVERSEERS),
    **granted(Records.OPEN, everyone=OVERSEERS | SHARERS),
    **granted(Records.SHARE, everyone=SHARERS),
    **granted(Records.KEEP, Role.BUSINESS_UNIT),
    **granted(Records.HOLD, Role.BUSINESS_UNIT, Role.DATA_PROTECTION_OFFICER),
    **granted(Records.WITNESS, everyone=OVERSEERS),
}
register(GRANTS)
