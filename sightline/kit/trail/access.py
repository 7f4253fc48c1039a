"""Who reads the trail: the data protection officer alone, for it tells what everybody did."""

from sightline.kit.access import register
from sightline.kit.permission import Permission, Role, granted


class Trail(Permission):
    VIEW = "trail.view"


GRANTS = granted(Trail.VIEW, Role.DATA_PROTECTION_OFFICER)
register(GRANTS)
