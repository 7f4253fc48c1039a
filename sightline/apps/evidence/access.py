"""Who may read findings, who may load them, and who may attach files to them."""

from sightline.kit.access import register
from sightline.kit.permission import READERS_OF_THE_YEAR, Permission, Role, granted


class Evidence(Permission):
    VIEW = "evidence.view"
    LOAD = "evidence.load"
    ATTACH = "evidence.attach"


GRANTS = {
    **granted(Evidence.VIEW, everyone=READERS_OF_THE_YEAR),
    **granted(Evidence.LOAD, Role.BUSINESS_UNIT),
    **granted(Evidence.ATTACH, Role.BUSINESS_UNIT, Role.ANALYST),
}
register(GRANTS)
