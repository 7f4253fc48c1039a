"""What a reader may narrow the list of follow-ups to."""

from django.http import QueryDict

from sightline.apps.followups.types import STATE_NAMES, Due
from sightline.kit.components.filters import Choices, Filters, Offer


def filters(query: QueryDict, *, owners: Choices) -> Filters:
    return Filters(
        query,
        (
            Offer("state", "State", [(state.value, name) for state, name in STATE_NAMES.items()]),
            Offer("due", "Due", [(due.value, due.value.capitalize()) for due in Due]),
            Offer("by", "By whom", owners),
        ),
    )
