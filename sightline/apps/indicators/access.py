"""Who may read declared figures, and who may load them."""

from sightline.kit.access import register
from sightline.kit.permission import READERS_OF_THE_YEAR, Permission, Role, granted


class Indicators(Permission):
    VIEW = "indicators.view"
    LOAD = "indicators.load"


GRANTS = {
    **granted(Indicators.VIEW, everyone=READERS_OF_THE_YEAR),
    **granted(Indicators.LOAD, Role.BUSINESS_UNIT),
}
register(GRANTS)
