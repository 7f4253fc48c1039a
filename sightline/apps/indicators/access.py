"""Who may read figures and indicators, load them, count returns, and decide what they say."""

from sightline.kit.access import register
from sightline.kit.permission import READERS_OF_THE_YEAR, Permission, Role, granted


class Indicators(Permission):
    VIEW = "indicators.view"
    LOAD = "indicators.load"
    # Small numbers as they are; everybody else sees them under the disclosure profile.
    UNPROTECTED = "indicators.unprotected"
    COUNT = "indicators.count"
    JUDGE = "indicators.judge"  # settings of charts, targets, re-basing, signals
    COMMENT = "indicators.comment"


GRANTS = {
    **granted(Indicators.VIEW, everyone=READERS_OF_THE_YEAR),
    **granted(Indicators.LOAD, Role.BUSINESS_UNIT),
    **granted(Indicators.UNPROTECTED, Role.ANALYST, Role.BUSINESS_UNIT),
    **granted(Indicators.COUNT, Role.ANALYST, Role.BUSINESS_UNIT),
    **granted(Indicators.JUDGE, Role.ANALYST, Role.BUSINESS_UNIT),
    **granted(
        Indicators.COMMENT,
        Role.ANALYST,
        Role.BUSINESS_UNIT,
        Role.AGENCY_LEAD,
        Role.CONTRIBUTOR,
    ),
}
register(GRANTS)
