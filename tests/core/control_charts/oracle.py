"""XmR charts once more: slow, plain, in fractions, rule by rule as the words of the method go.

Nothing of the product is used, so that a mistake would have to be made twice.
"""

from decimal import Decimal
from fractions import Fraction

LIMIT = Fraction("2.66")
SCREEN = Fraction("3.267")


def exact(value):
    return (
        None
        if value is None
        else Fraction(Decimal(repr(value) if isinstance(value, float) else value))
    )


def parts(length, cuts):
    edges = [0, *cuts, length]
    return [range(edges[i], edges[i + 1]) for i in range(len(edges) - 1)]


def segment(values, fix_after, screen):
    """Mean, mean moving range: each None where there is nothing to take it of."""
    baseline, seen = [], 0
    for value in values:
        if fix_after is not None and seen == fix_after:
            break
        baseline.append(value)
        seen += value is not None
    present = [value for value in baseline if value is not None]
    if not present:
        return None, None
    mean = sum(present) / len(present)
    ranges = []
    for index in range(1, len(baseline)):
        if baseline[index] is not None and baseline[index - 1] is not None:
            ranges.append(abs(baseline[index] - baseline[index - 1]))
    if not ranges:
        return mean, None
    average = sum(ranges) / len(ranges)
    if screen and average > 0:
        kept = [each for each in ranges if not each >= SCREEN * average]
        average = sum(kept) / len(kept)
    return mean, average


def marks(values, mean, average):
    """For each point the set of rules that it met; None for a missing one."""
    found = [None if value is None else set() for value in values]
    rules = {
        "outside": outside(values, mean, average),
        "shift": shifts(values, mean),
        "trend": trends(values),
        "two of three": two_of_three(values, mean, average),
    }
    for rule, indexes in rules.items():
        for index in indexes:
            found[index].add(rule)
    return found


def stretches(values, long):
    """Each `long` points in a row that all have a value, with the index of the first."""
    for start in range(len(values) - long + 1):
        stretch = values[start : start + long]
        if None not in stretch:
            yield start, stretch


def one_sided(stretch, mean):
    return all(value > mean for value in stretch) or all(value < mean for value in stretch)


def outside(values, mean, average):
    if average is None:
        return set()
    return {
        index
        for index, value in enumerate(values)
        if value is not None and abs(value - mean) > LIMIT * average
    }


def shifts(values, mean):
    found = set()
    for start, seven in stretches(values, 7):
        if one_sided(seven, mean):
            found |= set(range(start, start + 7))
    return found


def trends(values):
    found = set()
    for start, seven in stretches(values, 7):
        rising = all(seven[i] < seven[i + 1] for i in range(6))
        falling = all(seven[i] > seven[i + 1] for i in range(6))
        if rising or falling:
            found |= set(range(start, start + 7))
    return found


def two_of_three(values, mean, average):
    found = set()
    if average is None:
        return found
    for start, three in stretches(values, 3):
        away = [abs(value - mean) for value in three]
        near, limit = LIMIT * average * 2 / 3, LIMIT * average
        close = [start + i for i in range(3) if near < away[i] <= limit]
        if len(close) >= 2 and one_sided(three, mean):
            found |= set(close)
    return found


def name(rules, value, mean, good):
    if not rules:
        return "common cause"
    if good == "neutral":
        return "neutral high" if value > mean else "neutral low"
    better = value > mean if good == "higher" else value < mean
    return "improvement" if better else "concern"


def chart(values, good, target, screen, fix_after, cuts):
    """For each segment its limits, for each point its rules and class, and the two icons."""
    values = [exact(value) for value in values]
    target = exact(target)
    limits, rules, classes = [], [], []
    assurance = None
    for part in parts(len(values), cuts):
        here = [values[index] for index in part]
        mean, average = segment(here, fix_after, screen)
        met = marks(here, mean, average)
        rules += met
        classes += [
            None if found is None else name(found, value, mean, good)
            for found, value in zip(met, here, strict=True)
        ]
        if average is None:
            limits.append(None)
            assurance = None
            continue
        limits.append((mean - LIMIT * average, mean, mean + LIMIT * average))
        assurance = icon(target, limits[-1], good)
    return limits, rules, classes, assurance


def icon(target, limits, good):
    if target is None or good == "neutral":
        return None
    if target > limits[2]:
        return "consistently failing" if good == "higher" else "consistently passing"
    if target < limits[0]:
        return "consistently passing" if good == "higher" else "consistently failing"
    return "hit or miss"


def run_chart(values):
    """The median, and for each point the rules that it met; None for a missing one."""
    values = [exact(value) for value in values]
    ordered = sorted(value for value in values if value is not None)
    if not ordered:
        return None, [None] * len(values)
    half = len(ordered) // 2
    middle = ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
    found = [None if value is None else set() for value in values]
    for stretch in unbroken(values):
        for index in long_shifts(values, stretch, middle):
            found[index].add("shift")
        for index in long_trends(values, stretch):
            found[index].add("trend")
    return middle, found


def unbroken(values):
    """The indexes of points in a row that all have a value."""
    stretch = []
    for index, value in enumerate([*values, None]):
        if value is not None:
            stretch.append(index)
        elif stretch:
            yield stretch
            stretch = []


def long_shifts(values, stretch, middle):
    off = [index for index in stretch if values[index] != middle]
    for start in range(len(off) - 5):
        six = off[start : start + 6]
        if one_sided([values[index] for index in six], middle):
            yield from six


def long_trends(values, stretch):
    """Each point that lies between the first and last of five different ones, all one way."""
    for first in stretch:
        for last in stretch:
            part = [values[index] for index in range(first, last + 1)]
            apart = [part[i] for i in range(len(part)) if i == 0 or part[i] != part[i - 1]]
            if len(apart) >= 5 and apart in (sorted(apart), sorted(apart, reverse=True)):
                yield from range(first, last + 1)
