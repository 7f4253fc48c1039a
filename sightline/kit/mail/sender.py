"""Where mail goes out, as SIGHTLINE_MAIL says: Django's settings for it, and what is refused."""

from collections.abc import Mapping
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

SMTP = "django.core.mail.backends.smtp.EmailBackend"
FILES = "django.core.mail.backends.filebased.EmailBackend"
FOLDER = "mail"  # in the data folder, for what nothing sends
TLS_PORT, SSL_PORT, PLAIN_PORT = 587, 465, 25
PATIENCE = 30  # seconds that the server may take
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
LOSES = (
    "SIGHTLINE_MAIL names a sender that loses what it is given. Use smtp+tls://, smtp+ssl:// or "
    "smtp:// with a host, or filemail:// with a folder."
)
NO_ORIGIN = (
    "SIGHTLINE_ADDRESS is not an address like https://sightline.council.example: no path, no "
    "space, and https unless it is this machine's own."
)
NO_SENDER = "SIGHTLINE_MAIL_FROM is not an e-mail address."


def settings_for(given: Mapping[str, Any], home: Path) -> dict[str, Any]:
    """Django's EMAIL_* settings. Where nothing was given, messages are files in the data folder."""
    if not given:
        return _files(str(home / FOLDER))
    if given["EMAIL_BACKEND"] == FILES and given["EMAIL_FILE_PATH"]:
        # After filemail:// environ takes the folder's own first stroke for the address's.
        return _files(f"/{given['EMAIL_FILE_PATH']}")
    if given["EMAIL_BACKEND"] != SMTP or not given["EMAIL_HOST"]:
        raise ImproperlyConfigured(LOSES)
    tls, ssl = bool(given.get("EMAIL_USE_TLS")), bool(given.get("EMAIL_USE_SSL"))
    usual = TLS_PORT if tls else SSL_PORT if ssl else PLAIN_PORT
    return {
        "EMAIL_BACKEND": SMTP,
        "EMAIL_HOST": given["EMAIL_HOST"],
        "EMAIL_PORT": given["EMAIL_PORT"] or usual,
        "EMAIL_HOST_USER": given["EMAIL_HOST_USER"] or "",
        "EMAIL_HOST_PASSWORD": given["EMAIL_HOST_PASSWORD"] or "",
        "EMAIL_USE_TLS": tls,
        "EMAIL_USE_SSL": ssl,
        "EMAIL_TIMEOUT": PATIENCE,
    }


def origin(address: str) -> str:
    """The installation's own address, checked: what every link begins with."""
    parts = urlsplit(address)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    if not is_safe or address != f"{parts.scheme}://{parts.netloc}" or not _is_host(parts.netloc):
        raise ImproperlyConfigured(NO_ORIGIN)
    return address


def from_address(address: str) -> str:
    """An address, with a name before it or without."""
    try:
        validate_email(parseaddr(address)[1])
    except ValidationError:
        raise ImproperlyConfigured(NO_SENDER) from None
    return address


def sends_in_the_open(settings: Any) -> bool:
    """By SMTP to another machine without TLS: links and addresses could be read on the way."""
    is_secure = settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL
    return settings.EMAIL_BACKEND == SMTP and not is_secure and settings.EMAIL_HOST not in LOOPBACK


def writes_files(settings: Any) -> bool:
    return bool(settings.EMAIL_BACKEND == FILES)


def _files(folder: str) -> dict[str, Any]:
    return {
        "EMAIL_BACKEND": FILES,
        "EMAIL_FILE_PATH": folder,
        "EMAIL_USE_TLS": False,
        "EMAIL_USE_SSL": False,
    }


def _is_host(netloc: str) -> bool:
    return bool(netloc) and all(sign.isalnum() or sign in ".-:[]" for sign in netloc)
