"""Thornshire's year tells the published one again, under names that are nobody's."""

import csv
import re
from pathlib import Path

import pytest

from sightline.apps.partnership import queries
from sightline.cli.serving import published_pack
from sightline.core.quantities import parse_quantity
from sightline.exchange.thornshire.retelling.retelling import write_pack
from sightline.kit.access import COMMAND_LINE
from sightline.reports.composing import compose
from tests import years

HERE = Path(__file__).parent
WORD = re.compile(r"[A-Za-z][a-z]*|[A-Z]+")
CAPITALISED = re.compile(r"\b[A-Z][A-Za-z]+\b")
# Two or more such words in a row, with the small words that names have between them.
PHRASE = re.compile(r"\b[A-Z][a-z]+(?:(?: and| of| the|,)? [A-Z][a-z]+)+")
# In the published report, or known of the county, though not in the pack.
FURTHER = (
    *("Banbury", "Bicester", "Abingdon", "Witney", "Didcot", "Kidlington", "Kingfisher"),
    *("Oxon", "Blackbird", "Radcliffe", "Horton", "oscb", "oxfordshire.gov.uk"),
)


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    return write_pack(published_pack(), tmp_path_factory.mktemp("pack"))


def cells(folder):
    """Every cell and every narrative, with where it stands."""
    for table in sorted(folder.glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                for column, cell in row.items():
                    yield f"{table.name} {number} {column}", cell
    for section in sorted((folder / "narrative").glob("*.md")):
        yield section.name, section.read_text(encoding="utf-8")


def words_of(name):
    return set((HERE / name).read_text(encoding="utf-8").splitlines()) - {""}


def published_words():
    """Whatever the published pack writes with a capital, but for what somebody has looked at."""
    text = "\n".join(cell for _, cell in cells(published_pack()))
    return {word.lower() for word in CAPITALISED.findall(text)} - words_of("allowed_words.txt")


def published_phrases():
    text = "\n".join(cell for _, cell in cells(published_pack()))
    return set(PHRASE.findall(text)) - words_of("allowed_phrases.txt")


def test_the_names_to_look_for_hold_those_of_the_published_year():
    assert {
        "oxfordshire",
        "oxford",
        "thames",
        "cherwell",
        "barnardo",
        "simpson",
    } <= published_words()
    assert "National Probation Service" in published_phrases()


def test_no_cell_and_no_narrative_holds_a_word_of_the_published_year(pack):
    banned = published_words() | {word.lower() for word in FURTHER}
    found = [
        (place, word)
        for place, cell in cells(pack)
        if not place.endswith(" kind")
        for word in re.findall(r"[a-z]+", cell.lower())
        if word in banned
    ]
    assert found == []


def test_no_cell_and_no_narrative_holds_a_name_of_several_words(pack):
    banned = published_phrases()
    found = [(place, name) for place, cell in cells(pack) for name in banned if name in cell]
    assert found == []


def test_the_partnership_calls_itself_fictional(pack):
    with (pack / "partnership_names.csv").open(encoding="utf-8", newline="") as file:
        assert all("fictional" in row["name"] for row in csv.DictReader(file))


def test_every_figure_is_as_published(pack):
    def figures(folder):
        with (folder / "figures.csv").open(encoding="utf-8", newline="") as file:
            return [
                (parse_quantity(row["value"], row["unit"]), row["target"], row["comparator"])
                for row in csv.DictReader(file)
            ]

    assert len(figures(pack)) == 30
    assert figures(pack) == figures(published_pack())


@pytest.mark.parametrize("table", ["budget_lines", "budget_totals", "training"])
def test_every_amount_is_as_published(pack, table):
    def amounts(folder):
        with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            names = ("amount", "courses", "attended", "period", "side", "kind")
            return [[row.get(name) for name in names] for row in csv.DictReader(file)]

    assert amounts(pack) == amounts(published_pack())


def test_each_row_has_its_counterpart(pack):
    for table in published_pack().glob("*.csv"):
        published = table.read_text(encoding="utf-8").count("\n")
        assert (pack / table.name).read_text(encoding="utf-8").count("\n") == published


def test_the_pack_is_the_same_each_time(pack, tmp_path):
    again = write_pack(published_pack(), tmp_path)
    assert list(cells(again)) == list(cells(pack))


@pytest.mark.django_db
def test_the_report_of_thornshire_builds_without_fault(pack):
    years.load(pack)
    composition = compose(COMMAND_LINE, queries.year("2019-20"))
    assert composition.faults == ()


def test_an_inspectorate_is_named_only_where_a_rule_is_told(pack):
    assert [place for place, cell in cells(pack) if "Ofsted" in cell] == ["cases-considered.md"]
