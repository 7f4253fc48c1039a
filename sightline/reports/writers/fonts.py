"""The typeface of documents, made at set-up: so that paper looks the same on every installation."""

from pathlib import Path
from typing import Final

FAMILY: Final = "Source Sans 3"
FOLDER: Final = Path(__file__).resolve().parents[2] / "web" / "built" / "fonts"

_FACES: Final = (
    ("SourceSans3-Regular.ttf", 400, "normal"),
    ("SourceSans3-Italic.ttf", 400, "italic"),
    ("SourceSans3-Bold.ttf", 700, "normal"),
    ("SourceSans3-BoldItalic.ttf", 700, "italic"),
)


def font_files() -> list[Path]:
    """Those that set-up has made: none when it has not run, and then the system's own serve."""
    return [path for name, _, _ in _FACES if (path := FOLDER / name).is_file()]


def face_rules() -> str:
    """CSS that names each file by its address."""
    there = {path.name: path for path in font_files()}
    return "\n".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; font-style: {style}; '
        f'src: url("{there[name].as_uri()}"); }}'
        for name, weight, style in _FACES
        if name in there
    )
