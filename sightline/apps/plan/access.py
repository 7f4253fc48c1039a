"""Who may read the plan, and who may load it."""

from sightline.kit.access import register
from sightline.kit.permission import READERS_OF_THE_YEAR, Permission, Role, granted


class Plan(Permission):
    VIEW = "plan.view"
    LOAD = "plan.load"


GRANTS = {
    **granted(Plan.VIEW, everyone=READERS_OF_THE_YEAR),
    **granted(Plan.LOAD, Role.BUSINESS_UNIT),
}
register(GRANTS)
