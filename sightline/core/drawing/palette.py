"""The colours of every picture, and the sums that show they can be told apart.

Contrast is counted as in WCAG 2.2, definitions of relative luminance and contrast ratio.
"""

from typing import Final

INK: Final = "#0b0c0c"
GREY: Final = "#505a5f"
PAPER: Final = "#ffffff"
TRACK: Final = "#eef1f4"

PALE: Final = "#d3e6e9"
LIGHT: Final = "#7fb3bb"
BRAND: Final = "#1a6f7b"
DEEP: Final = "#0f4c55"

# One hue. Each level is far enough from the next to survive a black and white printer.
LEVELS: Final = (PAPER, PALE, LIGHT, DEEP)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """From 0 for black to 1 for white."""
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 for the same colour to 21 for black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def faded(colour: str, share: float) -> str:
    """The colour moved towards white: 0 leaves it, 1 makes it white."""
    moved = (round(channel + (255 - channel) * share) for channel in _channels(colour))
    return "#" + "".join(f"{channel:02x}" for channel in moved)


def readable_on(background: str) -> str:
    """Ink or white, whichever stands out more."""
    return max((INK, PAPER), key=lambda colour: contrast(colour, background))
