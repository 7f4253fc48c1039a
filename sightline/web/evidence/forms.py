"""What a reader may narrow the list of findings to."""

from django.http import QueryDict

from sightline.apps.evidence.types import ORIGIN_NAMES, STREAM_NAMES
from sightline.kit.components.filters import Choices, Filters, Offer

POLARITIES = [("concern", "Concern"), ("strength", "Strength")]
CODED = [("yes", "To a concern"), ("no", "To nothing yet")]


def filters(query: QueryDict, *, agencies: Choices) -> Filters:
    return Filters(
        query,
        (
            Offer("stream", "Kind of evidence", [(s.value, n) for s, n in STREAM_NAMES.items()]),
            Offer("origin", "Where from", [(o.value, n) for o, n in ORIGIN_NAMES.items()]),
            Offer("polarity", "Finding of", POLARITIES),
            Offer("coded", "Coded", CODED),
            Offer("agency", "Agency", agencies),
        ),
    )
