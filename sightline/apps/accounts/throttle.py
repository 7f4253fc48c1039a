"""Slows down guessing: after a few wrong passwords, one address from one place must wait."""

from hashlib import sha256

from django.core.cache import cache

TRIES = 10
WAIT_MINUTES = 15
CODE_COUNTS_FOR = 4 * 30  # seconds: longer than any code is taken


def must_wait(email: str, place: str) -> bool:
    return int(cache.get(_key(email, place), 0)) >= TRIES


def count_failure(email: str, place: str) -> None:
    key = _key(email, place)
    cache.add(key, 0, timeout=WAIT_MINUTES * 60)
    try:
        cache.incr(key)
    except ValueError:  # the wait ended between the two lines
        cache.set(key, 1, timeout=WAIT_MINUTES * 60)


def is_first_use(person: int, code: str) -> bool:
    """Whether a code of an authenticator app was not used before, for as long as it might count.

    The library forgets a used code after its half minute, while the one before and the one after
    count too.
    """
    digest = sha256(f"{person} {code}".encode()).hexdigest()
    return bool(cache.add(f"used-code-{digest}", "used", timeout=CODE_COUNTS_FOR))


def forget(email: str, place: str) -> None:
    cache.delete(_key(email, place))


def _key(email: str, place: str) -> str:
    typed = f"{email.strip().casefold()} {place}".encode()
    return f"sign-in-{sha256(typed).hexdigest()}"
