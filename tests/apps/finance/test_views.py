import csv
import io

import pytest

from sightline.kit.permission import Role
from tests.factories.finance import BudgetLineFactory, BudgetTotalFactory
from tests.factories.partnership import AgencyListingFactory, NoteFactory, YearFactory
from tests.reading_pages import facts, having, main, only, words

pytestmark = pytest.mark.django_db
ADDRESS = "/2019-20/money/"


def a_budget():
    """£100 from the council and £20 earned; £150 spent; £80 of reserves, of which £50 are left."""
    council = AgencyListingFactory(name="Thornshire Council")
    BudgetLineFactory(label="Council", body=council, amount_pence=100_00)
    BudgetLineFactory(label="Fees", category="Earned", amount_pence=20_00)
    BudgetLineFactory(label="Staff", spending=True, amount_pence=150_00)
    BudgetTotalFactory(kind="total_income", amount_pence=120_00)
    BudgetTotalFactory(kind="opening_reserves", amount_pence=80_00)


def statement(answer):
    return [words(row) for row in having(main(answer), "app-statement-table")[0].findall(".//tr")]


def checks(answer):
    return [words(item) for item in having(main(answer), "app-checks__item")]


def test_the_first_line_says_what_came_in_what_went_out_and_what_is_left(sign_in):
    a_budget()

    page = main(sign_in(Role.PARTNER).get(ADDRESS))

    assert (
        "Income £120, spending £150: £30 was drawn from reserves; reserves end at £50, "
        "33.3% of a year’s spending."
    ) in words(page)


def test_the_statement_stands_under_its_headings_without_signs(sign_in):
    a_budget()

    rows = statement(sign_in(Role.PARTNER).get(ADDRESS))

    assert rows == [
        "LineAmount",
        "Income",
        "Contributions",
        "Council£100",
        "Earned",
        "Fees£20",
        "Total income£120",
        "Spending",
        "Staff£150",
        "Total spending£150",
        "Reserves",
        "Reserves at the start of the year£80",
        "Drawn from reserves£30",
        "Reserves at the end of the year£50",
    ]


def test_in_the_finance_ledger_income_is_negative(sign_in):
    a_budget()

    rows = statement(sign_in(Role.PARTNER).get(f"{ADDRESS}?signs=ledger"))

    assert {"Council−£100", "Total income−£120", "Staff£150"} <= set(rows)


def test_every_amount_leads_to_its_figure(sign_in):
    BudgetLineFactory(key="council")

    page = main(sign_in(Role.PARTNER).get(ADDRESS))

    addresses = [link.get("href") for link in having(page, "app-figure")]
    assert "/2019-20/figures/budget.line.council/" in addresses
    assert "/2019-20/figures/budget.total-income/" in addresses


def test_sums_that_hold_and_sums_that_cannot_be_checked_are_told_apart(sign_in):
    a_budget()

    found = checks(sign_in(Role.PARTNER).get(ADDRESS))

    assert found[0] == "Holds The lines of income add up to the stated total."
    assert found[1].startswith("Cannot be checked The lines of spending add up")
    assert found[1].endswith("The source states no such total.")
    assert len(found) == 5


def test_a_sum_that_fails_says_why_and_what_leans_on_it(sign_in):
    a_budget()
    BudgetTotalFactory(kind="drawdown", amount_pence=31_00)

    answer = sign_in(Role.PARTNER).get(ADDRESS)

    failing = checks(answer)[2]
    assert failing.startswith("Does not hold")
    assert "Spending less income is £30, but the draw on reserves is stated as £31." in failing
    assert "What leans on it: Drawn from reserves, Reserves at the end of the year." in failing
    assert "1 sum of this statement does not hold." in words(main(answer))


def test_what_is_given_in_kind_stands_apart(sign_in):
    a_budget()
    BudgetLineFactory(label="A room", in_kind=True, amount_pence=5_00)

    answer = sign_in(Role.PARTNER).get(ADDRESS)

    assert "A room£5" not in statement(answer)
    assert facts(main(answer))["A room"] == "£5"


def test_each_body_is_shown_with_its_share(sign_in):
    a_budget()

    page = main(sign_in(Role.PARTNER).get(ADDRESS))

    [table] = having(page, "app-table--stacks")
    rows = [[words(cell) for cell in row] for row in table.findall(".//tbody/tr")]
    assert rows == [["Thornshire Council", "£100", "83.3%"], ["Earned income", "£20", "16.7%"]]


def test_the_pictures_say_in_a_sentence_what_they_show(sign_in):
    a_budget()

    page = main(sign_in(Role.PARTNER).get(ADDRESS))

    assert [words(said) for said in page.findall(".//figcaption")] == [
        "Thornshire Council paid the most, £100 of £120.",
        "The most was spent on Staff: £150 of £150. Its table is the spending in the statement.",
        "Reserves were drawn on by £30, from £80 to £50. "
        + "Its table is the totals and reserves in the statement.",
    ]


def test_notes_on_the_source_stand_beside_the_statement(sign_in):
    a_budget()
    NoteFactory(about="budget", note="The heading is wrong.")
    NoteFactory(about="budget_line", about_key="fees", note="It is said to be free.")

    [notes] = having(main(sign_in(Role.PARTNER).get(ADDRESS)), "app-notes")

    assert "The heading is wrong." in words(notes)
    assert "It is said to be free." in words(notes)


def test_before_a_budget_is_kept_the_page_offers_to_begin_to_those_who_may(sign_in):
    YearFactory()

    to_a_partner = words(main(sign_in(Role.PARTNER).get(ADDRESS)))
    to_the_unit = words(main(sign_in(Role.BUSINESS_UNIT).get(ADDRESS)))

    assert "No budget is kept for 2019/20 yet." in to_a_partner
    assert "Add a budget line" not in to_a_partner
    assert "Add a budget line" in to_the_unit


def test_spending_alone_is_a_statement_too(sign_in):
    BudgetLineFactory(spending=True, amount_pence=150_00)

    answer = sign_in(Role.PARTNER).get(ADDRESS)

    assert answer.status_code == 200
    assert "Total spending£150" in statement(answer)


def test_the_statement_downloads_in_both_conventions(sign_in):
    a_budget()

    answer = sign_in(Role.PARTNER).get(f"{ADDRESS}?download=csv")

    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["Line"], row["Amount, £"], row["In the finance ledger, £"]) for row in rows] == [
        ("Council", "100.0", "-100.0"),
        ("Fees", "20.0", "-20.0"),
        ("Staff", "150.0", "150.0"),
    ]


def test_the_shares_download_too(sign_in):
    a_budget()

    answer = sign_in(Role.PARTNER).get(f"{ADDRESS}?shares-download=csv")

    assert answer["Content-Disposition"].endswith('"income-by-who-paid-it-2019-20.csv"')


def test_money_opens_to_readers_of_the_year_alone(sign_in):
    YearFactory()

    assert sign_in(Role.PRACTITIONER).get(ADDRESS).status_code == 403
    assert sign_in(Role.PARTNER).get("/2031-32/money/").status_code == 404


def test_money_costs_the_same_however_many_lines(sign_in, django_assert_max_num_queries):
    for _ in range(40):
        BudgetLineFactory(body=AgencyListingFactory())
    client = sign_in(Role.PARTNER)

    with django_assert_max_num_queries(25):
        answer = client.get(ADDRESS)

    assert words(only(main(answer), ".//h1")) == "Money"
