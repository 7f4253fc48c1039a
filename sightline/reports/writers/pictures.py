"""Drawings on their way into a document: named apart from each other, and read out as agreed."""

import re
from typing import Final
from xml.sax.saxutils import escape

from sightline.core.document import Picture
from sightline.reports.writers.words import clean

_TAG: Final = re.compile(r"<[^>]*>")
_IDENTIFIERS: Final = re.compile(r'(\s(?:id|aria-labelledby|aria-describedby)=")([^"]*)(")')
_REFERENCES: Final = re.compile(r'(url\(#|href="#)')
_TITLE: Final = re.compile(r"(<title\b[^>]*>).*?(</title>)", re.DOTALL)
_SVG: Final = re.compile(r"<svg\b[^>]*>")
_FAMILY: Final = re.compile(r'\sfont-family="[^"]*"')
_SIDES: Final = re.compile(r'\s(width|height)="([\d.]+)')
_PLAIN_NAME: Final = re.compile(r"[^A-Za-z0-9_-]+")


def named_apart(picture: Picture, prefix: str) -> str:
    """The drawing with `prefix` before each of its identifiers, titled by its alternative text."""
    start = _PLAIN_NAME.sub("-", prefix) + "-"
    svg = _TAG.sub(lambda tag: _renamed(tag.group(), start), picture.svg)
    title = escape(clean(picture.alternative))
    if _TITLE.search(svg):
        return _TITLE.sub(lambda found: found.group(1) + title + found.group(2), svg, count=1)
    return _SVG.sub(lambda found: f"{found.group()}<title>{title}</title>", svg, count=1)


def _renamed(tag: str, start: str) -> str:
    def each(found: re.Match[str]) -> str:
        names = " ".join(start + name for name in found.group(2).split())
        return found.group(1) + names + found.group(3)

    return _REFERENCES.sub(rf"\g<1>{start}", _IDENTIFIERS.sub(each, tag))


def in_family(svg: str, family: str) -> str:
    """The drawing lettered in the document's own typeface."""
    opening = _SVG.search(svg)
    if opening is None:
        return svg
    changed = _FAMILY.sub(f' font-family="{escape(family)}"', opening.group(), count=1)
    return svg[: opening.start()] + changed + svg[opening.end() :]


def natural_size(svg: str) -> tuple[float, float]:
    """Width and height in pixels; a drawing that does not say is a square of 300."""
    opening = _SVG.search(svg)
    said = dict(_SIDES.findall(opening.group())) if opening else {}
    return float(said.get("width", 0)) or 300.0, float(said.get("height", 0)) or 300.0
