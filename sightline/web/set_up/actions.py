"""Setting up: the first year and the first administrator, both or neither."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from sightline.apps.accounts.people import actions as people
from sightline.apps.partnership import queries as partnership
from sightline.exchange.loading import Refused, load_pack
from sightline.exchange.reading import ReadPack
from sightline.kit import trail
from sightline.kit.access import Actor
from sightline.kit.permission import Role

# Nobody has an account yet, so nobody could be asked for a permission: the code stands for one.
SETTING_UP = Actor("the set-up page", frozenset({Role.SYSTEM}))


@transaction.atomic
def set_up(*, actor: Actor, pack: ReadPack, first: Mapping[str, str] | None, now: datetime) -> None:
    """Load the year and open the first account, if one is given. Refused over what is there."""
    # The account first: of two who press at once, the second finds it and stops.
    if first is not None:
        people.open_first(actor=actor, **first, now=now)
    if partnership.the_partnership() is not None:
        raise Refused(["A partnership is here already: ask to be invited to it."])
    load_pack(actor=actor, pack=pack, now=now)
    trail.record(actor=actor, event="set-up.done", at=now)
