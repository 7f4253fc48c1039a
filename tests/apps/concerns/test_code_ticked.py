"""Several findings coded at once: read first, one reason, all or none, and never twice."""

import pytest
from django.urls import reverse

from sightline.apps.concerns.models import Coding
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from tests.factories.concerns import ConcernListingFactory
from tests.factories.evidence import FindingFactory
from tests.factories.partnership import YearFactory
from tests.reading_pages import having, main, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return YearFactory(first=2019)


def address(year):
    return reverse("concerns:code-ticked", args=[year.slug])


def code(client, year, findings, concerns, reason="All speak of waiting"):
    told = {"chosen": [f.key for f in findings], "concerns": [c.key for c in concerns]}
    return client.post(address(year), {**told, "reason": reason}, follow=True)


def test_each_finding_is_coded_to_each_concern_with_the_one_reason(year, sign_in):
    findings = FindingFactory.create_batch(3, year=year)
    concerns = ConcernListingFactory.create_batch(2, year=year)

    answer = code(sign_in(Role.ANALYST), year, findings, concerns)

    assert "Coded: 6 new codings." in words(main(answer))
    assert Coding.objects.count() == 6
    assert set(Coding.objects.values_list("reason", flat=True)) == {"All speak of waiting"}
    assert Coding.objects.filter(coded_by=None).count() == 0
    assert Entry.objects.filter(event="concerns.coded").count() == 6


def test_sent_twice_it_codes_once_and_says_what_stood_already(year, sign_in):
    findings = FindingFactory.create_batch(2, year=year)
    concerns = [ConcernListingFactory(year=year)]
    client = sign_in(Role.ANALYST)
    code(client, year, findings, concerns)

    answer = code(client, year, findings, concerns)

    assert "Coded: 0 new codings. 2 stood already." in words(main(answer))
    assert Coding.objects.count() == 2


@pytest.mark.parametrize(
    ("concerns", "reason", "told"),
    [
        pytest.param(0, "Why", "Choose at least one concern", id="no-concern"),
        pytest.param(1, " ", "Say in a line what in the findings", id="no-reason"),
        pytest.param(1, "x" * 301, "300 characters or fewer", id="long-reason"),
    ],
)
def test_what_is_missing_is_told_at_its_field_and_nothing_is_coded(
    year, sign_in, concerns, reason, told
):
    findings = FindingFactory.create_batch(2, year=year)
    listings = ConcernListingFactory.create_batch(concerns, year=year)

    answer = code(sign_in(Role.ANALYST), year, findings, listings, reason)

    assert told in words(having(main(answer), "govuk-error-message")[0])
    assert len(having(main(answer), "app-findings__item")) == 2
    assert not Coding.objects.exists()


def test_a_concern_of_another_year_is_refused(year, sign_in):
    findings = [FindingFactory(year=year)]
    ConcernListingFactory(year=year)
    other = ConcernListingFactory(year=YearFactory(first=2018))

    answer = code(sign_in(Role.ANALYST), year, findings, [other])

    assert "Choose concerns from the list" in words(main(answer))
    assert not Coding.objects.exists()


def test_findings_of_another_year_are_not_shown(year, sign_in):
    other = FindingFactory(year=YearFactory(first=2018), statement="Elsewhere")

    answer = sign_in(Role.ANALYST).get(address(year), {"chosen": other.key})

    assert "Elsewhere" not in words(main(answer))


@pytest.mark.parametrize("narrowed", ["coded=no&page=2", "", "//elsewhere.example", "a=%0d%0ab"])
def test_afterwards_the_list_stands_as_it_was_narrowed(year, sign_in, narrowed):
    told = {
        "chosen": FindingFactory(year=year).key,
        "concerns": ConcernListingFactory(year=year).key,
        "reason": "It speaks of it",
        "narrowed": narrowed,
    }

    answer = sign_in(Role.ANALYST).post(address(year), told)

    path, _, query = answer["Location"].partition("?")
    assert path == reverse("evidence:findings", args=[year.slug])
    assert query == narrowed or narrowed not in ("coded=no&page=2", "")


def test_without_a_tick_the_page_says_what_to_do(year, sign_in):
    answer = sign_in(Role.ANALYST).get(address(year))

    assert "No finding is chosen" in words(main(answer))
    assert main(answer).find(".//form") is None


def test_more_than_can_be_read_are_not_coded_together(year, sign_in):
    findings = FindingFactory.create_batch(101, year=year)
    concerns = [ConcernListingFactory(year=year)]

    answer = code(sign_in(Role.ANALYST), year, findings, concerns)

    assert "101 findings were chosen, and at most 100" in words(main(answer))
    assert not Coding.objects.exists()


def test_the_list_offers_ticks_only_to_those_who_code(year, sign_in):
    FindingFactory(year=year, statement="Chronologies were missing")
    shown = reverse("evidence:findings", args=[year.slug])

    offered = having(main(sign_in(Role.ANALYST).get(shown)), "app-tick")
    kept_from = having(main(sign_in(Role.MEMBER).get(shown)), "app-tick")

    assert [words(each) for each in offered] == ["Choose: Chronologies were missing"]
    assert kept_from == []


def test_reading_many_findings_costs_what_reading_few_does(
    year, sign_in, django_assert_max_num_queries
):
    findings = FindingFactory.create_batch(60, year=year)
    ConcernListingFactory.create_batch(10, year=year)
    client = sign_in(Role.ANALYST)

    with django_assert_max_num_queries(12):
        client.get(address(year), {"chosen": [each.key for each in findings]})
