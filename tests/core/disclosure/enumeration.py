"""Every other table that would print the same page, found by trying them all: for small pages."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from sightline.core.disclosure.tables import Standing


def naive_texts(page, profile):
    """What a page prints that hides small counts and nothing else."""
    counts = {cell.key: cell.count for cell in page.cells}
    texts = {}
    for cell in page.cells:
        if cell.standing is Standing.UNSEEN:
            continue
        known = cell.standing is Standing.PUBLISHED
        is_hidden = not known and 0 < cell.count <= profile.largest_hidden
        texts[cell.key] = profile.symbol if is_hidden else str(cell.count)
    return {**texts, **{each.key: share_text(each, counts) for each in page.derived}}


def shown_texts(protected):
    return {key: number.text for key, number in protected.numbers.items()}


def values_left(page, profile, texts, most=30):
    """The possible values of each count that is not printed, from nought to `most`.

    A hidden count is not nought, and small where it is truly small: the attacker knows who is."""
    tables = list(_tables(page, profile, texts, most))
    return {
        cell.key: sorted({table[cell.key] for table in tables})
        for cell in page.cells
        if texts.get(cell.key, profile.symbol) == profile.symbol
    }


def _tables(page, profile, texts, most):
    unknown = [c for c in page.cells if texts.get(c.key, profile.symbol) == profile.symbol]
    fixed = {c.key: c.count for c in page.cells if c not in unknown}
    totals = {each.total for each in page.sums}
    order = sorted(unknown, key=lambda cell: cell.key in totals)
    yield from _filled(page, profile, texts, most, order, fixed)


def _filled(page, profile, texts, most, order, table):
    if any(not _adds_up(each, table) for each in page.sums):
        return
    if not order:
        if all(
            share_text(d, table) == texts[d.key]
            for d in page.derived
            if _is_read(d, texts, profile)
        ):
            yield table
        return
    cell, *rest = order
    for value in _values(cell, profile, most, page):
        yield from _filled(page, profile, texts, most, rest, {**table, cell.key: value})


def _values(cell, profile, most, page):
    if cell.standing is Standing.UNSEEN:
        return range(most + 1)
    is_small = 0 < cell.count <= profile.largest_hidden
    if is_small and all(each.total != cell.key for each in page.sums):
        return range(1, profile.largest_hidden + 1)
    return range(1 if is_small else profile.largest_hidden + 1, most + 1)


def _adds_up(each, table):
    if each.total in table and all(part in table for part in each.parts):
        return table[each.total] == sum(table[part] for part in each.parts)
    if each.total in table:
        return sum(table.get(part, 0) for part in each.parts) <= table[each.total]
    return True


def _is_read(derived, texts, profile):
    return texts[derived.key] != profile.symbol


def share_text(derived, counts):
    over = sum(counts[key] * times for key, times in derived.over)
    under = derived.under
    if not isinstance(under, int):
        under = sum(counts[key] * times for key, times in under)
    if under == 0:
        return "z"
    exact = Fraction(over * derived.scale, under)
    place = Decimal(1).scaleb(-derived.places)
    value = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(place, ROUND_HALF_UP)
    sign = "−" if value < 0 else ""
    return f"{sign}{abs(value):,}"
