"""The code that an authenticator app shows at a moment: RFC 6238, six digits, 30 seconds."""

from base64 import b32decode
from datetime import datetime

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

DIGITS, SECONDS = 6, 30


def code_at(secret: str, moment: datetime) -> str:
    """`secret` is in base 32, as the apps take it."""
    shown = TOTP(b32decode(secret), DIGITS, SHA1(), SECONDS)  # noqa: S303  # what the apps use
    return shown.generate(int(moment.timestamp())).decode()
