"""Each kind of database, copied while it is used, and put back whole."""

from django.db import connection

from sightline.kit.backups.engines.lite import Lite
from sightline.kit.backups.engines.postgres import Postgres
from sightline.kit.backups.engines.shared import Engine

__all__ = ["Engine", "of_installation"]


def of_installation() -> Engine:
    return Lite() if connection.vendor == "sqlite" else Postgres()
