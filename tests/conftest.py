"""What every test stands on: how hard Hypothesis tries, and which tests touch the database."""

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
