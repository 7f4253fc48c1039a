"""Who may read published statistics, who loads them, and who says with whom to compare."""

from sightline.kit.access import register
from sightline.kit.permission import READERS_OF_THE_YEAR, Permission, Role, granted


class Statistics(Permission):
    VIEW = "statistics.view"
    LOAD = "statistics.load"
    CHOOSE = "statistics.choose"


GRANTS = {
    **granted(Statistics.VIEW, everyone=READERS_OF_THE_YEAR),
    **granted(Statistics.LOAD, Role.BUSINESS_UNIT, Role.ANALYST),
    **granted(Statistics.CHOOSE, Role.BUSINESS_UNIT, Role.ANALYST),
}
register(GRANTS)
