"""Who may put the bank holidays right and add newer timescales. To read them is for everybody."""

from sightline.kit.access import register
from sightline.kit.permission import Permission, Role, granted


class Calendar(Permission):
    KEEP = "calendar.keep"


GRANTS = granted(Calendar.KEEP, Role.BUSINESS_UNIT)
register(GRANTS)
