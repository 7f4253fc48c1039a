"""Anybody may reply to a released report. Who reads and answers the replies stands here."""

from sightline.kit.access import register
from sightline.kit.permission import READERS_OF_THE_YEAR, Permission, Role, granted


class Feedback(Permission):
    COUNT = "feedback.count"  # how many there are, and nothing of what they say
    VIEW = "feedback.view"
    ANSWER = "feedback.answer"


GRANTS = {
    **granted(Feedback.COUNT, everyone=READERS_OF_THE_YEAR),
    **granted(Feedback.VIEW, Role.BUSINESS_UNIT, Role.ANALYST, Role.SCRUTINEER, Role.PARTNER),
    **granted(Feedback.ANSWER, Role.BUSINESS_UNIT),
}
register(GRANTS)
