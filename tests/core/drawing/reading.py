"""Reads a drawing back: its words, where they stand, and what they stand on."""

import re
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree

from sightline.core.drawing.canvas import Box
from sightline.core.drawing.lettering import Letters, width_of

_SVG = "{http://www.w3.org/2000/svg}"
_BEFORE = {"start": 0, "middle": 0.5, "end": 1}


@dataclass(frozen=True)
class Words:
    text: str
    size: int
    colour: str
    box: Box


def root_of(drawing):
    return ElementTree.fromstring(drawing.svg)


def elements(drawing, tag):
    return root_of(drawing).findall(f".//{_SVG}{tag}")


def box_of(rect):
    return Box(*(float(rect.get(side)) for side in ("x", "y", "width", "height")))


def boxes(drawing, **attributes):
    """Rectangles that carry these attributes; the sheet itself is left out."""
    wanted = {key.replace("_", "-"): value for key, value in attributes.items()}
    return [
        box_of(rect)
        for rect in elements(drawing, "rect")[1:]
        if all(rect.get(key) == value for key, value in wanted.items())
    ]


def _words(element):
    size, anchor = int(element.get("font-size")), element.get("text-anchor")
    wide = width_of(element.text, Letters(size, bold=element.get("font-weight") == "700"))
    left = float(element.get("x")) - wide * _BEFORE[anchor]
    box = Box(left, float(element.get("y")) - size * 0.8, wide, size)
    return Words(element.text, size, element.get("fill"), box)


def words(drawing):
    return [_words(element) for element in elements(drawing, "text")]


def lettering(drawing):
    """Every letter in reading order, without the spaces that line breaks swallow."""
    return bare("".join(each.text for each in words(drawing)))


def bare(text):
    return "".join(text.split())


def sheet(drawing):
    root = root_of(drawing)
    return Box(0, 0, float(root.get("width")), float(root.get("height")))


def outside(drawing):
    edge = sheet(drawing)
    return [
        each.text
        for each in words(drawing)
        if each.box.x < -0.01
        or each.box.right > edge.right + 0.01
        or each.box.y < -0.01
        or each.box.bottom > edge.bottom + 0.01
    ]


def meet(one, other, slack=0.05):
    return (
        one.x < other.right - slack
        and other.x < one.right - slack
        and one.y < other.bottom - slack
        and other.y < one.bottom - slack
    )


def colliding(drawing):
    """Pairs of words that lie on top of each other."""
    return [
        (one.text, other.text)
        for one, other in combinations(words(drawing), 2)
        if meet(one.box, other.box)
    ]


def backgrounds(drawing):
    """Each line of words with the fill of the last rectangle drawn beneath its middle."""
    rects = [(box_of(rect), rect.get("fill")) for rect in elements(drawing, "rect")]
    for each in words(drawing):
        across, down = each.box.centre, each.box.middle
        under = [
            fill
            for box, fill in rects
            if box.x <= across <= box.right and box.y <= down <= box.bottom
        ]
        yield each, under[-1]


def long_decimals(drawing):
    return re.findall(r"\d\.\d{3,}", re.sub(r">[^<]*<", "><", drawing.svg))
