"""Makes Django ready, and the database: every command makes or upgrades what it needs."""

import os
from datetime import datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


def set_up() -> None:
    """Set Django up, and leave the database as it is. Settings that do not do are told in words."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sightline.config.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as refusal:
        raise click.ClickException(str(refusal)) from None


def ready() -> None:
    """Set Django up, and bring the database's tables up to date if they are not."""
    set_up()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from sightline.kit.backups.restoring import unfinished

    if words := unfinished(settings.HOME):
        raise click.ClickException(words)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    _bring_the_calendar_level()


def _bring_the_calendar_level() -> None:
    """Bank holidays and timescales may come with a newer Sightline that changes no table."""
    from sightline.kit.access import COMMAND_LINE
    from sightline.kit.calendar import actions, queries

    if queries.differences().count:
        actions.refresh(actor=COMMAND_LINE, now=now())


def not_for_real_records() -> str:
    """Why this installation may not serve or work, where SIGHTLINE_PRODUCTION is true; else ''.

    The tables are there already.
    """
    from django.conf import settings

    from sightline.apps.accounts import queries
    from sightline.kit import production

    found = production.faults(settings)
    if settings.PRODUCTION and queries.is_demonstration():
        found.append(production.DEMONSTRATION)
    return production.refusal(found) if found else ""


def ready_for_real_records() -> None:
    """As `ready`; refused where SIGHTLINE_PRODUCTION is true and something would not be safe."""
    ready()
    if words := not_for_real_records():
        raise click.ClickException(words)
    from django.conf import settings
    from django.db import connection

    from sightline.kit import production

    if settings.PRODUCTION and connection.vendor == "sqlite":
        click.echo(f"Look at: {production.SQLITE}", err=True)


def now() -> datetime:
    from sightline.kit import clock

    return clock.now()


def year(slug: str) -> "Year":
    """The year asked for, or a refusal that names those that there are."""
    from sightline.apps.partnership import queries

    found = queries.year(slug.replace("/", "-"))
    if found is None:
        known = ", ".join(each.slug for each in queries.years())
        hint = f"loaded are: {known}" if known else "load one with: sightline pack load FOLDER"
        raise click.ClickException(f"there is no year '{slug}': {hint}")
    return found
