"""The password and the second factors of a demonstration: derived from the installation's own key,
so that they are the same at each start, and written down nowhere."""

from base64 import b32encode

from django.utils.crypto import salted_hmac


def password() -> str:
    """Sixteen letters and digits in fours: hard to guess, and easy to type."""
    digest = salted_hmac("sightline.demonstration", "password", algorithm="sha256").digest()
    letters = b32encode(digest[:10]).decode().lower()
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


def secret(email: str) -> str:
    """Of the second factor, in base 32: another one for each person."""
    digest = salted_hmac("sightline.demonstration.factor", email, algorithm="sha256").digest()
    return b32encode(digest[:20]).decode()
