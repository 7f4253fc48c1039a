"""Sheets as text in one piece, as they are kept sealed until somebody says how to read them."""

import json
from collections.abc import Sequence

from sightline.apps.collection.types import Grid


def as_text(grids: Sequence[Grid]) -> str:
    return json.dumps(
        [
            {
                "name": grid.name,
                "rows": grid.rows,
                "spoilt": [[*at, why] for at, why in grid.spoilt.items()],
                "notes": grid.notes,
            }
            for grid in grids
        ],
        ensure_ascii=False,
    )


def of_text(text: str) -> list[Grid]:
    return [
        Grid(
            each["name"],
            tuple(tuple(row) for row in each["rows"]),
            {(row, column): why for row, column, why in each["spoilt"]},
            tuple(each["notes"]),
        )
        for each in json.loads(text)
    ]
