"""Whose jobs somebody sees: their own, and the business unit everybody's."""

from sightline.kit.access import register
from sightline.kit.permission import Permission, Role, granted


class Tasks(Permission):
    OVERSEE = "tasks.oversee"


GRANTS = granted(Tasks.OVERSEE, Role.BUSINESS_UNIT)
register(GRANTS)
