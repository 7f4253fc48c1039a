"""Drawings as PNG images, at twice their size so that they stay sharp in print."""

import re
from typing import Final
from xml.sax.saxutils import quoteattr

import resvg_py

from sightline.core.document import Picture
from sightline.reports.writers.fonts import FAMILY, font_files
from sightline.reports.writers.pictures import in_family, natural_size
from sightline.reports.writers.words import clean

SCALE: Final = 2
PER_PIXEL: Final = 9525  # English Metric Units in a pixel of 1/96 inch
WIDEST: Final = 623  # pixels: 16.5 cm, the width between the margins
TALLEST: Final = 830  # pixels: 22 cm

# Latin, Greek, Cyrillic, punctuation, arrows and shapes: what the typeface itself can letter.
_BEYOND_TYPEFACE: Final = re.compile("[^\u0000-\u052f\u1e00-\u27bf]")


def png(picture: Picture) -> bytes:
    """Fonts of the system are looked through, which is slow, only for letters of other scripts."""
    fonts = [str(path) for path in font_files()]
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=clean(in_family(picture.svg, f"{FAMILY}, sans-serif")),
            zoom=SCALE,
            font_files=fonts,
            font_family=FAMILY,
            sans_serif_family=FAMILY,
            skip_system_fonts=bool(fonts) and not _BEYOND_TYPEFACE.search(picture.svg),
        )
    )


def shown_size(svg: str) -> tuple[int, int]:
    """In English Metric Units: as drawn, or smaller where the page has less room."""
    width, height = natural_size(svg)
    shrink = min(1.0, WIDEST / width, TALLEST / height)
    return round(width * shrink * PER_PIXEL), round(height * shrink * PER_PIXEL)


def inline(picture: Picture, relationship: str, number: int) -> str:
    """The run that holds the image; `descr` is what is read out in its place."""
    width, height = shown_size(picture.svg)
    name = f'id="{number}" name="Picture {number}"'
    described = quoteattr(clean(picture.alternative))
    extent = f'cx="{width}" cy="{height}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f"<wp:docPr {name} descr={described}/><wp:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {name} descr={described}/><pic:cNvPicPr/></pic:nvPicPr>"
        f"<pic:blipFill><a:blip r:embed={quoteattr(relationship)}/><a:stretch><a:fillRect/>"
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
