from datetime import date

import pytest
from django.contrib import messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpResponse
from django.shortcuts import render
from django.test import RequestFactory

from sightline.apps.partnership.models import PartnershipName, Year
from sightline.kit.permission import Role
from tests.reading_pages import having, only, page_of, words


def a_year(start, **changes):
    label = f"{start}/{(start + 1) % 100:02}"
    year = Year.objects.create(
        slug=label.replace("/", "-"),
        label=label,
        starts_on=date(start, 4, 1),
        ends_on=date(start + 1, 3, 31),
        stated_as_at=date(start + 1, 3, 31),
        report_title="Annual report",
        checklist_edition="2018",
    )
    PartnershipName.objects.create(
        year=year, key="name", name=changes.get("name", "Thornshire Board"), short_name="TB"
    )
    return year


def test_the_frame_names_the_partnership_the_year_and_the_date_it_stands_at(sign_in):
    a_year(2019)

    page = page_of(sign_in(Role.BUSINESS_UNIT).get("/2019-20/"))

    assert words(having(page, "app-masthead__name")[0]) == "Thornshire Board"
    assert words(having(page, "app-masthead__year")[0]) == "2019/20"
    assert "as at 31 March 2020" in words(only(page, ".//footer"))
    assert words(only(page, ".//title")) == "Big picture – Thornshire Board"


def test_the_newest_year_is_shown_unless_the_address_names_another(sign_in):
    a_year(2019, name="Thornshire Safeguarding Board")
    a_year(2020, name="Thornshire Partnership")
    client = sign_in(Role.BUSINESS_UNIT)

    newest, older = (page_of(client.get(address)) for address in ("/accounts/", "/2019-20/"))

    assert words(having(newest, "app-masthead__name")[0]) == "Thornshire Partnership"
    assert words(having(older, "app-masthead__name")[0]) == "Thornshire Safeguarding Board"


def test_other_years_are_one_step_away(sign_in):
    a_year(2019)
    a_year(2020)

    page = page_of(sign_in(Role.BUSINESS_UNIT).get("/2019-20/"))

    links = having(page, "app-masthead__list")[0].findall(".//a")
    assert [(link.get("href"), link.get("aria-current")) for link in links] == [
        ("/2020-21/", None),
        ("/2019-20/", "true"),
    ]


def test_the_frame_names_a_person_by_role_and_signs_out_by_a_form(sign_in):
    page = page_of(sign_in(Role.PARTNER).get("/"))

    assert words(having(page, "app-masthead__person")[0].find("a")) == "Your account: partner"
    assert having(page, "app-masthead__leave")[0].get("method") == "post"


def test_the_part_in_which_one_is_has_its_mark(sign_in):
    a_year(2019)

    page = page_of(sign_in(Role.PARTNER).get("/2019-20/"))

    current = [a for a in page.findall(".//nav//a") if a.get("aria-current")]
    assert [words(a) for a in current] == ["Big picture"]


def test_a_stranger_is_offered_no_parts_to_go_to(client, db):
    a_year(2019)

    page = page_of(client.get("/accounts/sign-in/"))

    assert page.findall(".//nav") == []


def test_a_page_can_be_skipped_to_and_holds_no_style_or_script_of_its_own(sign_in):
    page = page_of(sign_in(Role.PARTNER).get("/"))

    assert having(page, "govuk-skip-link")[0].get("href") == "#main-content"
    assert only(page, ".//main").get("id") == "main-content"
    assert page.findall(".//style") == []
    assert all(script.get("src") for script in page.findall(".//script"))
    assert not any(e.get("style") for e in page.iter())


@pytest.mark.parametrize(
    ("said", "title", "role"),
    [
        pytest.param([messages.SUCCESS, messages.INFO], "Done", "alert", id="good"),
        pytest.param([messages.SUCCESS, messages.WARNING], "Important", "region", id="mixed"),
    ],
)
def test_all_messages_stand_in_one_banner(db, said, title, role):
    request = RequestFactory().get("/")
    request.resolver_match, request.session = None, {}
    request._messages = FallbackStorage(request)
    for number, level in enumerate(said):
        messages.add_message(request, level, f"Message {number}")

    answer: HttpResponse = render(request, "components/task.html")

    (banner,) = having(page_of(answer), "govuk-notification-banner")
    assert words(having(banner, "govuk-notification-banner__title")[0]) == title
    assert banner.get("role") == role
    assert "Message 0 Message 1" in " ".join(words(p) for p in banner.findall(".//p"))


def test_the_frame_costs_few_queries(sign_in, django_assert_num_queries):
    a_year(2019)
    client = sign_in(Role.PARTNER)

    with django_assert_num_queries(6):  # session, person, roles, years, name; the account's own
        client.get("/accounts/")
