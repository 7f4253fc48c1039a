"""Who takes part in releasing a report. A report that is released, anybody may read."""

from sightline.kit.access import register
from sightline.kit.permission import Permission, Role, granted


class Releases(Permission):
    VIEW = "releases.view"  # the steps towards a release
    PROTECT = "releases.protect"
    STATE = "releases.state"
    SIGN = "releases.sign"
    RELEASE = "releases.release"
    LOAD = "releases.load"


GRANTS = {
    **granted(Releases.VIEW, Role.BUSINESS_UNIT, Role.ANALYST, Role.SCRUTINEER, Role.PARTNER),
    **granted(Releases.PROTECT, Role.BUSINESS_UNIT, Role.ANALYST),
    # Nobody states or signs for another: the system itself is not among those who do.
    Releases.STATE: frozenset({Role.SCRUTINEER}),
    Releases.SIGN: frozenset({Role.PARTNER}),
    **granted(Releases.RELEASE, Role.BUSINESS_UNIT),
    **granted(Releases.LOAD, Role.BUSINESS_UNIT),
}
register(GRANTS)
