"""Who reads the trail: the data protection officer alone, for it tells what everybody did.

That the values about a subject are erased, one of them asks for and another person decides.
"""

from sightline.kit.access import register
from sightline.kit.permission import Permission, Role, granted


class Trail(Permission):
    VIEW = "trail.view"
    ASK_ERASING = "trail.ask-erasing"
    DECIDE_ERASING = "trail.decide-erasing"


GRANTS = {
    **granted(Trail.VIEW, Role.DATA_PROTECTION_OFFICER),
    **granted(Trail.ASK_ERASING, Role.DATA_PROTECTION_OFFICER),
    **granted(Trail.DECIDE_ERASING, Role.DATA_PROTECTION_OFFICER, Role.PARTNER),
}
register(GRANTS)
