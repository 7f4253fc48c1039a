"""Packs in the browser: summed up first, loaded only as summed up, and never over people's work."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sightline.apps.partnership import queries as partnership
from sightline.exchange.exporting import pack_of_year
from sightline.exchange.keeping import actions, queries
from sightline.kit.access import COMMAND_LINE
from sightline.kit.permission import Role
from sightline.web.keeping import waiting
from tests import years
from tests.exchange import thornshire

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()


@pytest.fixture
def pack(tmp_path):
    return thornshire.write(tmp_path / "thornshire")


@pytest.fixture
def year(pack):
    return years.load_thornshire(pack)


def zipped(folder):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for file in folder.rglob("*"):
            if file.is_file():
                archive.write(file, file.relative_to(folder).as_posix())
    return SimpleUploadedFile("our-year.zip", held.getvalue())


def send(client, year, file):
    return client.post(reverse("keep:load", args=[year.slug]), {"pack": file})


def confirm(client, year, word):
    return client.post(reverse("keep:load-confirm", args=[year.slug]), {"word": word})


def test_a_pack_is_summed_up_before_anything_is_loaded(year, pack, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    thornshire.change(pack, "agencies", 2, short_name="Another form")
    before = pack_of_year(COMMAND_LINE, year)

    answer = send(client, year, zipped(pack))

    assert "1 changed" in answer.content.decode()
    assert pack_of_year(COMMAND_LINE, year) == before
    assert confirm(client, year, answer.context["word"]).status_code == 302
    assert queries.rows(COMMAND_LINE, year, "agencies")[0].text("short_name") == "Another form"


def test_a_pack_cannot_be_loaded_twice_by_one_yes_or_by_somebody_else(year, pack, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    word = send(client, year, zipped(pack)).context["word"]

    assert waiting.find(word, 999_999) is None
    confirm(client, year, word)

    assert confirm(client, year, word)["Location"] == reverse("keep:load", args=[year.slug])


def test_faults_are_listed_with_their_places_and_the_file_is_let_go(year, pack, sign_in, settings):
    thornshire.change(pack, "figures", 2, value="many, many")

    answer = send(sign_in(Role.BUSINESS_UNIT), year, zipped(pack))

    assert "figures.csv, row 2" in answer.content.decode()
    assert list((settings.HOME / "packs-waiting").iterdir()) == []


def test_a_pack_against_peoples_work_is_refused_with_each_place(year, pack, sign_in):
    row = queries.rows(COMMAND_LINE, year, "agencies")[0]
    actions.change(
        actor=COMMAND_LINE,
        year=year,
        table="agencies",
        key=row.key,
        cells={**row.cells, "short_name": "Ours"},
        seen=row.cells,
        now=years.NOW,
    )
    thornshire.change(pack, "agencies", 2, short_name="Theirs")

    page = send(sign_in(Role.BUSINESS_UNIT), year, zipped(pack)).content.decode()

    assert "a person has written &#x27;Ours&#x27;" in page
    assert "Load it" not in page


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("pack.exe", b"MZ", "Choose a workbook"),
        ("pack.zip", b"", "empty"),
        ("pack.zip", b"not a zip at all", "fault"),
        ("pack.xlsx", b"PK\x03\x04 nonsense", "fault"),
    ],
)
def test_what_is_no_pack_is_refused_in_words(name, content, says, year, sign_in):
    answer = send(sign_in(Role.BUSINESS_UNIT), year, SimpleUploadedFile(name, content))

    assert answer.status_code == 200
    assert says in answer.content.decode()


@pytest.mark.parametrize(
    "word", ["../../secret-key", "x/../y.zip", "", ".zip", "a.b.zip", "%00.zip"]
)
def test_a_made_up_word_finds_no_file(word, year, sign_in):
    answer = confirm(sign_in(Role.BUSINESS_UNIT), year, word)

    assert answer["Location"] == reverse("keep:load", args=[year.slug])


@pytest.mark.parametrize("form", ["zip", "xlsx"])
def test_a_year_given_out_is_read_again_as_it_stands(form, year, sign_in, tmp_path):
    answer = sign_in(Role.BUSINESS_UNIT).get(reverse("keep:export", args=[year.slug, form]))

    file = tmp_path / f"again.{form}"
    file.write_bytes(answer.content)
    again = years.read(file)
    assert again.rows == pack_of_year(COMMAND_LINE, year).rows


def test_the_next_year_is_begun_in_the_browser_after_a_look(year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    url = reverse("keep:next-year", args=[year.slug])

    assert "What stays in 2021/22" in client.get(url).content.decode()
    answer = client.post(url)

    assert answer["Location"] == reverse("home-of-year", args=["2022-23"])
    assert partnership.year("2022-23") is not None
    assert "has already begun" in client.get(url).content.decode()
    assert client.get(answer["Location"]).status_code == 200
