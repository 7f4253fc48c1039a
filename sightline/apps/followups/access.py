"""Who may read follow-ups, and who may load them."""

from sightline.kit.access import register
from sightline.kit.permission import READERS_OF_THE_YEAR, Permission, Role, granted


class FollowUps(Permission):
    VIEW = "followups.view"
    LOAD = "followups.load"


GRANTS = {
    **granted(FollowUps.VIEW, everyone=READERS_OF_THE_YEAR),
    **granted(FollowUps.LOAD, Role.BUSINESS_UNIT),
}
register(GRANTS)
