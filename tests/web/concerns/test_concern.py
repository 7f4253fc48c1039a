import pytest

from sightline.kit.permission import Role
from sightline.web.concerns.concern_page import FindingShown, years_of
from tests.factories.concerns import CodingFactory, ConcernListingFactory
from tests.factories.evidence import FindingFactory
from tests.factories.followups import FollowUpFactory
from tests.factories.partnership import AgencyListingFactory, NoteFactory, YearFactory
from tests.factories.plan import PriorityFactory, StrengthOrChallengeFactory
from tests.reading_pages import facts, having, main, page_of, words

pytestmark = pytest.mark.django_db
ADDRESS = "/2019-20/concerns/neglect/"


def neglect(**fields):
    return ConcernListingFactory(key="neglect", title="Neglect", **fields)


def coded(listing, **finding):
    return CodingFactory(concern=listing.concern, finding=FindingFactory(**finding))


def a_finding(year, *, is_strength=False):
    facts = dict.fromkeys(FindingShown.__dataclass_fields__, "")
    return FindingShown(**(facts | {"year": year, "is_strength": is_strength}))


def test_findings_stand_under_their_stream_with_their_sources(sign_in):
    coded(neglect(), origin="case_review", statement="It came late.", source="Section 5")

    page = page_of(sign_in(Role.PARTNER).get(ADDRESS))

    [stream] = having(page, "app-stream")
    assert words(stream).startswith("Case reviews It came late.")
    assert "Section 5. Coded by the pack: It names the concern." in words(stream)


def test_strengths_and_other_sources_stand_apart(sign_in):
    listing = neglect()
    coded(listing, polarity="strength", statement="It got better.")
    coded(listing, origin="voice", statement="We were not heard.")

    page = page_of(sign_in(Role.PARTNER).get(ADDRESS))

    audits, others = having(page, "app-stream")
    assert "Strengths, counted apart It got better." in words(audits)
    assert words(others).startswith("Other sources")
    assert "We were not heard." in words(others)


@pytest.mark.parametrize(
    ("origins", "says"),
    [
        pytest.param((), "Listed by the partnership, evidence not coded.", id="nothing"),
        pytest.param(
            ("audit",), "1 finding of concern, from one kind of evidence out of 5.", id="one"
        ),
        pytest.param(
            ("audit", "data"),
            "2 findings of concern, from 2 kinds of evidence out of 5.",
            id="two",
        ),
        pytest.param(
            ("voice",),
            "No finding of concern stands in any of the five kinds of evidence.",
            id="other-sources-only",
        ),
    ],
)
def test_the_first_words_say_how_much_evidence_there_is(sign_in, origins, says):
    listing = neglect()
    for origin in origins:
        coded(listing, origin=origin)

    assert says in words(main(sign_in(Role.PARTNER).get(ADDRESS)))


def test_it_says_who_answers_and_what_is_being_done(sign_in):
    listing = neglect(
        owner_agency=AgencyListingFactory(name="Thornshire Council"),
        close_when="Plans are shared in a week.",
    )
    PriorityFactory(key="early", title="Act early", progress="under_way", concerns=[listing])
    FollowUpFactory(title="Share the plan", due="2020-03-01").concerns.add(listing)
    StrengthOrChallengeFactory(statement="The drive on neglect.", concerns=[listing])

    page = main(sign_in(Role.PARTNER).get(ADDRESS))

    said = words(page)
    assert facts(page)["Owner"] == "Thornshire Council"
    assert facts(page)["Priority"] == "Act early Under way"
    assert "Open, overdue: 1 March 2020" in said
    assert "What would let us close it Plans are shared in a week." in said
    assert "The drive on neglect.Strength." in said
    assert "/2019-20/plan/#early" in [link.get("href") for link in page.findall(".//a")]


def test_what_nobody_has_said_is_said_plainly(sign_in):
    neglect()

    said = words(main(sign_in(Role.PARTNER).get(ADDRESS)))

    assert "Nobody owns it yet" in said
    assert "No priority answers it" in said
    assert "Nobody has agreed to do anything about it yet" in said
    assert "Nobody has said yet what would let the partnership close it." in said


def test_notes_on_the_source_stand_beside_it(sign_in):
    neglect()
    NoteFactory(about="concern", about_key="neglect", note="The label ends in a colon.")

    [notes] = having(page_of(sign_in(Role.PARTNER).get(ADDRESS)), "app-notes")

    assert "The label ends in a colon." in words(notes)


def test_its_years_count_findings_of_concern():
    findings = [a_finding("2019/20"), a_finding("2019/20", is_strength=True), a_finding("2018/19")]

    years = years_of(findings, ["2019/20"], {"2016/17": "Section 2"})

    assert [(year.label, year.words, year.stated) for year in years] == [
        ("2016/17", "said to be raised", "Section 2"),
        ("2018/19", "1 finding", ""),
        ("2019/20", "1 finding", ""),
    ]


def test_a_year_that_holds_findings_is_no_longer_only_stated():
    years = years_of([a_finding("2018/19")], ["2019/20"], {"2018/19": "Section 2"})

    assert [(year.label, year.words) for year in years] == [
        ("2018/19", "1 finding"),
        ("2019/20", "0 findings"),
    ]


def test_its_years_are_drawn_when_there_is_something_to_draw(sign_in):
    listing = neglect()
    client = sign_in(Role.PARTNER)

    before = having(page_of(client.get(ADDRESS)), "app-picture")
    coded(listing)
    after = having(page_of(client.get(ADDRESS)), "app-picture")

    assert (len(before), len(after)) == (0, 1)


def test_a_concern_that_the_year_does_not_list_is_not_found(sign_in):
    YearFactory()

    assert sign_in(Role.PARTNER).get(ADDRESS).status_code == 404


def test_a_concern_opens_to_readers_of_the_year_alone(sign_in):
    neglect()

    assert sign_in(Role.PRACTITIONER).get(ADDRESS).status_code == 403


def test_a_concern_costs_the_same_however_much_is_coded(sign_in, django_assert_max_num_queries):
    listing = neglect()
    for _ in range(30):
        coded(listing).finding.agencies.add(AgencyListingFactory())
        FollowUpFactory().concerns.add(listing)
        PriorityFactory(concerns=[listing])
    client = sign_in(Role.PARTNER)

    with django_assert_max_num_queries(25):
        client.get(ADDRESS)
