"""How much room words need, without asking a font.

Widths are those of a wide typeface, so that words drawn in a narrower one still fit. A word
longer than its line is broken between characters: nothing is ever cut off.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sightline.core.drawing.palette import INK

SMALLEST: Final = 12

_BY_CLASS: Final = {
    0.33: " ,.·'’ijlI|/\\:;",
    0.43: 'fJt()[]-!r"`',
    0.56: "sz?c*_–LF",
    0.70: "ABEKPRSTVXYZ",
    0.78: "&CDGHNOQU",
    0.87: "wM#+<=>^~",
    1.00: "m@%W…—",
}
_WIDTHS: Final = {letter: width for width, letters in _BY_CLASS.items() for letter in letters}
_USUAL: Final = 0.64
_UNKNOWN: Final = 1.0
_LAST_LATIN: Final = "\u024f"
_BOLD: Final = 1.13
# After a hyphen or slash between letters: never inside 2019/20 or 10-14.
_MAY_BREAK: Final = re.compile(r"(?<=[^\W\d][-/])(?=[^\W\d])")


@dataclass(frozen=True)
class Letters:
    size: int = 14
    bold: bool = False
    colour: str = INK

    @property
    def line_height(self) -> int:
        return round(self.size * 1.3)


@dataclass(frozen=True)
class Block:
    """Words already broken into lines, and how they look."""

    lines: tuple[str, ...]
    letters: Letters

    @property
    def height(self) -> int:
        return len(self.lines) * self.letters.line_height

    @property
    def width(self) -> float:
        return max((width_of(line, self.letters) for line in self.lines), default=0)


def _width_of_letter(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    plain = unicodedata.normalize("NFD", letter)[0]
    return _WIDTHS.get(plain, _USUAL if letter <= _LAST_LATIN else _UNKNOWN)


def width_of(text: str, letters: Letters) -> float:
    """In pixels at natural size; more than the words will really take."""
    ems = sum(_width_of_letter(letter) for letter in text)
    return ems * letters.size * (_BOLD if letters.bold else 1)


def _in_pieces(word: str, room: float, letters: Letters) -> Iterator[str]:
    """The word cut so that each piece fits; a room narrower than a letter gets one letter."""
    piece = ""
    for letter in word:
        if piece and width_of(piece + letter, letters) > room:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Each part that may start a line, with the space that goes before it when it does not."""
    for word in text.split():
        for index, part in enumerate(_MAY_BREAK.split(word)):
            yield "" if index else " ", part


def wrap(text: str, room: float, letters: Letters) -> tuple[str, ...]:
    lines: list[str] = []
    for join, part in _parts(text):
        if lines and width_of(lines[-1] + join + part, letters) <= room:
            lines[-1] += join + part
        else:
            lines.extend(_in_pieces(part, room, letters))
    return tuple(lines)


def block(text: str, room: float, letters: Letters) -> Block:
    return Block(wrap(text, room, letters), letters)
