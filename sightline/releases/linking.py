"""What gives a hidden figure away: sums, shares and changes that leave with it, and tables' totals.

The same disclosure profiles and proof as for every page of indicators: `core/disclosure`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import zip_longest

from sightline.core.calculations import round_to
from sightline.core.disclosure import profiles
from sightline.core.disclosure.protecting import Protected, Why, protect
from sightline.core.disclosure.splitting import parts_of
from sightline.core.disclosure.tables import (
    LARGEST_COUNT,
    MOST_PLACES,
    Cell,
    Derived,
    Page,
    Standing,
    Sum,
    percentage,
    percentage_change,
)
from sightline.core.document import Block, Bullets, Document, Picture, Quotation, Table, TableRow
from sightline.core.figures import Figure, counts_people
from sightline.core.quantities import PERCENT, POUNDS
from sightline.releases.disclosure import published_keys
from sightline.releases.protecting import shown_instead
from sightline.releases.types import Choice, Listed, Profile, SubjectKind, Treatment

TOTAL_HEADINGS = frozenset({"total", "totals", "all", "both", "altogether"})


@dataclass(frozen=True)
class Linked:
    """`listed` must be decided about too; `exposed` are labels of hidden figures that can be worked
    out from what was exempted. Not `is_proved` and nothing exposed: too large to be proved safe."""

    listed: tuple[Listed, ...]
    exposed: tuple[str, ...]
    is_proved: bool


def check(
    documents: Mapping[str, Document],
    figures: Mapping[str, Figure],
    printed: Mapping[str, Sequence[str]],
    listed: Sequence[Listed],
    choices: Sequence[Choice],
    profile: Profile,
) -> Linked:
    """`listed` are the figures and passages listed for being small themselves: those that nobody
    has decided about are taken to be hidden."""
    small = {each.subject for each in listed if each.kind == SubjectKind.FIGURE}
    own = {each.subject: each.treatment for each in choices if each.kind == SubjectKind.FIGURE}
    instead = shown_instead(figures, [*choices, *_as_if_hidden(small - own.keys())], profile)
    leaving = {key: figures[key] for key in published_keys(figures, printed)}
    page = page_of(documents, leaving, instead, own)
    protected = protect(page, profiles.local(profile.largest_small_count, least_base=0))
    beside = _small_beside(page, protected)
    found = [
        _listed(figures[cell.key], printed, beside.get(cell.key, ()))
        for cell in page.cells
        if cell.key not in small and _is_to_decide(cell, protected, instead, own)
    ]
    exposed = tuple(each.label for each in protected.exposed)
    return Linked(tuple(found), exposed, protected.is_proved)


def page_of(
    documents: Mapping[str, Document],
    leaving: Mapping[str, Figure],
    instead: Mapping[str, str],
    own: Mapping[str, Treatment],
) -> Page:
    """The counts that leave, and how they hang together."""
    cells = {
        key: Cell(
            key,
            int(figure.quantity.amount),
            figure.label,
            _standing(key, instead, own),
            counts_people=counts_people(figure),
        )
        for key, figure in leaving.items()
        if _is_count(figure)
    }
    counts = {key: cell.count for key, cell in cells.items()}
    sums = [each for figure in leaving.values() for each in _sums_of(figure, counts)]
    for document in documents.values():
        sums += _sums_of_tables(document.blocks, counts)
    shares = [
        replace(share, is_published=own.get(key) is Treatment.EXEMPTED)
        for key, figure in leaving.items()
        if key not in instead and (share := _share_of(figure, counts)) is not None
    ]
    return Page(tuple(cells.values()), tuple(dict.fromkeys(sums)), tuple(shares))


def _as_if_hidden(keys: Iterable[str]) -> Iterator[Choice]:
    for key in sorted(keys):
        yield Choice(SubjectKind.FIGURE, key, Treatment.HIDDEN, "", "", date.min)


def _is_count(figure: Figure) -> bool:
    quantity = figure.quantity
    is_whole = not quantity.decimals and quantity.amount == int(quantity.amount)
    counts = quantity.is_exact and quantity.unit not in (PERCENT, POUNDS) and not quantity.stated
    return counts and is_whole and 0 <= quantity.amount <= LARGEST_COUNT


def _standing(key: str, instead: Mapping[str, str], own: Mapping[str, Treatment]) -> Standing:
    if key in instead:
        return Standing.WITHHELD
    return Standing.PUBLISHED if own.get(key) is Treatment.EXEMPTED else Standing.OPEN


def _is_to_decide(
    cell: Cell, protected: Protected, instead: Mapping[str, str], own: Mapping[str, Treatment]
) -> bool:
    """What was decided about stays on the list, so that it can be taken back."""
    if cell.key in own:
        return True
    return protected[cell.key].why is Why.PROTECTS and cell.key not in instead


def _small_beside(page: Page, protected: Protected) -> dict[str, tuple[str, ...]]:
    """By count, the labels of the hidden small ones that it hangs together with."""
    found = {}
    for part in parts_of(page):
        small = tuple(c.label for c in part.cells if protected[c.key].why is Why.SMALL)
        found.update({cell.key: small for cell in part.cells})
    return found


def _listed(
    figure: Figure, printed: Mapping[str, Sequence[str]], beside: tuple[str, ...]
) -> Listed:
    given = " or ".join(f"‘{label}’" for label in beside)
    why = f"Gives {given} away, once that is hidden" if given else "Gave a hidden figure away"
    return Listed(
        kind=SubjectKind.FIGURE,
        subject=figure.key,
        words=figure.label,
        value=figure.text,
        why=why,
        places=tuple(dict.fromkeys(printed.get(figure.key, ("The working of another figure",)))),
        beside=beside,
    )


def _sums_of(figure: Figure, counts: Mapping[str, int]) -> Iterator[Sum]:
    """What was added up, or taken one from the other."""
    yield from _sum(figure.key, figure.of, counts)
    if len(figure.of) == 2:
        first, second = figure.of
        yield from _sum(first, (second, figure.key), counts)


def _share_of(figure: Figure, counts: Mapping[str, int]) -> Derived | None:
    """A percentage of two counts, as it was worked out; None for any other."""
    quantity = figure.quantity
    is_share = quantity.unit == PERCENT and quantity.is_exact and len(figure.of) == 2
    is_share = is_share and quantity.decimals <= MOST_PLACES
    if not is_share or not _all_in(figure.of, counts):
        return None
    first, second = figure.of
    over, under = counts[first], counts[second]
    made = percentage(figure.key, first, second, quantity.decimals, figure.label)
    if figure.working.startswith("from "):
        over, under = counts[second] - counts[first], counts[first]
        made = percentage_change(figure.key, second, first, quantity.decimals, figure.label)
    if not under or round_to(Decimal(100 * over) / under, quantity.decimals) != quantity.amount:
        return None
    return made


def _sums_of_tables(blocks: Iterable[Block], counts: Mapping[str, int]) -> Iterator[Sum]:
    for block in blocks:
        match block:
            case Table():
                yield from _sums_of_table(block, counts)
            case Picture(table=Table() as table):
                yield from _sums_of_table(table, counts)
            case Quotation(blocks=quoted):
                yield from _sums_of_tables(quoted, counts)
            case Bullets(items=items):
                for item in items:
                    yield from _sums_of_tables(item, counts)


def _sums_of_table(table: Table, counts: Mapping[str, int]) -> Iterator[Sum]:
    """Totals down the columns and along the rows, where they add up."""
    above: list[TableRow] = []
    for row in table.rows:
        if row.is_total:
            yield from _sums_down(row, above, counts)
        if not row.is_heading:
            above = [] if row.is_total else [*above, row]
            yield from _sums_along(table, row, counts)


def _sums_down(
    total: TableRow, above: Sequence[TableRow], counts: Mapping[str, int]
) -> Iterator[Sum]:
    columns = zip_longest(*(row.cells for row in above))
    for cell, parts in zip(total.cells, columns, strict=False):
        keys = [part.figure for part in parts if part is not None]
        yield from _sum(cell.figure, keys, counts)


def _sums_along(table: Table, row: TableRow, counts: Mapping[str, int]) -> Iterator[Sum]:
    totals = [
        number
        for number, column in enumerate(table.columns)
        if column.heading.strip().lower() in TOTAL_HEADINGS and number < len(row.cells)
    ]
    for number in totals:
        numbers = [n for n, column in enumerate(table.columns) if column.is_number and n != number]
        keys = [row.cells[n].figure for n in numbers if n < len(row.cells)]
        yield from _sum(row.cells[number].figure, keys, counts)


def _sum(total: str, keys: Sequence[str], counts: Mapping[str, int]) -> Iterator[Sum]:
    parts = tuple(dict.fromkeys(keys))
    is_sum = len(parts) == len(keys) > 1 and total in counts and _all_in(parts, counts)
    if is_sum and total not in parts and counts[total] == sum(counts[k] for k in parts):
        yield Sum(total, parts)


def _all_in(keys: Iterable[str], counts: Mapping[str, int]) -> bool:
    return all(key in counts for key in keys)
