"""The search page: each person finds what they may look at, led to the page that shows it."""

from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.urls import reverse

from sightline.apps.concerns.models import ConcernListing
from sightline.kit import trail
from sightline.kit.access import COMMAND_LINE
from sightline.kit.permission import Role
from sightline.kit.search.models import SearchDocument
from sightline.web.search.rooms import INDEXER, KINDS, ROOMS
from tests import years
from tests.exchange import thornshire
from tests.reading_pages import having, main, page_of, words

pytestmark = pytest.mark.django_db
SEARCH = "/search/"


@pytest.fixture
def year(tmp_path):
    return years.load_thornshire(thornshire.write(tmp_path / "thornshire"))


def found(client, **asked):
    """The titles of what is found, with where each leads."""
    tree = main(client.get(SEARCH, asked))
    return {words(e): (e.find("a").get("href") if e.find("a") is not None else "")
            for e in having(tree, "app-results__title")}  # fmt: skip


def told(client, **asked):
    return words(main(client.get(SEARCH, asked)))


def change(**fields):
    with transaction.atomic():
        ConcernListing.objects.filter(key=fields.pop("key")).update(**fields)
        trail.record(
            actor=COMMAND_LINE, event="concerns.changed", at=datetime(2022, 5, 3, tzinfo=UTC)
        )


def test_a_concern_is_found_by_another_form_of_its_word_and_leads_to_its_page(year, sign_in):
    concern = ConcernListing.objects.filter(title__icontains="neglect").first()

    results = found(sign_in(Role.PARTNER), q="neglected", kind="concern")

    assert results[concern.title] == reverse("concerns:concern", args=["2021-22", concern.key])


@pytest.mark.parametrize(
    ("asked", "kind", "page"),
    [
        pytest.param("tool agreed training", "plan", "/2021-22/plan/", id="a-quarter"),
        pytest.param("looks after whom", "plan", "/2021-22/plan/", id="an-objective"),
        pytest.param(
            "deputy", "terms of reference", "/2021-22/partnership/groups/board/", id="terms"
        ),
        pytest.param(
            "that team has a date", "follow-up", "/2021-22/follow-ups/chronology-tool/",
            id="an-update",
        ),
    ],
)  # fmt: skip
def test_what_stands_under_a_thing_is_found_and_leads_to_it(year, sign_in, asked, kind, page):
    assert page in found(sign_in(Role.PARTNER), q=asked, kind=kind).values()


def test_every_kind_has_its_name_and_its_page_for_the_business_unit(year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    client.get(SEARCH, {"q": "anything"})

    kinds = set(SearchDocument.objects.values_list("kind", flat=True))

    assert kinds == set(KINDS)
    for document in SearchDocument.objects.exclude(kind="note"):
        if results := found(client, q=document.title[:200], kind=document.kind):
            assert "" not in results.values(), (document.kind, document.key)


def test_what_is_offered_needs_a_permission_to_look_that_some_role_holds(year):
    for room in ROOMS:
        for document in room.offered(INDEXER, year):
            assert document.needs.endswith(".view"), document
            assert "\n\n" not in document.title


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        pytest.param(Role.BUSINESS_UNIT, {"finding", "agency"}, id="business-unit"),
        pytest.param(Role.MEMBER, {"finding", "agency"}, id="member"),
        pytest.param(Role.PRACTITIONER, {"agency"}, id="practitioner"),
        pytest.param(Role.DATA_PROTECTION_OFFICER, set(), id="data-protection-officer"),
    ],
)
def test_each_role_finds_and_counts_only_what_it_may_look_at(year, sign_in, role, sees):
    client = sign_in(role)
    SearchDocument.objects.all().delete()
    client.get(SEARCH, {"q": "x"})
    words_of_both = SearchDocument.objects.filter(kind__in=["finding", "agency"])
    words_of_both.update(title="Thornshire lighthouse")

    tree = main(client.get(SEARCH, {"q": "lighthouse"}))

    choices = [words(option) for option in tree.iter("option")]
    kinds = {kind for kind in ("finding", "agency") if any(KINDS[kind] in c for c in choices)}
    assert kinds == sees
    total = words_of_both.filter(kind__in=sees).count()
    assert (f"{total} found" in words(tree)) == bool(sees)


