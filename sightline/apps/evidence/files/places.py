"""Where the bytes of a year's evidence files lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sightline.kit.uploads import Store

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


def store_of(year: Year) -> Store:
    return Store("evidence", year.slug)
