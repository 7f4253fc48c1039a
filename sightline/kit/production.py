"""What an installation for real records may not be: asked where SIGHTLINE_PRODUCTION is true."""

from typing import Any
from urllib.parse import urlsplit

from django.http.request import validate_host

from sightline.kit.mail import sender

SHORTEST_KEY = 50
DEBUGGING = "DEBUG is on: it shows strangers what lies behind the pages. Turn it off."
NO_KEY = (
    "The key would be made by Sightline itself. Give one of 50 characters or more in the file that "
    "SIGHTLINE_SECRET_KEY_FILE names, or in SIGHTLINE_SECRET_KEY."
)
SHORT_KEY = "SIGHTLINE_SECRET_KEY is too short: give 50 characters or more, made by chance."
NO_SEAL_KEYS = (
    "The keys that seal would be made by Sightline itself, beside what they seal. Make a ring with "
    "sightline seal new-ring FILE, and name it in SIGHTLINE_SEAL_KEYS_FILE."
)
NO_HTTPS = (
    "SIGHTLINE_HTTPS is not true: cookies would travel in the open. Put a proxy in front that "
    "speaks https, then set SIGHTLINE_HTTPS=true."
)
NO_HOSTS = "No host name is given: set SIGHTLINE_HOSTS to those that people use, with commas."
ANY_HOST = "SIGHTLINE_HOSTS answers any name ('*'): name those that people use."
OPEN_MAIL = (
    "SIGHTLINE_MAIL sends without encryption: use smtp+tls:// or smtp+ssl://, or a server on this "
    "machine."
)
NO_FROM = "SIGHTLINE_MAIL_FROM is not set: give the address that mail comes from."
NO_ADDRESS = (
    "SIGHTLINE_ADDRESS is not set to an https address, and links in mail begin with it. Give the "
    "one that people type: https://sightline.council.example."
)
OTHER_ADDRESS = "SIGHTLINE_ADDRESS names a host that SIGHTLINE_HOSTS does not: give both the same."
DEMONSTRATION = (
    "A demonstration is in this database, and its sign-ins are printed for anybody. Give the real "
    "records a database and a data folder of their own."
)
SQLITE = (
    "SIGHTLINE_PRODUCTION is true and the database is SQLite: it serves one machine. Several need "
    "PostgreSQL, named in DATABASE_URL."
)


def faults(settings: Any) -> list[str]:
    """Every reason not to start, each with what to set. Empty where it is not for real records."""
    if not settings.PRODUCTION:
        return []
    hosts = settings.ALLOWED_HOSTS if settings.HOSTS_GIVEN else []
    found = {
        DEBUGGING: settings.DEBUG,
        NO_KEY: not settings.SECRET_KEY_GIVEN,
        SHORT_KEY: settings.SECRET_KEY_GIVEN and len(settings.SECRET_KEY) < SHORTEST_KEY,
        NO_SEAL_KEYS: not settings.SEAL_KEYS_FILE,
        NO_HTTPS: not settings.BEHIND_HTTPS,
        NO_HOSTS: not hosts,
        ANY_HOST: "*" in hosts,
        **_faults_of_mail(settings, hosts),
    }
    return [words for words, is_so in found.items() if is_so]


def _faults_of_mail(settings: Any, hosts: list[str]) -> dict[str, bool]:
    """Without a sender mail waits, and the page says so: that is no reason not to start."""
    if not settings.MAIL_GIVEN:
        return {}
    own = urlsplit(settings.SITE_ADDRESS)
    is_https = own.scheme == "https"
    return {
        OPEN_MAIL: sender.sends_in_the_open(settings),
        NO_FROM: not settings.FROM_GIVEN,
        NO_ADDRESS: not is_https,
        OTHER_ADDRESS: is_https and bool(hosts) and not validate_host(own.hostname or "", hosts),
    }


def refusal(found: list[str]) -> str:
    listed = "".join(f"\n  {words}" for words in found)
    return f"SIGHTLINE_PRODUCTION is true, and Sightline does not start like this:{listed}"
