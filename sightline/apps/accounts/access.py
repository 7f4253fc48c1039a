"""Who may keep the accounts of others. Anybody may see their own."""

from sightline.kit.access import register
from sightline.kit.permission import Permission, Role, granted


class Accounts(Permission):
    KEEP = "accounts.keep"


GRANTS = {**granted(Accounts.KEEP, Role.ACCOUNTS_ADMINISTRATOR)}
register(GRANTS)