def test_a_change_is_found_at_the_next_search(year, sign_in):
    client = sign_in(Role.PARTNER)
    key = ConcernListing.objects.first().key
    assert found(client, q="lighthouse") == {}

    change(key=key, title="The lighthouse is dark")

    assert list(found(client, q="lighthouse", kind="concern")) == ["The lighthouse is dark"]


def test_matches_are_marked_and_what_is_kept_is_never_markup(year, sign_in):
    change(key=ConcernListing.objects.first().key, title="<script>x</script> & a <b>lighthouse</b>")

    answer = sign_in(Role.PARTNER).get(SEARCH, {"q": "lighthouse"}).content.decode()

    assert "<mark>lighthouse</mark>" in answer
    assert "<script>x" not in answer
    assert "&lt;script&gt;" in answer


def test_what_is_asked_is_shown_and_never_markup(year, sign_in):
    answer = sign_in(Role.PARTNER).get(SEARCH, {"q": '"><script>x</script>'}).content.decode()

    assert "<script>x" not in answer


def test_choices_narrow_what_is_found_and_say_how_many_each_gives(year, sign_in):
    client = sign_in(Role.PARTNER)
    everything = told(client, q="children")

    narrowed = told(client, q="children", kind="section")

    assert "Section of the report (" in everything
    assert "Search everything" in narrowed
    assert "Search everything" not in everything
    assert set(found(client, q="children", kind="section")) <= set(found(client, q="children"))


@pytest.mark.parametrize(
    "choice",
    [{"kind": "secret"}, {"year": "1066-67"}, {"stream": "'"}, {"agency": "%"}, {"page": "-7"}],
)
def test_a_choice_that_is_not_on_offer_counts_as_none(year, sign_in, choice):
    client = sign_in(Role.PARTNER)

    assert found(client, q="children", **choice) == found(client, q="children")


def test_an_agency_narrows_to_what_speaks_of_it(year, sign_in):
    client = sign_in(Role.PARTNER)
    client.get(SEARCH, {"q": "x"})
    some = SearchDocument.objects.filter(kind="finding").exclude(agencies="").first()
    agency = some.agencies.strip("|").split("|")[0]

    results = found(client, q=some.title[:200], agency=agency)

    assert any(some.title in title for title in results)
    assert found(client, q=some.title[:200], agency="no-such-agency") == {}


def test_nothing_found_says_which_word_alone_would_be(year, sign_in):
    said = told(sign_in(Role.PARTNER), q="neglect zebra")

    assert "Nothing that you may look at holds all of these words" in said
    assert "neglect alone is found" in said
    assert "zebra alone" not in said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("", "are searched, with every form of a word"),
        ("!!!", "There is no word in that."),
        ("zebra", "Nothing that you may look at holds this"),
    ],
)
def test_each_empty_answer_says_what_to_do(year, sign_in, question, said):
    assert said in told(sign_in(Role.PARTNER), q=question)


def test_long_answers_have_pages(year, sign_in):
    client = sign_in(Role.PARTNER)
    client.get(SEARCH, {"q": "x"})
    SearchDocument.objects.update(words="lighthouse")

    first = main(client.get(SEARCH, {"q": "lighthouse"}))
    second = main(client.get(SEARCH, {"q": "lighthouse", "page": "2"}))

    assert len(having(first, "app-results__result")) == 25
    links = [link.get("href") for link in first.iter("a")]
    assert "?q=lighthouse&page=2" in links
    assert having(second, "app-results__result")


def test_search_stands_on_every_page_for_those_who_are_signed_in_and_once(year, sign_in, client):
    signed_in = sign_in(Role.PARTNER)

    def boxes(answer):
        return len(having(page_of(answer), "app-masthead__search"))

    assert boxes(signed_in.get("/2021-22/")) == boxes(signed_in.get("/accounts/")) == 1
    assert boxes(signed_in.get(SEARCH)) == boxes(client.get("/accounts/sign-in/")) == 0


def test_before_a_year_is_there_search_says_what_it_does(sign_in):
    assert "are searched" in told(sign_in(Role.BUSINESS_UNIT))
    assert "Nothing that you may look at" in told(sign_in(Role.BUSINESS_UNIT), q="neglect")


def test_a_search_costs_few_queries_however_much_is_found(
    year, sign_in, django_assert_max_num_queries
):
    client = sign_in(Role.BUSINESS_UNIT)
    client.get(SEARCH, {"q": "children"})

    with django_assert_max_num_queries(26):
        client.get(SEARCH, {"q": "children"})
