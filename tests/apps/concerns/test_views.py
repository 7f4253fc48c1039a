"""Coding a finding, taking a coding back, and what lies behind a cell."""

import pytest

from sightline.apps.concerns.models import Coding
from sightline.kit.permission import Role
from tests.factories.concerns import CodingFactory, ConcernGroupFactory, ConcernListingFactory
from tests.factories.evidence import FindingFactory
from tests.factories.partnership import NoteFactory, YearFactory
from tests.reading_pages import facts, having, main, only, page_of, words

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true"}


def coding_page(finding):
    return f"/2019-20/concerns/coding/{finding.key}/"


def choices(page):
    return [words(item.find(".//label")) for item in having(page, "govuk-radios__item")]


def test_coding_shows_the_finding_with_its_source_beside_all_concerns(sign_in):
    finding = FindingFactory(statement="Plans were not shared.", source="Section 4", weight=2)
    NoteFactory(about="finding", about_key=finding.key, note="It has no date.")
    ConcernListingFactory(title="Neglect", group=ConcernGroupFactory(title="Practice"))

    page = page_of(sign_in(Role.ANALYST).get(coding_page(finding)))

    said = words(only(page, ".//main"))
    assert "Plans were not shared." in said
    assert facts(page)["Strength"] == "2 of 3"
    assert facts(page)["Source"] == "Section 4"
    assert "It has no date." in said
    assert "Practice Neglect" in said
    assert choices(page) == ["Neglect"]


def test_save_and_next_codes_the_finding_and_goes_on(sign_in):
    finding, following = FindingFactory(), FindingFactory()
    listing = ConcernListingFactory(key="neglect", title="Neglect")

    answer = sign_in(Role.ANALYST).post(
        coding_page(finding), {"concern": "neglect", "reason": "It says so."}, follow=True
    )

    coding = Coding.objects.get()
    assert (coding.finding, coding.concern) == (finding, listing.concern)
    assert (coding.reason, str(coding.coded_by)) == ("It says so.", "analyst")
    assert answer.redirect_chain == [(coding_page(following), 302)]
    assert "Coded to ‘Neglect’." in words(main(answer))


def test_after_the_last_finding_the_first_that_waits_is_next(sign_in):
    skipped, finding = FindingFactory(), FindingFactory()
    ConcernListingFactory(key="neglect")

    answer = sign_in(Role.ANALYST).post(
        coding_page(finding), {"concern": "neglect", "reason": "It says so."}
    )

    assert answer["Location"] == coding_page(skipped)


def test_when_none_waits_the_finding_just_coded_is_shown(sign_in):
    finding = FindingFactory()
    ConcernListingFactory(key="neglect")

    answer = sign_in(Role.ANALYST).post(
        coding_page(finding), {"concern": "neglect", "reason": "It says so."}
    )

    assert answer["Location"] == f"/2019-20/evidence/{finding.key}/"


@pytest.mark.parametrize(
    ("sent", "faults"),
    [
        pytest.param(
            {},
            [
                "Choose the concern it speaks of",
                "Say in a line what in the finding speaks of this concern",
            ],
            id="nothing",
        ),
        pytest.param(
            {"concern": "elsewhere", "reason": "It says so."},
            ["Choose a concern from the list"],
            id="unknown-concern",
        ),
        pytest.param(
            {"concern": "neglect", "reason": "x" * 301},
            ["The reason must be 300 characters or fewer"],
            id="long-reason",
        ),
        pytest.param(
            {"concern": "coded", "reason": "It says so."},
            ["The finding is already coded to 'Coded'."],
            id="coded-already",
        ),
    ],
)
def test_a_coding_that_makes_no_sense_is_refused_beside_its_field(sign_in, sent, faults):
    finding = FindingFactory()
    ConcernListingFactory(key="neglect")
    CodingFactory(
        finding=finding, concern=ConcernListingFactory(key="coded", title="Coded").concern
    )

    page = page_of(sign_in(Role.ANALYST).post(coding_page(finding), sent))

    [summary] = having(page, "govuk-error-summary__list")
    assert [words(item) for item in summary.findall("li")] == faults
    assert [words(e) for e in having(page, "govuk-error-message")] == [
        f"Error: {f}" for f in faults
    ]
    assert words(only(page, ".//title")).startswith("Error: ")


def test_what_was_chosen_and_written_stays_after_a_refusal(sign_in):
    finding = FindingFactory()
    ConcernListingFactory(key="neglect")

    page = page_of(sign_in(Role.ANALYST).post(coding_page(finding), {"concern": "neglect"}))

    [chosen] = page.findall(".//input[@checked]")
    assert chosen.get("value") == "neglect"


