"""Who answers subject access requests. What each finds is what their other roles let them read."""

from sightline.kit.access import register
from sightline.kit.permission import Permission, Role, granted


class SubjectAccess(Permission):
    ANSWER = "subject_access.answer"


GRANTS = granted(SubjectAccess.ANSWER, Role.BUSINESS_UNIT, Role.DATA_PROTECTION_OFFICER)
register(GRANTS)
