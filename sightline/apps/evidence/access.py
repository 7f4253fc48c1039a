"""Who may read findings, and who may load them."""

from sightline.kit.access import register
from sightline.kit.permission import READERS_OF_THE_YEAR, Permission, Role, granted


class Evidence(Permission):
    VIEW = "evidence.view"
    LOAD = "evidence.load"


GRANTS = {
    **granted(Evidence.VIEW, everyone=READERS_OF_THE_YEAR),
    **granted(Evidence.LOAD, Role.BUSINESS_UNIT),
}
register(GRANTS)
