"""Who may see the partnership's own pages, and who may load a year into it."""

from sightline.kit.access import register
from sightline.kit.permission import EVERYBODY_AT_WORK, Permission, Role, granted


class Partnership(Permission):
    VIEW = "partnership.view"
    LOAD = "partnership.load"


GRANTS = {
    **granted(Partnership.VIEW, everyone=EVERYBODY_AT_WORK),
    **granted(Partnership.LOAD, Role.BUSINESS_UNIT),
}
register(GRANTS)