@pytest.mark.parametrize(
    ("query", "left"),
    [
        pytest.param("?find=early+help", ["Early help"], id="words-of-the-title"),
        pytest.param("?find=SYSTEMS", ["Demand", "Early help"], id="words-of-the-group"),
        pytest.param("?find=demand&concern=early", ["Demand", "Early help"], id="the-chosen-stays"),
        pytest.param("?find=nothing", [], id="none"),
    ],
)
def test_concerns_are_found_as_one_types(sign_in, query, left):
    finding, group = FindingFactory(), ConcernGroupFactory(title="Our systems")
    ConcernListingFactory(key="demand", title="Demand", group=group)
    ConcernListingFactory(key="early", title="Early help", group=group)

    answer = sign_in(Role.ANALYST).get(coding_page(finding) + query, headers=PART)

    assert choices(page_of(answer)) == left
    assert b"<h1" not in answer.content


def test_a_concern_that_it_is_coded_to_cannot_be_chosen_again(sign_in):
    finding = FindingFactory()
    listing = ConcernListingFactory(title="Neglect")
    CodingFactory(finding=finding, concern=listing.concern)

    page = page_of(sign_in(Role.ANALYST).get(coding_page(finding)))

    assert choices(page) == ["Neglect (already coded to it)"]
    assert page.find(".//input[@type='radio']").get("disabled") is not None


@pytest.mark.parametrize(
    ("role", "status"),
    [
        pytest.param(Role.BUSINESS_UNIT, 200, id="business-unit"),
        pytest.param(Role.ANALYST, 200, id="analyst"),
        pytest.param(Role.PARTNER, 403, id="partner-reads-only"),
        pytest.param(Role.PRACTITIONER, 403, id="practitioner"),
    ],
)
def test_only_those_who_may_code_reach_the_page(sign_in, role, status):
    finding = FindingFactory()

    assert sign_in(role).get(coding_page(finding)).status_code == status


def test_a_finding_of_another_year_is_not_coded_here(sign_in):
    YearFactory()
    finding = FindingFactory(year=YearFactory(first=2018))

    assert sign_in(Role.ANALYST).get(coding_page(finding)).status_code == 404


def test_a_coding_is_withdrawn_with_its_reason_after_being_asked_once(sign_in):
    listing = ConcernListingFactory(title="Neglect")
    coding = CodingFactory(finding=FindingFactory(key="f"), concern=listing.concern)
    client, address = sign_in(Role.ANALYST), f"/2019-20/concerns/codings/{coding.pk}/withdraw/"

    asked = words(main(client.get(address)))
    answer = client.post(address, {"reason": "It speaks of adults."})

    assert "Withdraw the coding to ‘Neglect’?" in asked
    assert answer["Location"] == "/2019-20/evidence/f/"
    coding.refresh_from_db()
    assert coding.withdrawn_reason == "It speaks of adults."


def test_a_withdrawal_without_a_reason_is_refused(sign_in):
    coding = CodingFactory()
    address = f"/2019-20/concerns/codings/{coding.pk}/withdraw/"

    page = main(sign_in(Role.ANALYST).post(address, {"reason": " "}))

    assert "Say in a line why the coding is withdrawn" in words(page)
    assert Coding.objects.get().withdrawn_at is None


def test_a_coding_that_is_withdrawn_cannot_be_withdrawn_again(sign_in):
    coding = CodingFactory(withdrawn=True)

    answer = sign_in(Role.ANALYST).get(f"/2019-20/concerns/codings/{coding.pk}/withdraw/")

    assert answer.status_code == 404


def test_a_cell_opens_the_findings_behind_it(sign_in):
    listing = ConcernListingFactory(key="neglect", title="Neglect")
    for polarity in ("concern", "concern", "strength"):
        CodingFactory(finding=FindingFactory(polarity=polarity), concern=listing.concern)
    CodingFactory(finding=FindingFactory(origin="data"), concern=listing.concern)

    answer = sign_in(Role.PARTNER).get("/2019-20/concerns/cells/neglect/audit/")

    assert "Audits: 2 findings of concern and 1 of strength." in words(main(answer))
    assert len(having(page_of(answer), "app-findings__item")) == 3


def test_within_the_matrix_a_cell_opens_as_a_row(sign_in):
    ConcernListingFactory(key="neglect")

    answer = sign_in(Role.PARTNER).get("/2019-20/concerns/cells/neglect/audit/", headers=PART)

    assert answer.content.strip().startswith(b"<tr")
    assert b"Audits: nothing is coded to this concern." in answer.content


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/2019-20/concerns/cells/neglect/gossip/", id="no-such-stream"),
        pytest.param("/2019-20/concerns/cells/elsewhere/audit/", id="no-such-concern"),
        pytest.param("/2031-32/concerns/cells/neglect/audit/", id="no-such-year"),
    ],
)
def test_a_cell_that_is_not_there_is_not_found(sign_in, address):
    ConcernListingFactory(key="neglect")

    assert sign_in(Role.PARTNER).get(address).status_code == 404


def test_coding_costs_the_same_however_many_concerns(sign_in, django_assert_max_num_queries):
    finding = FindingFactory()
    for _ in range(40):
        listing = ConcernListingFactory()
        CodingFactory(finding=finding, concern=listing.concern)
        FindingFactory()
    client = sign_in(Role.ANALYST)

    with django_assert_max_num_queries(25):
        client.get(coding_page(finding))
