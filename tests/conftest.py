"""What every test stands on: how hard Hypothesis tries, and which tests touch the database."""

from datetime import date
from importlib import import_module

import pytest
from hypothesis import HealthCheck, settings

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}

settings.register_profile("bounded", max_examples=60, deadline=None, derandomize=True)
settings.register_profile(
    "soak", max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("bounded")


def pytest_addoption(parser):
    parser.addoption(
        "--database-only",
        action="store_true",
        help="only tests that touch the database, and the one browser journey meant for both",
    )


def pytest_collection_modifyitems(config, items):
    if not config.getoption("--database-only"):
        return
    kept = [item for item in items if touches_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


def touches_database(item):
    if item.get_closest_marker("journey"):
        return bool(item.get_closest_marker("on_both_databases"))
    marked = item.get_closest_marker("django_db") is not None
    return marked or not DATABASE_FIXTURES.isdisjoint(item.fixturenames)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """Tables are emptied after a test that commits; the product's triggers refuse that, so they are
    taken away for just as long."""
    from django.db import connection

    guards = [
        import_module("sightline.kit.trail.migrations.0005_entries_are_only_added"),
        import_module("sightline.releases.migrations.0002_never_changed"),
    ]
    operations = type(connection.ops)
    empty = operations.execute_sql_flush

    def unguarded(self, statements):
        # No model's table, so that Django would leave in it who must wait.
        statements = [*statements, "DELETE FROM cache"]
        with self.connection.schema_editor() as editor:
            for guard in guards:
                guard.unguard(None, editor)
        empty(self, statements)
        with self.connection.schema_editor() as editor:
            for guard in guards:
                guard.guard(None, editor)

    operations.execute_sql_flush = unguarded


@pytest.fixture
def sign_in(db):
    """A browser's client, signed in as somebody who holds the roles (for the agency, if given)."""
    from django.test import Client

    from sightline.apps.accounts.models import Person, RoleHeld
    from tests import signing_in

    def signed_in(*roles, agency=None):
        shown_as = ", ".join(roles) or "nobody in particular"
        email = f"{'-'.join(roles) or 'nobody'}@council.example"
        person, _ = Person.objects.get_or_create(email=email, defaults={"shown_as": shown_as})
        for role in roles:
            RoleHeld.objects.get_or_create(
                person=person, role=role, agency=agency, starts_on=date(2020, 1, 1)
            )
        client = Client()
        signing_in.with_both_factors(client, person)
        return client

    return signed_in
