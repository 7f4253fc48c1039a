from typing import Any

from django.apps import AppConfig
from django.apps import apps as registry
from django.db.models.signals import post_migrate


class CalendarConfig(AppConfig):
    name = "sightline.kit.calendar"
    label = "calendar"

    def ready(self) -> None:
        from sightline.kit.calendar import access  # noqa: F401  # it says who may

        post_migrate.connect(_fill, sender=self)


def _fill(apps: Any = registry, **_: Any) -> None:
    """Whatever makes the tables, or empties them all, leaves them filled; older tables are left."""
    from sightline.kit import clock
    from sightline.kit.access import COMMAND_LINE
    from sightline.kit.calendar import actions

    try:
        apps.get_model("calendar", "TimescaleVersion")
    except LookupError:
        return
    actions.refresh(actor=COMMAND_LINE, now=clock.now())
