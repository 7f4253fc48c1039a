"""Pictures of every kind and of every awkward size, each under the name of what it shows."""

from decimal import Decimal

from sightline.core.drawing.bars import Bar, horizontal_bars
from sightline.core.drawing.heatmap import MapCell, MapGroup, MapRow, matrix_map
from sightline.core.drawing.links import LinkBox, linkage_diagram
from sightline.core.drawing.sparkline import YearMark, year_strip
from sightline.core.drawing.targets import TargetRow, progress_against_targets
from sightline.core.drawing.tree import Node, tree_diagram
from sightline.core.drawing.waterfall import Step, StepGroup, steps

CAPTION = {"name": "picture-1", "title": "What it shows", "description": "What it says"}

AWKWARD = {
    "plain": "Neglect",
    "unbroken": "W" * 120,
    "markup": "<script>\"Health\" & 'care'</script>",
    "forbidden letters": "before\x00\x0b\ud800after",
    "other scripts": "Ασφάλεια 児童 e\u0301te\u0301",
}
_SIZES = {"one": 1, "sixty": 60}
_STANDINGS = ("met", "missed", "no target")
_AGES = ("fresh", "ageing", "old")


def _bars(label, count):
    huge = [Bar(label, 10**30, f"£{10**30:,}", note=label, pattern="hatched")]
    rest = [Bar(label, Decimal(n), f"£{n}", note=label) for n in range(count - 1)]
    return horizontal_bars(**CAPTION, bars=huge + rest, meanings={"solid": label, "hatched": "b"})


def _steps(label, count):
    groups = [
        StepGroup(label, (Step(label, 100 + n, f"£{100 + n}", "total"), Step(label, -250, "−£250")))
        for n in range(count)
    ]
    return steps(**CAPTION, groups=groups)


def _targets(label, count):
    rows = [
        TargetRow(
            label,
            Decimal(n),
            f"over {n:,}",
            None if n % 3 == 2 else Decimal(10),
            f"Target {label}",
            None if n % 4 == 3 else Decimal(n + 5),
            f"England {label}",
            _STANDINGS[n % 3],
        )
        for n in range(count)
    ]
    return progress_against_targets(**CAPTION, rows=rows)


def _map(label, count, columns=5):
    cells = tuple(
        MapCell(str(n) if n % 4 else "", n % 4, _AGES[n % 3], n % 2 * 12) for n in range(columns)
    )
    rows = tuple(MapRow(label, cells[n % 5 :] + cells[: n % 5]) for n in range(count))
    return matrix_map(**CAPTION, columns=[label] * columns, groups=[MapGroup(label, rows)])


def _fan(label, count):
    children = tuple(Node(f"child-{n}", label, label) for n in range(count))
    return tree_diagram(**CAPTION, root=Node("root", label, "", children))


def _chain(label, count):
    node = Node("end", label)
    for n in range(count):
        node = Node(f"link-{n}", label, "", (node, Node(f"aside-{n}", label)))
    return tree_diagram(**CAPTION, root=node)


def _links(label, count):
    return linkage_diagram(**CAPTION, centre=label, links=[LinkBox(label, label)] * count)


def _years(label, count):
    return year_strip(**CAPTION, years=[YearMark(label, n, f"{n} findings") for n in range(count)])


_KINDS = {
    "bars": _bars,
    "steps": _steps,
    "targets": _targets,
    "map": _map,
    "broad tree": _fan,
    "deep tree": _chain,
    "links": _links,
    "years": _years,
}

EMPTY = {
    "bars": lambda: horizontal_bars(**CAPTION, bars=[]),
    "steps": lambda: steps(**CAPTION, groups=[StepGroup("Reserves", ())]),
    "targets": lambda: progress_against_targets(**CAPTION, rows=[]),
    "map without rows": lambda: matrix_map(**CAPTION, columns=["Audits"], groups=[]),
    "map without columns": lambda: matrix_map(
        **CAPTION, columns=[], groups=[MapGroup("Practice", (MapRow("Neglect", ()),))]
    ),
    "tree": lambda: tree_diagram(**CAPTION, root=None),
    "links": lambda: linkage_diagram(**CAPTION, centre="The board", links=[]),
    "years": lambda: year_strip(**CAPTION, years=[]),
}

DRAWN = {
    f"{kind}, {size}, {words}": (draw, label, count)
    for kind, draw in _KINDS.items()
    for size, count in _SIZES.items()
    for words, label in AWKWARD.items()
    if size == "one" or words in {"plain", "unbroken"}
}
