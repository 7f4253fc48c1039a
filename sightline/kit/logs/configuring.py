"""What is logged and in which form, as SIGHTLINE_LOG says."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

FORMS = {
    "json": "sightline.kit.logs.formatters.Json",
    "plain": "sightline.kit.logs.formatters.Plain",
}
QUIET = ""  # only what is amiss, in plain lines


def logging_for(form: str) -> dict[str, Any]:
    """Django's LOGGING for the form asked for."""
    if form not in (QUIET, *FORMS):
        raise ImproperlyConfigured(f"SIGHTLINE_LOG is '{form}': set it to json or plain, or unset")
    own = "INFO" if form else "WARNING"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": FORMS[form or "plain"]}},
        "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["terminal"], "level": "WARNING"},
        "loggers": {
            "sightline": {"level": own},
            # Theirs would add handlers of their own, and mails with whole requests.
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            # Pages that are refused or not found have the line of their request already.
            "django.request": {"level": "ERROR"},
        },
    }
