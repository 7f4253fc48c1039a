"""Who may read the report while it is made, and who may build and load it."""

from sightline.kit.access import register
from sightline.kit.permission import READERS_OF_THE_YEAR, Permission, Role, granted


class Reports(Permission):
    VIEW = "reports.view"
    BUILD = "reports.build"
    LOAD = "reports.load"


GRANTS = {
    **granted(Reports.VIEW, everyone=READERS_OF_THE_YEAR),
    **granted(Reports.BUILD, Role.BUSINESS_UNIT, Role.ANALYST),
    **granted(Reports.LOAD, Role.BUSINESS_UNIT),
}
register(GRANTS)
