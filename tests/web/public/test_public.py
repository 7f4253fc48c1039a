"""Released reports as anybody reads them: only what was frozen, and nothing of anybody."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from sightline.apps.accounts import throttle
from sightline.apps.feedback import actions as feedback
from sightline.apps.feedback.models import Reply
from sightline.kit.access import COMMAND_LINE
from sightline.kit.permission import Role
from sightline.releases import actions, files, freezing, tasks
from sightline.releases.types import SubjectKind, Treatment
from sightline.reports.writing import actions as writing
from sightline.reports.writing import queries as sections
from tests import years
from tests.exchange import thornshire
from tests.reading_pages import having, main, page_of, words
from tests.releasing import (
    NOW,
    UNIT,
    partner_keys,
    ready,
    release,
    sign,
    sign_off_sections,
    with_few,
)

pytestmark = pytest.mark.django_db
SLUG = "2021-22"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path / "home"


@pytest.fixture
def year(tmp_path):
    return years.load_thornshire(thornshire.write(tmp_path / "pack"))


@pytest.fixture
def made(year):
    ready(year)
    return release(year)


def at(name, *arguments, number=1):
    return reverse(f"public:{name}", args=[SLUG, number, *arguments])


def write_all(made):
    tasks.write_files(COMMAND_LINE, _Silent(), year=made.year.slug, number=made.number)


class _Silent:
    def tell(self, *_):
        """Nobody waits."""


def correct(year, said="Other words.\n"):
    standing = sections.section(COMMAND_LINE, year, "foreword").words
    writing.write(actor=UNIT, year=year, key="foreword", words=said, opened=standing, now=NOW)
    sign_off_sections(year)
    for agency in partner_keys(year):
        sign(year, agency)
    return release(year, why="The foreword was of another year.")


PAGES = ["report", "protection", "childrens"]


@pytest.mark.parametrize("name", PAGES)
def test_a_reading_page_gives_no_cookie_and_may_be_kept_by_anybody(made, client, name):
    answer = client.get(at(name))

    assert answer.status_code == 200
    assert not answer.cookies
    assert answer["Cache-Control"] == "public, max-age=300"
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("name", PAGES)
def test_a_signed_in_reader_is_shown_the_very_same_page(made, client, sign_in, name):
    assert sign_in(Role.BUSINESS_UNIT).get(at(name)).content == client.get(at(name)).content


def test_a_page_that_has_not_changed_is_not_sent_twice(made, client):
    tag = client.get(at("report"))["ETag"]

    again = client.get(at("report"), headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")


def test_a_page_comes_packed_to_those_who_unpack_it_and_is_still_not_sent_twice(made, client):
    packed = client.get(at("report"), headers={"Accept-Encoding": "gzip"})

    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(client.get(at("report")).content) / 3
    named = {"Accept-Encoding": "gzip", "If-None-Match": packed["ETag"]}
    assert client.get(at("report"), headers=named).status_code == 304


def test_a_reader_who_came_early_sees_the_files_once_they_are_there(made, client):
    early = client.get(at("report"))
    assert "are being prepared" in words(main(early))

    write_all(made)

    later = client.get(at("report"), headers={"If-None-Match": early["ETag"]})
    assert later.status_code == 200
    downloads = [words(e) for e in having(main(later), "app-inline-list")]
    assert "PDF (" in downloads[0]
    assert "Word (" in downloads[0]


def test_each_file_is_given_whole_and_of_its_kind(made, client):
    write_all(made)

    for each in files.files(made):
        answer = client.get(at("file", each.form))
        assert len(answer.content) == each.size
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_release_file_downloaded_is_the_release(made, client):
    write_all(made)

    content = client.get(at("file", files.RELEASE_FILE)).content

    assert freezing.opened(content).hash == made.hash


@pytest.mark.parametrize("form", ["exe", "..", "html.part", ""])
def test_no_other_file_is_given(made, client, form):
    write_all(made)

    answer = client.get(f"/published/{SLUG}/1/files/{form}/")

    assert answer.status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        f"/published/{SLUG}/2/",
        f"/published/{SLUG}/0/",
        "/published/1999-00/1/",
        "/published/1999-00/",
        f"/published/{SLUG}/1/figures/no-such/",
        f"/published/{SLUG}/1/figures/no-such/trace/",
        f"/published/{SLUG}/1/reply/no-such/",
        f"/published/{SLUG}/1/reply/figure:no-such/",
        f"/published/{SLUG}/99999999999999999999/",
    ],
)
def test_what_was_not_released_is_not_found(made, client, address):
    assert client.get(address).status_code == 404


def test_nothing_is_public_before_the_release(year, client):
    assert client.get(at("report")).status_code == 404
    assert "No report has been released yet" in words(main(client.get(reverse("public:list"))))


def test_every_underlined_number_opens_its_trace(made, client):
    page = page_of(client.get(at("report")))
    links = {link.get("href") for link in page.iter("a") if "/figures/" in (link.get("href") or "")}

    assert links
    for link in links:
        assert client.get(link).status_code == 200
        assert client.get(f"{link}trace/").status_code == 200


def test_a_trace_says_what_was_frozen_even_when_the_figure_is_withdrawn_since(
    made, client, sign_in
):
    told = words(main(client.get(at("figure", "on-plans"))))
    sign_in(Role.BUSINESS_UNIT).post(
        reverse("keep:withdraw", args=[SLUG, "figures", "on-plans"]), {"reason": "Counted anew"}
    )

    assert words(main(client.get(at("figure", "on-plans")))) == told


def test_nothing_of_those_who_work_on_it_stands_in_the_pages_but_their_signatures(made, client):
    source = client.get(at("report")).content.decode()

    assert "@council.example" not in source
    assert "/keep/" not in source
    assert f'href="/{SLUG}/' not in source
    assert "csrfmiddlewaretoken" not in source


def test_a_hidden_figure_leaves_in_no_page_and_no_file(tmp_path, client):
    year = with_few(thornshire.write(tmp_path / "pack"))
    about = [(SubjectKind.FIGURE, "few-children")]
    actions.decide(
        actor=UNIT,
        year=year,
        subjects=about,
        treatment=Treatment.HIDDEN,
        reason="It points at one family",
        now=NOW,
    )
    ready(year)
    write_all(release(year))

    pages = (at("report"), at("figure", "few-children"), at("trace", "few-children"))
    for address in (*pages, at("file", "html"), at("file", files.RELEASE_FILE)):
        told = " ".join(re.sub(r"<[^>]*>", " ", client.get(address).content.decode()).split())
        assert "[c]" in told, address
        assert not re.search(r"(?:these,|children|Value) 4\b", told), address
    opened = freezing.opened(client.get(at("file", files.RELEASE_FILE)).content)
    assert opened.figures["few-children"].value == "[c]"
    assert "[c] stands where a number is withheld" in words(main(client.get(at("protection"))))


def test_a_correction_says_so_at_both_its_ends(year, made, client):
    second = correct(year)

    old, new = client.get(at("report")), client.get(at("report", number=second.number))

    assert "This report was corrected" in words(main(old))
    assert "The foreword was of another year." in words(main(new))
    assert "Other words." in words(main(new))
    assert client.get(f"/published/{SLUG}/")["Location"] == at("report", number=2)


def test_pages_cost_the_same_however_many_replies_stand_beside(
    made, client, django_assert_max_num_queries
):
    for _ in range(30):
        kept = _reply_kept(made)
        feedback.answer(actor=UNIT, reply=kept, words="Thank you.", publish=True, now=NOW)

    with django_assert_max_num_queries(4):
        answer = client.get(at("report"))

    assert len(having(main(answer), "app-comment")) == 30


def _reply_kept(made):
    client = Client(REMOTE_ADDR=f"198.51.100.{Reply.objects.count()}")
    client.post(at("reply", "report"), {"words": "It reads well."})
    return Reply.objects.order_by("-pk").first()


def test_a_reply_is_tied_to_the_sentence_it_is_about(made, client):
    page = page_of(client.get(at("report")))
    address = next(
        link.get("href")
        for link in page.iter("a")
        if "/reply/" in (link.get("href") or "") and "report" not in link.get("href").split("/")[-2]
    )
    options = [o.get("value") for o in page_of(client.get(address)).iter("option")]
    sentence = next(each for each in options if each)

    answer = client.post(address, {"words": "Say more of this.", "passage": sentence})

    kept = Reply.objects.get()
    assert "Thank you" in words(main(answer))
    assert (kept.quoted, kept.release) == (sentence, made.hash)


def test_a_reply_to_a_sentence_that_is_not_there_is_refused(made, client):
    answer = client.post(
        at("reply", "report"), {"words": "Say more.", "passage": "A sentence of my own"}
    )

    assert not Reply.objects.exists()
    assert answer.status_code == 200


def test_what_may_be_personal_is_refused_at_its_field_with_the_words_kept(made, client):
    answer = client.post(at("reply", "report"), {"words": "Ring me on 01865 496012"})

    page = main(answer)
    assert "a phone number" in words(having(page, "govuk-error-message")[0])
    assert words(page.find(".//textarea")) == "Ring me on 01865 496012"
    assert not Reply.objects.exists()


def test_a_program_that_fills_in_everything_is_thanked_and_nothing_is_kept(made, client):
    answer = client.post(at("reply", "report"), {"words": "Buy now", "website": "spam.example"})

    assert "Thank you" in words(main(answer))
    assert not Reply.objects.exists()


def test_many_replies_from_one_place_have_to_wait_and_others_do_not(made):
    here, there = Client(REMOTE_ADDR="198.51.100.1"), Client(REMOTE_ADDR="198.51.100.2")
    for _ in range(throttle.TRIES):
        here.post(at("reply", "report"), {"words": "It reads well."})

    refused = here.post(at("reply", "report"), {"words": "It reads well."})
    there.post(at("reply", "report"), {"words": "It reads well."})

    assert "Many replies came from here" in words(main(refused))
    assert Reply.objects.count() == throttle.TRIES + 1


def test_a_reply_from_another_site_is_refused(made):
    answer = Client(enforce_csrf_checks=True).post(at("reply", "report"), {"words": "Well."})

    assert answer.status_code == 403
    assert not Reply.objects.exists()


def test_the_reply_page_is_kept_by_nobody(made, client):
    assert "no-store" in client.get(at("reply", "report"))["Cache-Control"]
