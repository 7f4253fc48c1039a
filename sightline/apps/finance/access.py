"""Who may read the budget, and who may load it."""

from sightline.kit.access import register
from sightline.kit.permission import READERS_OF_THE_YEAR, Permission, Role, granted


class Finance(Permission):
    VIEW = "finance.view"
    LOAD = "finance.load"


GRANTS = {
    **granted(Finance.VIEW, everyone=READERS_OF_THE_YEAR),
    **granted(Finance.LOAD, Role.BUSINESS_UNIT),
}
register(GRANTS)
