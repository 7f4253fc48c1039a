"""Which area a row is of: England, a region, or an authority by its number, through any change."""

import re
from dataclasses import dataclass, field
from datetime import date

from sightline.analytics.open_statistics import catalogue_reading as catalogue
from sightline.analytics.open_statistics.tables import is_name
from sightline.analytics.open_statistics.types import Area, AreaKind

NATIONAL, REGIONAL, LOCAL = "National", "Regional", "Local authority"
LEVELS = {NATIONAL, REGIONAL, LOCAL}
NUMBER = re.compile(r"(\d{3})(?:\.0)?", re.ASCII)
CODE = re.compile(r"E\d{8}", re.ASCII)
ENGLAND = "970"


class NoArea(ValueError):
    """The row is of no area that is known; `column` is where that is seen."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column


@dataclass
class Areas:
    """Each area once, however many rows are of it."""

    by_cells: dict[tuple[str, ...], Area] = field(default_factory=dict)

    def of_levels(self, level: str, region: str, number: str, code: str, name: str) -> Area:
        """As the wide files name areas: a level, and codes."""
        cells = (level, region, number, code, name)
        if cells not in self.by_cells:
            self.by_cells[cells] = _of_levels(*cells)
        return self.by_cells[cells]

    def of_number(self, number: str, name: str, column: str) -> Area:
        """As the long file names areas: a number, which England and the regions have too."""
        cells = (number, name)
        if cells not in self.by_cells:
            self.by_cells[cells] = _of_number(number, name, column)
        return self.by_cells[cells]


def stood_on(area: Area, day: date) -> bool:
    """Whether there was such an authority on the day; with the day it ended, not the day before it
    began."""
    has_begun = area.began_on is None or area.began_on <= day
    return has_begun and (area.ended_on is None or day <= area.ended_on)


def _of_levels(level: str, region: str, number: str, code: str, name: str) -> Area:
    if level == NATIONAL:
        return catalogue.known_areas()[ENGLAND]
    if level == REGIONAL:
        return _region(region)
    if not NUMBER.fullmatch(number):
        raise NoArea("old_la_code", f"'{number[:20]}' is not an authority's number of three digits")
    if not CODE.fullmatch(code):
        raise NoArea("new_la_code", f"'{code[:20]}' is not a code such as E10000025")
    if not is_name(name):
        raise NoArea("la_name", "the authority has no name that can be shown")
    return _authority(number, name, catalogue.newest_code(code), _region(region).key)


def _of_number(number: str, name: str, column: str) -> Area:
    found = NUMBER.fullmatch(number)
    if not found:
        raise NoArea(column, f"'{number[:20]}' is not an area's number of three digits")
    known = catalogue.known_areas().get(found[1])
    if known is not None:
        return known
    if not is_name(name):
        raise NoArea(column, "the authority has no name that can be shown")
    return _authority(found[1], name)


def _authority(key: str, name: str, code: str = "", region: str = "") -> Area:
    key = key[:3]
    return Area(
        key=key,
        name=name,
        kind=AreaKind.AUTHORITY,
        code=code,
        region=region,
        began_on=catalogue.began_on().get(key),
        ended_on=catalogue.ended_on().get(key),
    )


def _region(code: str) -> Area:
    for area in catalogue.known_areas().values():
        if area.code == code and area.kind == AreaKind.REGION:
            return area
    raise NoArea("region_code", f"'{code[:20]}' is not the code of a region of England")
