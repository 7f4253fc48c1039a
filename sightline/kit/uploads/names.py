"""Names of files as they are shown and given back: a plain line of text, whatever was sent."""

import re
import unicodedata

LONGEST = 120  # characters, its ending included
_UNSAFE = re.compile(r'[\\/:*?"<>|]+')


def shown_name(sent: str, ending: str) -> str:
    """The name without its folders and without signs that no line of text shows."""
    last = re.split(r"[\\/]", sent)[-1]
    plain = "".join(each for each in unicodedata.normalize("NFC", last) if _is_shown(each))
    stem = _UNSAFE.sub(" ", plain.rpartition(".")[0] or plain)
    stem = " ".join(stem.split()).strip(". ")[: LONGEST - len(ending) - 1].strip()
    return f"{stem or 'file'}.{ending}"


def _is_shown(sign: str) -> bool:
    """Not a control, nor one that turns the direction of reading round, nor a private one."""
    return unicodedata.category(sign) not in ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")
