"""Random pages of linked tables: margins, shares, rates, the same table a quarter before."""

import itertools
import random

from sightline.core.disclosure import profiles
from sightline.core.disclosure.protecting import protect
from sightline.core.disclosure.tables import (
    Cell,
    Derived,
    Page,
    Standing,
    Sum,
    difference,
    percentage,
    percentage_change,
    rate,
)

SHAPES = [(1,), (2,), (3,), (5,), (2, 2), (3, 2), (4, 3), (5, 3), (1, 4), (2, 2, 2), (3, 2, 2)]
HABITS = ["mixed", "mixed", "small", "noughts", "one", "three", "large", "one category"]
ALL = "all"


def linked_page(seed):
    """A page and its profile."""
    draw = random.Random(seed)
    profile = draw.choice(PROFILES)
    maker = _Maker(draw)
    kind = draw.choice(["tables", "tables", "shared", "quarters"])
    if kind == "quarters":
        return maker.quarters(profile), profile
    maker.table("t", draw.choice(SHAPES))
    if kind == "shared":
        maker.other_split("t", draw.randint(2, 4))
    maker.shares()
    maker.exemptions()
    return maker.page(), profile


PROFILES = [
    *profiles.PROFILES.values(),
    profiles.local(3),
    profiles.local(9, least_base=0),
    profiles.Profile("all small", "Nought too", "A test", hides_nought=True),
    profiles.Profile("lenient", "Lenient", "A test", most_excluded=2, protects_rest=False),
]


class _Maker:
    def __init__(self, draw):
        self.draw = draw
        self.habit = draw.choice(HABITS)
        self.counts, self.standings, self.rounded = {}, {}, set()
        self.sums, self.derived = [], []

    def page(self):
        cells = tuple(
            Cell(
                key, count, key, self.standings.get(key, Standing.OPEN),
                is_rounded=key in self.rounded,
            )
            for key, count in self.counts.items()
        )  # fmt: skip
        return Page(cells, tuple(self.sums), tuple(self.derived))

    def count(self):
        draw = self.draw
        match self.habit:
            case "small":
                return draw.randint(0, 5)
            case "noughts":
                return draw.choice([0, 0, 0, draw.randint(1, 9)])
            case "one" | "three":
                return 0
            case "large":
                return draw.randint(6, 3000)
            case "one category":
                return 0
        return draw.choice([draw.randint(0, 7), draw.randint(3, 12), draw.randint(6, 60)])

    def leaves(self, number):
        found = [self.count() for _ in range(number)]
        if self.habit == "one category":
            found[self.draw.randrange(number)] = self.draw.randint(1, 400)
        for _ in range({"one": 1, "three": 3}.get(self.habit, 0)):
            found[self.draw.randrange(number)] += 1
        return found

    def table(self, name, shape):
        """Every margin of the table, down to the total of all."""
        places = list(itertools.product(*(range(size) for size in shape)))
        for place, count in zip(places, self.leaves(len(places)), strict=True):
            self.counts[_key(name, place)] = count
        margins = list(itertools.product(*([*range(size), ALL] for size in shape)))
        for margin in sorted(margins, key=lambda m: m.count(ALL)):
            for axis in [n for n, part in enumerate(margin) if part == ALL]:
                parts = [(*margin[:axis], n, *margin[axis + 1 :]) for n in range(shape[axis])]
                keys = tuple(_key(name, part) for part in parts)
                total = _key(name, margin)
                self.counts[total] = sum(self.counts[key] for key in keys)
                self.sums.append(Sum(total, keys))
        self.total = _key(name, (ALL,) * len(shape))
        if self.draw.random() < 0.15:
            self.rounded.add(self.total)

    def other_split(self, name, number):
        """The same total by something else; the last part may be on no page."""
        whole, keys = self.counts[self.total], []
        for part in range(number):
            key = f"{name} by another {part}"
            taken = whole if part == number - 1 else self.draw.randint(0, min(whole, 8))
            self.counts[key], whole = taken, whole - taken
            keys.append(key)
        if self.draw.random() < 0.3:
            self.standings[keys[-1]] = Standing.UNSEEN
        self.sums.append(Sum(self.total, tuple(keys)))

    def shares(self):
        for total, parts in [(each.total, each.parts) for each in self.sums]:
            for part in parts:
                if self.draw.random() < 0.3:
                    key = f"share of {part} in {total}"
                    self.derived.append(percentage(key, part, total, self.draw.randint(0, 2)))
        for key in self.draw.sample(list(self.counts), min(3, len(self.counts))):
            people = self.draw.choice([900, 14_000, 143_251])
            self.derived.append(rate(f"rate of {key}", key, people, self.draw.randint(0, 2)))
        if len(self.counts) > 1 and self.draw.random() < 0.3:
            one, other = self.draw.sample(list(self.counts), 2)
            make = self.draw.choice([difference, _change])
            self.derived.append(make(f"from {one} to {other}", one, other))

    def exemptions(self):
        if self.draw.random() < 0.1:
            key = self.draw.choice(list(self.counts))
            self.standings[key] = Standing.PUBLISHED

    def quarters(self, profile):
        """The year so far a quarter ago, as it left then; this quarter, seen or not; and both."""
        number = self.draw.randint(1, 4)
        for part, count in enumerate(self.leaves(number)):
            self.counts[f"before {part}"] = count
        self._total("before", number)
        self.shares()
        left = protect(self.page(), profile)
        known = Standing.PUBLISHED, Standing.WITHHELD
        self.standings = {key: known[left[key].is_hidden] for key in self.counts}
        self.derived = [_published(each) for each in self.derived if not left[each.key].is_hidden]
        is_seen = self.draw.random() < 0.5
        for part, count in enumerate(self.leaves(number)):
            self.counts[f"quarter {part}"] = count
            self.counts[f"now {part}"] = count + self.counts[f"before {part}"]
            self.sums.append(Sum(f"now {part}", (f"before {part}", f"quarter {part}")))
            if not is_seen:
                self.standings[f"quarter {part}"] = Standing.UNSEEN
        self._total("now", number)
        if is_seen:
            self._total("quarter", number)
        self.derived += [
            percentage(f"share now {part}", f"now {part}", "now all", 1) for part in range(number)
        ]
        return self.page()

    def _total(self, name, number):
        keys = tuple(f"{name} {part}" for part in range(number))
        self.counts[f"{name} all"] = sum(self.counts[key] for key in keys)
        self.sums.append(Sum(f"{name} all", keys))


def _change(key, later, earlier):
    return percentage_change(key, later, earlier, 1)


def _published(each):
    return Derived(
        each.key, each.over, each.under, each.scale, each.places, each.label, is_published=True
    )


def _key(name, place):
    return f"{name} {' '.join(map(str, place))}"
