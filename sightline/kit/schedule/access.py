"""Who sees what runs by itself: those who answer for its coming out right. Only whoever runs
Sightline has it done again."""

from sightline.kit.access import register
from sightline.kit.permission import Permission, Role, granted


class Schedule(Permission):
    VIEW = "schedule.view"
    TRY_AGAIN = "schedule.try-again"


GRANTS = {
    **granted(
        Schedule.VIEW,
        Role.BUSINESS_UNIT,
        Role.ACCOUNTS_ADMINISTRATOR,
        Role.DATA_PROTECTION_OFFICER,
    ),
    **granted(Schedule.TRY_AGAIN),
}
register(GRANTS)
