"""Who sees what runs by itself: those who answer for its coming out right."""

from sightline.kit.access import register
from sightline.kit.permission import Permission, Role, granted


class Schedule(Permission):
    VIEW = "schedule.view"


GRANTS = granted(
    Schedule.VIEW,
    Role.BUSINESS_UNIT,
    Role.ACCOUNTS_ADMINISTRATOR,
    Role.DATA_PROTECTION_OFFICER,
)
register(GRANTS)
