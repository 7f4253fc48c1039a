"""What a reader may narrow the matrix to."""

from django.http import QueryDict

from sightline.apps.concerns.types import NOT_STATED, Only
from sightline.apps.evidence.types import MATRIX_STREAMS, STREAM_NAMES
from sightline.kit.components.filters import Choices, Filters, Offer

STREAMS = [(stream.value, STREAM_NAMES[stream]) for stream in MATRIX_STREAMS]
WEIGHTS = [("1", "1"), ("2", "2"), ("3", "3"), (NOT_STATED, "Not stated")]


class MatrixFilters(Filters):
    def __init__(
        self, query: QueryDict, *, groups: Choices, agencies: Choices, years: Choices
    ) -> None:
        super().__init__(
            query,
            (
                Offer("group", "Group", groups),
                Offer("stream", "Kind of evidence", STREAMS),
                Offer("agency", "Agency", agencies),
                Offer("weight", "Strength", WEIGHTS),
                Offer("evidence_year", "Year of evidence", years if len(years) > 1 else []),
            ),
        )

    @property
    def only(self) -> Only:
        return Only(
            stream=self.chosen("stream"),
            agency=self.chosen("agency"),
            weight=self.chosen("weight"),
            year=self.chosen("evidence_year"),
        )

    @property
    def group(self) -> str:
        return self.chosen("group")
