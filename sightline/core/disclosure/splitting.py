"""Parts of a page that tell nothing of each other, so that each can be protected by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sightline.core.disclosure.tables import Cell, Derived, Page, Sum, keys_of


def parts_of(page: Page) -> Iterator[Page]:
    """Pages without dependents, in the order of their first cells; together they hold the rest."""
    root = {cell.key: cell.key for cell in page.cells}
    for each in page.sums:
        _join(root, (each.total, *each.parts))
    for derived in page.derived:
        _join(root, keys_of(derived))
    found: dict[str, _Part] = {}
    for cell in page.cells:
        found.setdefault(_root(root, cell.key), _Part()).cells.append(cell)
    for each in page.sums:
        found[_root(root, each.total)].sums.append(each)
    for derived in page.derived:
        found[_root(root, keys_of(derived)[0])].derived.append(derived)
    for part in found.values():
        yield Page(tuple(part.cells), tuple(part.sums), tuple(part.derived))


@dataclass
class _Part:
    cells: list[Cell] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    derived: list[Derived] = field(default_factory=list)


def _join(root: dict[str, str], keys: Sequence[str]) -> None:
    first = _root(root, keys[0])
    for key in keys[1:]:
        root[_root(root, key)] = first


def _root(root: dict[str, str], key: str) -> str:
    while root[key] != key:
        root[key] = root[root[key]]
        key = root[key]
    return key
