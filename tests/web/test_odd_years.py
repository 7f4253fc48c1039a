"""Years that are empty, sparse, many or strange: every page answers, and the report builds."""

import pytest
from django.urls import reverse

from sightline.apps.partnership import queries as partnership
from sightline.kit.access import COMMAND_LINE
from sightline.kit.permission import Role
from sightline.reports import building, ledger, telling
from sightline.reports.offerings import NAMES
from tests import years
from tests.exchange import thornshire

pytestmark = pytest.mark.django_db
PAGES = (
    "home-of-year",
    "concerns:matrix",
    "evidence:findings",
    "plan:overview",
    "followups:list",
    "finance:statement",
    "partnership:overview",
    "partnership:agencies",
    "partnership:linkages",
    "partnership:notes",
    "reports:figures",
    "reports:read",
    "reports:build",
    "report-state",
)
NEEDED = ("partnership", "partnership_names", "agencies", "concern_groups", "concerns", "sections")
LONG = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 6


@pytest.fixture
def pack(tmp_path):
    return thornshire.write(tmp_path / "thornshire")


def without_rows(pack, *tables):
    for table in tables:
        thornshire.write_lines(pack, table, thornshire.lines(pack, table)[:1])


def bare(pack):
    """The least that a pack can be: the tables that are needed, and one section with words."""
    tables = [file.stem for file in pack.glob("*.csv") if file.stem not in NEEDED]
    without_rows(pack, *tables)
    for row in range(2, len(thornshire.lines(pack, "concerns")) + 1):
        thornshire.change(pack, "concerns", row, owner_agency="", owner_group="")
    for file in (pack / "narrative").iterdir():
        file.write_text("Words without any number.\n", encoding="utf-8")
    return pack


def following(pack, tmp_path):
    """The same partnership a year later."""
    later = thornshire.write(tmp_path / "later")
    thornshire.change(
        later, "partnership", 2, year="2022/23", year_starts="2022-04-01", year_ends="2023-03-31",
        as_at="2023-03-31",
    )  # fmt: skip
    return later


def answers(client, year):
    return {name: client.get(reverse(name, args=[year])).status_code for name in PAGES}


def test_a_year_with_nothing_but_what_is_needed_shows_every_page(pack, sign_in):
    years.load(bare(pack))

    found = answers(sign_in(Role.BUSINESS_UNIT), "2021-22")

    assert set(found.values()) == {200}, found


def test_a_bare_year_can_be_built_when_its_sections_answer_the_checklist(pack):
    year = years.load_thornshire(bare(pack))

    composition = building.check(COMMAND_LINE, year)

    assert composition.faults == ()
    for form in building.NAMES:
        assert building.write(composition, form)


def test_every_table_chart_and_diagram_can_be_drawn_of_nothing(pack):
    bare(pack)
    asked = "\n\n".join(
        f"{{{{{kind}: {name}}}}}" for kind, names in NAMES.items() for name in names
    )
    (pack / "narrative" / "foreword.md").write_text(asked, encoding="utf-8")
    year = years.load_thornshire(pack)

    composition = building.check(COMMAND_LINE, year)

    assert composition.faults == ()
    for form in building.NAMES:
        assert building.write(composition, form)


def test_two_years_show_every_page_of_both(pack, tmp_path, sign_in):
    years.load(pack)
    years.load(following(pack, tmp_path))
    client = sign_in(Role.BUSINESS_UNIT)

    assert set(answers(client, "2021-22").values()) == {200}
    assert set(answers(client, "2022-23").values()) == {200}
    assert client.get(reverse("home")).url == reverse("home-of-year", args=["2022-23"])


def test_a_later_year_changes_no_figure_and_no_cell_of_an_earlier_one(pack, tmp_path):
    year = years.load_thornshire(pack)
    before = telling.figures(year.slug, ledger.assemble(COMMAND_LINE, year))
    cells = telling.matrix(COMMAND_LINE, year)

    years.load(following(pack, tmp_path))

    assert telling.figures(year.slug, ledger.assemble(COMMAND_LINE, year)) == before
    assert telling.matrix(COMMAND_LINE, year) == cells


def test_concerns_found_in_two_years_are_repeats_and_say_so(pack, tmp_path):
    years.load(pack)
    years.load(following(pack, tmp_path))

    told = telling.matrix(COMMAND_LINE, partnership.year("2022-23"))

    seen = [c for c in told["concerns"] if any(cell["concerns"] for cell in c["cells"].values())]
    assert seen
    assert {concern["repeat"] for concern in seen} == {"evidenced"}


def test_before_any_year_is_loaded_the_way_to_begin_is_shown(sign_in):
    client = sign_in(Role.BUSINESS_UNIT)

    answer = client.get(reverse("home"))

    assert answer.status_code == 200
    assert b"sightline" in answer.content
    for name in PAGES:
        assert client.get(reverse(name, args=["2021-22"])).status_code == 404


@pytest.mark.parametrize(
    "words",
    [
        LONG[:290],
        "الحماية والرعاية",
        "保護する",
        "<script>alert('x')</script> & \"quotes\"",
        "=HYPERLINK(1)",
        "{{table: budget}}",
        "A%20B/../?#",
    ],
)
def test_strange_words_stand_as_they_are_written_everywhere(pack, sign_in, words):
    thornshire.change(pack, "agencies", 2, name=words)
    thornshire.change(pack, "concerns", 2, title=words)
    thornshire.change(pack, "groups", 2, name=words)
    thornshire.change(pack, "figures", 2, label=words)
    thornshire.change(pack, "priorities", 2, title=words)
    thornshire.change(pack, "training", 2, title=words)
    thornshire.change(pack, "budget_lines", 2, label=words)
    year = years.load_thornshire(pack)
    client = sign_in(Role.BUSINESS_UNIT)

    found = answers(client, "2021-22")
    composition = building.check(COMMAND_LINE, year)

    assert set(found.values()) == {200}
    assert b"<script>alert" not in client.get(reverse("concerns:matrix", args=["2021-22"])).content
    for form in building.NAMES:
        assert building.write(composition, form)
