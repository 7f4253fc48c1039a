"""A hidden figure is not given away by those that leave with it, and who decides is told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sightline.core.calculations import Calculation, Operation, calculate
from sightline.core.document import (
    Bullets,
    Cell,
    Document,
    Picture,
    Quotation,
    Table,
    TableColumn,
    TableRow,
)
from sightline.core.figures import Basis, Figure
from sightline.core.quantities import Quantity
from sightline.releases import actions, disclosure, linking
from sightline.releases.preview import preview
from sightline.releases.types import Choice, Profile, SubjectKind, Treatment
from tests import years
from tests.exchange import thornshire
from tests.releasing import NOW, UNIT, with_few

DAY = date(2022, 3, 31)
PROFILE = Profile()


def figure(key, amount, unit="children"):
    quantity = Quantity(Decimal(amount), unit)
    return Figure(key, key.capitalize(), quantity, Basis.DECLARED, "", "A source", "room")


def ledger(**amounts):
    return {key: figure(key, amount) for key, amount in amounts.items()}


def choice(subject, treatment):
    return Choice(SubjectKind.FIGURE, subject, treatment, "A reason", "Business manager", DAY)


def check(figures, *blocks, choices=()):
    documents = {"report": Document("Report", "", "Board", DAY, blocks)}
    printed = {key: ["A sentence"] for key in figures}
    small = disclosure.check(documents, figures, printed, PROFILE)
    return linking.check(documents, figures, printed, small, choices, PROFILE)


def subjects(found):
    return [each.subject for each in found.listed]


def table(*rows, heading="Children"):
    columns = (TableColumn("Where"), TableColumn(heading, True))
    made = tuple(
        TableRow((Cell(key), Cell("…", key)), is_total=key.startswith("all")) for key in rows
    )
    return Table("table", "Children", columns, made)


SPLIT = {"north": 3, "south": 30, "east": 200, "all": 233}


@pytest.mark.parametrize(
    "block",
    [
        table(*SPLIT),
        Picture("picture", "<svg/>", "", "", table(*SPLIT)),
        Quotation((table(*SPLIT),)),
        Bullets(((table(*SPLIT),),)),
    ],
    ids=["table", "picture", "quotation", "bullets"],
)
def test_a_tables_total_gives_the_hidden_part_away(block):
    found = check(ledger(**SPLIT), block)

    assert subjects(found) == ["south"]
    assert found.listed[0].why == "Gives ‘North’ away, once that is hidden"
    assert found.listed[0].beside == ("North",)
    assert found.is_proved


def test_a_total_along_a_row_does_too():
    columns = (TableColumn("Plans"), *(TableColumn(k, True) for k in ("North", "South", "Total")))
    row = TableRow((Cell("Plans"), Cell("3", "north"), Cell("30", "south"), Cell("33", "all")))
    found = check(ledger(north=3, south=30, all=33), Table("t", "Plans", columns, (row,)))

    assert subjects(found) == ["south"]


@pytest.mark.parametrize(
    "figures",
    [
        ledger(north=3, south=30, east=200, all=234),  # does not add up
        ledger(north=9, south=30, east=200, all=239),  # nothing is small
        ledger(north=0, south=33, east=200, all=233),
    ],
)
def test_nothing_is_listed_where_nothing_is_given_away(figures):
    assert check(figures, table("north", "south", "east", "all")).listed == ()


def test_what_is_exempted_needs_no_other_hidden():
    exempted = [choice("north", Treatment.EXEMPTED)]

    assert check(ledger(**SPLIT), table(*SPLIT), choices=exempted).listed == ()


def test_what_was_hidden_stays_on_the_list_so_that_it_can_be_taken_back():
    hidden = [choice("north", Treatment.HIDDEN), choice("east", Treatment.HIDDEN)]

    found = check(ledger(**SPLIT), table(*SPLIT), choices=hidden)

    assert subjects(found) == ["east"]


def test_a_widened_figure_is_protected_like_a_hidden_one():
    widened = [choice("north", Treatment.WIDENED)]

    assert subjects(check(ledger(**SPLIT), table(*SPLIT), choices=widened)) == ["south"]


def test_exempting_all_that_gives_it_away_is_said():
    exempted = [choice(key, Treatment.EXEMPTED) for key in ("south", "east", "all")]

    found = check(ledger(**SPLIT), table(*SPLIT), choices=exempted)

    assert found.exposed == ("North",)
    assert not found.is_proved


def computed(figures, key, operation, *of):
    made = calculate(Calculation(key, key.capitalize(), operation, of), figures, "room")
    return {**figures, key: made}


def test_a_sum_that_is_exempted_makes_its_other_part_be_listed():
    figures = computed(ledger(north=3, south=30), "all", Operation.SUM, "north", "south")

    found = check(figures, choices=[choice("all", Treatment.EXEMPTED)])

    assert subjects(found) == ["south", "all"]


def test_a_difference_that_is_exempted_does_too():
    figures = computed(ledger(all=33, south=30), "north", Operation.DIFFERENCE, "all", "south")

    found = check(figures)

    assert subjects(found) == ["south"]


@pytest.mark.parametrize(
    ("operation", "of"),
    [(Operation.SHARE, ("north", "all")), (Operation.CHANGE, ("all", "north"))],
)
def test_a_share_or_change_that_is_exempted_gives_a_hidden_figure_away(operation, of):
    figures = computed(ledger(north=3, all=33), "told", operation, *of)
    kept = check(figures)
    told = check(figures, choices=[choice("told", Treatment.EXEMPTED)])

    assert subjects(kept) == []
    assert subjects(told) == ["all"]
    assert told.is_proved


def test_a_total_worked_out_from_a_hidden_figure_is_hidden_with_it_and_not_listed():
    figures = computed(ledger(north=3, south=30), "all", Operation.SUM, "north", "south")

    assert check(figures).listed == ()


def test_pounds_and_bounds_are_no_counts_of_children():
    figures = ledger(north=3, all=33)
    figures["south"] = replace(
        figures["all"], key="south", quantity=Quantity(Decimal(30), "pounds")
    )

    assert check(figures, table("north", "south", "all")).listed == ()


def with_parts(pack):
    """Four children, forty others, and the sum of both, which somebody exempted."""
    thornshire.add(
        pack, "figures", key="other-children", label="Other children", value="40",
        unit="children", target="", comparator="",
    )  # fmt: skip
    thornshire.add(
        pack, "calculations", key="both", label="Both", operation="sum",
        of="few-children; other-children", unit="children", decimals="",
    )  # fmt: skip
    for key, treatment in (("few-children", "hidden"), ("both", "exempted")):
        thornshire.add(
            pack, "disclosure_choices", key=f"figure-{key}", kind="figure", subject=key,
            treatment=treatment, reason="A reason", by="Business manager", on="2022-05-01",
        )  # fmt: skip
    foreword = pack / "narrative" / "foreword.md"
    words = foreword.read_text(encoding="utf-8")
    foreword.write_text(
        f"{words}\nOthers: {{{{other-children}}}}, together {{{{both}}}}.\n", encoding="utf-8"
    )
    return with_few(pack)


def decide(year, treatment):
    actions.decide(
        actor=UNIT, year=year, subjects=[(SubjectKind.FIGURE, "other-children")],
        treatment=treatment, reason="It gives it away", now=NOW,
    )  # fmt: skip


@pytest.mark.django_db
def test_the_release_waits_until_what_gives_a_hidden_figure_away_is_hidden(pack):
    year = with_parts(pack)
    assert [each.subject for each in preview(year).undecided] == ["other-children"]

    decide(year, Treatment.HIDDEN)

    found = preview(year)
    assert found.undecided == ()
    assert not [stop for stop in found.stops if "gives it away" in stop.message]
    values = {each.key: each.value for each in found.protected.figures}
    assert (values["few-children"], values["other-children"], values["both"]) == (
        "[c]",
        "[c]",
        "44",
    )


@pytest.mark.django_db
def test_the_release_stops_where_what_is_exempted_gives_a_hidden_figure_away(pack):
    year = with_parts(pack)

    decide(year, Treatment.EXEMPTED)

    stops = [stop.message for stop in preview(year).stops]
    assert (
        "‘Few children’ is hidden, but what is exempted gives it away: hide more, or exempt it."
        in stops
    )


@pytest.mark.django_db
def test_oxfordshires_own_report_gives_nothing_away():
    found = preview(years.load_oxfordshire())

    assert found.linked == linking.Linked((), (), True)
