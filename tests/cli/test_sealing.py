"""The keys that seal, from the command line: made once, looked at, changed."""

import pytest

from tests.kit.backups import installations


@pytest.fixture
def there(tmp_path):
    env = installations.environment(tmp_path / "home")
    installations.run(env, "init")
    return env


def test_a_ring_is_made_for_its_owner_alone_and_never_over_another(tmp_path, there):
    ring = tmp_path / "ring"

    first = installations.run(there, "seal", "new-ring", str(ring))
    written = ring.read_text()
    second = installations.run(there, "seal", "new-ring", str(ring))

    assert first.returncode == 0 and ring.stat().st_mode & 0o077 == 0
    assert second.returncode == 1 and "is there already" in second.stderr
    assert ring.read_text() == written


def test_a_ring_can_be_made_where_production_refuses_to_start_for_want_of_it(tmp_path, there):
    env = {**there, "SIGHTLINE_PRODUCTION": "true"}

    assert installations.run(env, "seal", "new-ring", str(tmp_path / "ring")).returncode == 0


def test_keys_are_listed_and_changed(there):
    before = installations.run(there, "seal", "status")
    changed = installations.run(there, "seal", "rotate")
    later = installations.run(there, "seal", "rotate", "--go-on")
    after = installations.run(there, "seal", "status")

    assert "key   1" in before.stdout and "seals from now on" in before.stdout
    assert "Sealed anew: 0. Keys that went: 0." in changed.stdout
    assert "Sealed anew: 0. Keys that went: 1." in later.stdout
    assert "key   2" in after.stdout and "key   1" not in after.stdout


def test_scheduled_work_is_listed_and_done_by_hand(there):
    listed = installations.run(there, "schedule", "list")
    done = installations.run(there, "schedule", "run", "accounts.tidy")
    unknown = installations.run(there, "schedule", "run", "nothing")

    assert "followups.reminders" in listed.stdout and "has not run yet" in listed.stdout
    assert "sessions ended: 0" in done.stdout
    assert unknown.returncode == 1 and "schedule list names them" in unknown.stderr


def test_a_code_is_printed_for_the_people_of_a_demonstration_alone(there):
    refused = installations.run(there, "demo", "code", "business-unit")

    assert refused.returncode == 1
    assert "no demonstration is in this data folder" in refused.stderr
