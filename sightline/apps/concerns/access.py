"""Who may read the register of concerns, code findings to it, and load it."""

from sightline.kit.access import register
from sightline.kit.permission import READERS_OF_THE_YEAR, Permission, Role, granted


class Concerns(Permission):
    VIEW = "concerns.view"
    CODE = "concerns.code"
    LOAD = "concerns.load"


GRANTS = {
    **granted(Concerns.VIEW, everyone=READERS_OF_THE_YEAR),
    **granted(Concerns.CODE, Role.BUSINESS_UNIT, Role.ANALYST),
    **granted(Concerns.LOAD, Role.BUSINESS_UNIT),
}
register(GRANTS)
