"""From nothing: whoever can read the machine's screen sets the partnership up, once."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sightline.apps.accounts.models import Person
from sightline.apps.partnership import queries as partnership
from sightline.apps.partnership.models import Partnership
from sightline.exchange.exporting import pack_of_year
from sightline.exchange.keeping.first_year import kind_of
from sightline.kit.access import COMMAND_LINE
from sightline.kit.permission import Role
from sightline.kit.set_up_code import set_up_code
from tests import signing_in, years
from tests.exchange import thornshire

pytestmark = pytest.mark.django_db
PASSWORD = "four quiet words here"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()


@pytest.fixture
def account():
    return {
        "code": set_up_code(),
        "shown_as": "Business manager",
        "email": "manager@thornshire.example",
        "password": PASSWORD,
        "again": PASSWORD,
    }


@pytest.fixture
def filled(account):
    return account | {
        "name": "Thornshire Safeguarding Children Partnership",
        "short_name": "TSCP",
        "area": "Thornshire",
        "called": "partnership",
        "year": "2026",
        "secure": "no",
        "council": "Thornshire County Council",
        "health_body": "Thornshire Integrated Care Board",
        "police": "Thornshire Police",
        "others": "Thornbury School\nProbation\n\nThornbury School\nBarnstar",
    }


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(datetime(2026, 11, 23, 9, 30, tzinfo=UTC)):
        yield


def by_form(client, filled, **fields):
    return client.post(reverse("set-up:form"), filled | fields)


@pytest.mark.parametrize("address", ["/", "/accounts/sign-in/", "/2019-20/evidence/"])
def test_whoever_comes_to_an_empty_installation_is_led_to_set_up(client, address):
    answer = client.get(address, follow=True)

    assert answer.redirect_chain[-1][0] == reverse("set-up:start")
    assert "Set up your partnership" in answer.content.decode()


def test_the_form_makes_the_year_and_the_first_administrator(client, filled):
    answer = by_form(client, filled)

    assert answer["Location"] == "/"
    year = partnership.newest_year()
    pack = pack_of_year(COMMAND_LINE, year)
    assert year.label == "2026/27"
    assert pack.rows["partnership"][0].raw("checklist_edition") == "2023"
    assert [(row.raw("name"), row.raw("statutory_role")) for row in pack.rows["agencies"]] == [
        ("Thornshire County Council", "safeguarding_partner"),
        ("Thornshire Integrated Care Board", "safeguarding_partner"),
        ("Thornshire Police", "safeguarding_partner"),
        ("Thornbury School", "relevant_agency"),
        ("Probation", "relevant_agency"),
        ("Barnstar", "relevant_agency"),
    ]
    roles = set(Person.objects.get().roles.values_list("role", flat=True))
    assert roles == {Role.ACCOUNTS_ADMINISTRATOR, Role.BUSINESS_UNIT}


def test_the_first_administrator_signs_in_and_sees_the_big_picture(client, filled):
    by_form(client, filled)

    answer = client.post(
        reverse("accounts:sign-in"),
        {"login": "manager@thornshire.example", "password": PASSWORD},
        follow=True,
    )
    assert answer.redirect_chain[-1][0] == "/accounts/second-factor/?next=%2F"

    signing_in.with_both_factors(client, Person.objects.get())
    answer = client.get("/", follow=True)

    assert answer.redirect_chain[-1][0] == "/2026-27/"
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"code": "aaaa-bbbb-cccc"}, "This is not the set-up code"),
        ({"code": ""}, "Enter the set-up code"),
        ({"name": ""}, "Enter the name of the partnership"),
        ({"year": "1999"}, "Select a valid choice"),
        ({"secure": ""}, "Say whether there is a secure establishment"),
        ({"police": "thornshire county council"}, "must differ"),
        ({"again": "another quiet word"}, "The two passwords differ"),
        ({"others": "x" * 151}, "shorten it"),
        ({"others": "\n".join(f"School {n}" for n in range(101))}, "begin with fewer"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(client, filled, fields, said):
    answer = by_form(client, filled, **fields)

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not Person.objects.exists()
    assert not Partnership.objects.exists()


def test_a_zero_byte_makes_nothing_either(client, filled):
    assert by_form(client, filled, name="=HYPERLINK(1)\x00").status_code == 400
    assert not Person.objects.exists()
    assert not Partnership.objects.exists()


def test_the_code_may_be_typed_loosely(client, filled):
    loosely = set_up_code().upper().replace("-", " ")

    assert by_form(client, filled, code=loosely).status_code == 302


def test_guessing_the_code_soon_has_to_wait(client, filled):
    for _ in range(10):
        by_form(client, filled, code="wrong")

    answer = by_form(client, filled)

    assert "Too many wrong codes" in answer.content.decode()
    assert not Person.objects.exists()


def test_set_up_is_gone_once_it_is_done(client, filled):
    by_form(client, filled)

    for page in ("set-up:start", "set-up:form", "set-up:pack"):
        assert client.get(reverse(page)).status_code == 404
    assert by_form(client, filled, email="second@thornshire.example").status_code == 404
    assert Person.objects.count() == 1


def test_a_pack_is_loaded_with_the_first_administrator(client, account, tmp_path):
    folder = thornshire.write(tmp_path / "thornshire")

    answer = client.post(reverse("set-up:pack"), account | {"pack": zipped(folder)})

    assert answer.status_code == 302
    assert partnership.newest_year() is not None
    assert Person.objects.count() == 1


def test_the_faults_of_a_pack_are_listed_and_nothing_is_made(client, account, tmp_path):
    folder = thornshire.write(tmp_path / "thornshire")
    thornshire.change(folder, "agencies", 2, kind="circus")

    answer = client.post(reverse("set-up:pack"), account | {"pack": zipped(folder)})

    assert "agencies.csv" in answer.content.decode()
    assert not Person.objects.exists()
    assert not Partnership.objects.exists()
    assert list((tmp_path / "home" / "packs-waiting").iterdir()) == []


def test_a_loaded_year_without_people_says_how_to_be_let_in(client, tmp_path):
    years.load_thornshire(thornshire.write(tmp_path / "thornshire"))

    answer = client.get(reverse("set-up:start"))

    assert "sightline accounts invite" in answer.content.decode()
    assert client.get(reverse("set-up:form")).status_code == 404


def test_an_invited_administrator_sets_up_without_the_code(sign_in, filled):
    client = sign_in(Role.ACCOUNTS_ADMINISTRATOR, Role.BUSINESS_UNIT)
    asked = {
        name: value
        for name, value in filled.items()
        if name not in ("code", "email", "shown_as", "password", "again")
    }

    assert "Set up your partnership" in client.get("/").content.decode()
    answer = client.post(reverse("set-up:form"), asked)

    assert answer.status_code == 302
    assert partnership.newest_year().label == "2026/27"
    assert Person.objects.count() == 1


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.ANALYST, Role.PARTNER])
def test_nobody_else_who_signs_in_can_set_up(sign_in, role):
    client = sign_in(role)

    assert client.get(reverse("set-up:form")).status_code == 404


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Thornbury School", "education"),
        ("Oxford Health NHS Foundation Trust", "health"),
        ("West Thornshire District Council", "district_council"),
        ("Cafcass", "cafcass"),
        ("Barnstar", "other"),
    ],
)
def test_the_kind_of_an_agency_is_told_by_its_name(name, kind):
    assert kind_of(name) == kind


def zipped(folder):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for file in folder.rglob("*"):
            if file.is_file():
                archive.write(file, file.relative_to(folder).as_posix())
    return SimpleUploadedFile("our-year.zip", held.getvalue())
