"""The pages of published statistics as people with different roles meet them."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sightline.apps.statistics import models, sending
from sightline.kit.permission import Role
from sightline.kit.tasks.models import Job
from tests.analytics.open_statistics import samples
from tests.apps.statistics import loading
from tests.factories.partnership import YearFactory
from tests.reading_pages import main
from tests.reading_pages import words as words_of

pytestmark = pytest.mark.django_db
YEAR = "2019-20"


@pytest.fixture(autouse=True)
def year():
    return YearFactory()


def words(answer):
    """What the page says."""
    return words_of(main(answer))


def address(name, *more):
    return reverse(f"statistics:{name}", args=[YEAR, *more])


def send(client, content=None, name="published.csv", **more):
    sent = SimpleUploadedFile(name, samples.d3() if content is None else content)
    return client.post(address("load"), {"sent": sent, **more})


def test_nothing_loaded_is_said(sign_in):
    page = words(sign_in(Role.PARTNER).get(address("overview")))

    assert "Nothing is loaded yet." in page
    assert "Load a file" not in page


def test_the_headlines_are_of_the_partnerships_own_authority(sign_in):
    loading.everything()

    page = words(sign_in(Role.PARTNER).get(address("overview")))

    assert "Thornshire beside England and its statistical neighbours" in page
    assert "Second or subsequent plans, share" in page
    assert "24.8%" in page
    assert "model of 2025" in page
    assert "Open Government Licence" in page


def test_a_page_asks_for_the_authority_until_it_is_chosen(sign_in):
    loading.load(samples.d3())

    assert "Choose it" in words(sign_in(Role.ANALYST).get(address("overview")))
    assert "Choose it" not in words(sign_in(Role.MEMBER).get(address("overview")))


def test_a_measure_is_told_in_sentences_a_chart_and_two_tables(sign_in):
    loading.everything()

    answer = sign_in(Role.MEMBER).get(address("measure", "plans-at-31-march-rate"))
    page = words(answer)

    assert (
        "Thornshire, at 37.6 per 10,000 children, is lower than England (42.8 per 10,000 "
        "children), a gap of 5.2: the two 95% intervals do not overlap."
    ) in page
    assert "<svg" in answer.content.decode()
    assert "Hidden" in page
    assert "Neighbour 2" in page
    assert "In the publisher’s words" in page


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("2020", "Thornshire, 2019/20: 747, 3 more than in the period before (2018/19)."),
        ("2019", "Thornshire, 2018/19: 744."),
    ],
)
def test_a_count_is_told_by_itself_and_never_set_against_another_areas(sign_in, to, said):
    loading.everything()

    page = words(
        sign_in(Role.MEMBER).get(address("measure", "plans-started"), {"to": f"{to}-03-31"})
    )

    assert said in page
    assert "Counts of areas of different size say nothing of each other" in page
    assert "not ranked" not in page


def test_another_area_and_period_can_be_asked_for(sign_in):
    loading.everything()

    query = {"area": "992", "to": "2019-03-31", "with": "991"}
    page = words(sign_in(Role.MEMBER).get(address("measure", "second-plans-percent"), query))

    assert "Northshire, at 22.0%" in page
    assert "2018/19" in page


@pytest.mark.parametrize(
    "query",
    [{"area": "nowhere"}, {"to": "never"}, {"to": "2090-03-31"}, {"with": "'; drop"},
     {"area": "970"}],
)  # fmt: skip
def test_what_cannot_be_asked_for_is_passed_over(sign_in, query):
    loading.everything()

    answer = sign_in(Role.MEMBER).get(address("measure", "second-plans-percent"), query)

    assert "Thornshire, at 24.8%" in words(answer)


def test_a_measure_that_no_file_has_says_so(sign_in):
    loading.everything()

    page = words(sign_in(Role.MEMBER).get(address("measure", "referrals")))

    assert "No file that is loaded has this measure of Thornshire." in page


def test_a_measure_that_nobody_knows_is_not_found(sign_in):
    assert sign_in(Role.MEMBER).get(address("measure", "unheard-of")).status_code == 404


@pytest.mark.parametrize(
    ("page", "query", "heading"),
    [
        pytest.param("overview", "download", "Measure", id="headlines"),
        pytest.param("overview", "editions-download", "What", id="editions"),
        pytest.param("measure", "download", "Area", id="areas"),
        pytest.param("measure", "years-download", "Period", id="years"),
    ],
)
def test_every_table_can_be_taken_away(sign_in, page, query, heading):
    loading.everything()
    more = ["second-plans-percent"] if page == "measure" else []
    client = sign_in(Role.MEMBER)

    answer = client.get(address(page, *more), {query: "csv"})
    workbook = client.get(address(page, *more), {query: "xlsx"})

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][0] == heading
    assert len(rows) > 1
    assert workbook.content.startswith(b"PK")


def test_a_download_keeps_hidden_apart_from_nought(sign_in):
    loading.everything()

    answer = sign_in(Role.MEMBER).get(
        address("measure", "plans-at-31-march-rate"), {"download": "csv"}
    )

    told = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    rows = {row["Area"]: (row["Value"], row["Why there is none"]) for row in told}
    assert rows["Westshire"] == ("", "it is hidden, so that no child can be known by it")
    assert rows["Thornshire"] == ("37.6", "")


def test_an_analyst_loads_a_file(sign_in):
    answer = send(sign_in(Role.ANALYST))

    edition = models.Edition.objects.get()
    assert answer["Location"] == address("edition", edition.pk)
    page = words(sign_in(Role.MEMBER).get(answer["Location"]))
    assert edition.sha256 in page
    assert "Department for Education" in page


def test_the_same_file_again_is_said_to_change_nothing(sign_in):
    client = sign_in(Role.ANALYST)
    send(client)

    page = words(client.get(send(client)["Location"]))

    assert "This very file was loaded before, so nothing is changed." in page


def test_an_older_edition_is_said_to_stay_beneath(sign_in):
    client = sign_in(Role.ANALYST)
    newer = [*samples.d3_rows(), [*samples.local("2021"), "Plans", 1, 1, 100],
             [*samples.local("2021", samples.NORTHSHIRE), "Plans", 1, 1, 100]]  # fmt: skip
    send(client, samples.d3(newer))

    page = words(client.get(send(client)["Location"]))

    assert "older than the edition in force" in page
    assert "no longer used" in page


def test_what_a_newer_edition_revised_is_listed(sign_in):
    client = sign_in(Role.ANALYST)
    send(client)
    rows = samples.d3_rows()
    rows[2][11] = 745

    page = words(client.get(send(client, samples.d3(rows))["Location"]))

    assert "744" in page
    assert "745" in page


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        pytest.param(b"name,value\n1,2\n", "x.csv", "its heading is that of no file", id="other"),
        pytest.param(samples.d3()[:-30], "x.csv", "line 11: the row has", id="cut-off"),
        pytest.param(b"PK\x03\x04", "x.csv", "is damaged", id="archive"),
        pytest.param(b"%PDF-1.7", "x.csv", "is not a CSV file", id="pdf"),
        pytest.param(b"", "x.csv", "The file is empty: choose another", id="empty"),
        pytest.param(
            samples.neighbours(), "neighbours.csv", "say the edition", id="model-of-no-year"
        ),
    ],
)
def test_a_file_that_is_refused_says_why_and_leaves_nothing(sign_in, content, name, said):
    answer = send(sign_in(Role.ANALYST), content, name)

    assert answer.status_code == 200
    assert said in words(answer)
    assert not models.Edition.objects.exists()


def test_the_edition_of_a_model_can_be_said(sign_in):
    send(sign_in(Role.ANALYST), samples.neighbours(), "neighbours.csv", names="2025")

    assert models.NeighbourSet.objects.get().model == "2025"


def test_a_large_file_is_left_to_the_worker(sign_in, settings, monkeypatch, tmp_path):
    settings.HOME, settings.JOBS_AT_ONCE = tmp_path, True
    monkeypatch.setattr(sending, "SMALL", 10)

    answer = send(sign_in(Role.ANALYST))

    assert answer["Location"] == address("load")
    assert Job.objects.get().state == "done"
    assert models.Edition.objects.get().loaded_by == "analyst"
    assert list((tmp_path / "files").rglob("*")) != []
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []


def test_a_large_file_that_is_refused_says_why_on_the_page(
    sign_in, settings, monkeypatch, tmp_path
):
    settings.HOME, settings.JOBS_AT_ONCE = tmp_path, True
    monkeypatch.setattr(sending, "SMALL", 10)
    client = sign_in(Role.ANALYST)

    send(client, samples.d3()[:-30])

    assert "line 11: the row has" in words(client.get(address("load")))
    assert not models.Edition.objects.exists()


def test_the_part_that_tells_of_progress_leads_back_to_the_page(sign_in):
    client = sign_in(Role.ANALYST)

    assert client.get(address("load-progress")).status_code == 302
    part = client.get(address("load-progress"), headers={"HX-Request": "true"})
    assert part["HX-Redirect"] == address("load")


def test_the_authorities_of_a_partnership_are_chosen(sign_in):
    loading.everything()
    client = sign_in(Role.ANALYST)

    answer = client.post(address("choose"), {"area_1": "992", "area_2": "991"})

    assert answer["Location"] == address("overview")
    assert "Authorities of this partnership: Northshire" in words(client.get(answer["Location"]))


def test_an_authority_has_to_be_chosen(sign_in):
    loading.everything()

    answer = sign_in(Role.ANALYST).post(address("choose"), {"area_2": "991"})

    assert "Choose the authority of this partnership" in words(answer)


@pytest.mark.parametrize("name", ["load", "choose"])
@pytest.mark.parametrize("role", [Role.MEMBER, Role.PARTNER, Role.AGENCY_LEAD])
def test_who_only_reads_may_not_change(sign_in, name, role):
    assert sign_in(role).get(address(name)).status_code == 403


def test_the_headlines_cost_the_same_however_many_values(sign_in, django_assert_max_num_queries):
    loading.everything()
    client = sign_in(Role.MEMBER)

    with django_assert_max_num_queries(20):
        client.get(address("overview"))
