"""Published files loaded from the command line: each whole or not at all, and said plainly."""

import pytest
from click.testing import CliRunner

from sightline.apps.statistics import models
from sightline.cli import main
from tests.analytics.open_statistics import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(tmp_path):
    def command(*files, **options):
        for name, content in files:
            (tmp_path / name).write_bytes(content)
        named = [str(tmp_path / name) for name, _ in files]
        given = [part for name, value in options.items() for part in (f"--{name}", value)]
        return CliRunner().invoke(main, ["statistics", "load", *named, *given])

    return command


def test_several_files_are_loaded_and_each_is_told(run):
    done = run(("d3.csv", samples.d3()), ("sn_model_2025.csv", samples.neighbours()))

    assert done.exit_code == 0, done.output
    first, second = done.stdout.splitlines()
    assert first == (
        "d3.csv: Child protection plans started, second or subsequent, by authority, 2019 to 2020, "
        "30 values"
    )
    assert second == "sn_model_2025.csv: Statistical neighbours, 2025, 110 values"


def test_the_same_file_again_is_said_to_change_nothing(run):
    run(("d3.csv", samples.d3()))

    told = run(("again.csv", samples.d3())).stdout
    assert told == "again.csv: loaded before, nothing is changed\n"


def test_what_was_left_out_is_said(run):
    assert "1 rows of no year" in run(("long.csv", samples.long())).stdout


def test_a_refused_file_ends_with_1_and_the_others_are_loaded(run):
    done = run(("broken.csv", samples.d3()[:-30]), ("ons.csv", samples.ons()))

    assert done.exit_code == 1
    assert "broken.csv, line 11: the row has 9 cells where the heading has 14" in done.stderr
    assert [edition.source for edition in models.Edition.objects.all()] == ["ons"]


def test_the_edition_of_a_set_of_neighbours_can_be_said(run):
    refused = run(("neighbours.csv", samples.neighbours()))
    loaded = run(("neighbours.csv", samples.neighbours()), edition="2025")

    assert (refused.exit_code, loaded.exit_code) == (1, 0)
    assert models.NeighbourSet.objects.get().model == "2025"
