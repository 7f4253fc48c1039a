"""The set-up code: it shows that whoever sets a partnership up can read the machine's own screen.

Without it, the first stranger to find a new installation could make it theirs.
"""

import secrets
from pathlib import Path

from django.conf import settings
from django.utils.crypto import constant_time_compare

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another
GROUPS, LENGTH = 3, 4


def set_up_code() -> str:
    """The code of this installation: made when first asked for, and kept for its owner alone."""
    kept = _place()
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(_made(), encoding="ascii")
    return kept.read_text(encoding="ascii").strip()


def is_code(typed: str) -> bool:
    """Blanks, hyphens and capitals are forgiven; without a code that was made, nothing fits."""
    if not _place().exists():
        return False
    return constant_time_compare(_plain(typed), _plain(set_up_code()))


def forget() -> None:
    """Once the partnership is set up the code opens nothing."""
    _place().unlink(missing_ok=True)


def _made() -> str:
    groups = ("".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


def _plain(code: str) -> str:
    return "".join(letter for letter in code.casefold() if letter.isalnum())


def _place() -> Path:
    return Path(settings.HOME) / "set-up-code"
