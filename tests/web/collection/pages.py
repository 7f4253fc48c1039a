"""The pages of returns in tests: where they are, what they send, and what they say."""

from django.urls import reverse

from sightline.apps.collection.models import SentSheet
from tests import reading_pages
from tests.factories.collection import COUNT, SHARE, TOTAL
from tests.web.collection.sheets import sent

WHOLE = {
    COUNT: {"value": 120},
    SHARE: {"numerator": 24, "denominator": 60},
    TOTAL: {"missing": "The system was replaced"},
}


def come(sign_in, role, of):
    return sign_in(role, agency=of.agency)


def words(answer):
    return reading_pages.words(reading_pages.main(answer))


def address(route, of, *more):
    return reverse(f"returns:{route}", args=[of.pk, *more])


def rows(answer):
    """The cells of each row of the page's table."""
    return [
        [reading_pages.words(cell) for cell in row]
        for row in reading_pages.main(answer).findall(".//tbody/tr")
    ]


def filled(client, of, **values):
    """What the page sends: its hidden words, and each field with what was typed."""
    page = reading_pages.page_of(client.get(address("fill", of)))
    data = {
        each.get("name"): each.get("value") or ""
        for each in page.iter("input")
        if each.get("name") and each.get("type") != "submit"
    }
    return {**data, **{key.replace("__", "--"): value for key, value in values.items()}}


def typed(**changes):
    return {
        f"{COUNT}--value": "1,862",
        f"{SHARE}--numerator": "24",
        f"{SHARE}--denominator": "60",
        f"{SHARE}--value": "",
        f"{TOTAL}--missing": "The system was replaced",
        **changes,
    }


def errors(answer):
    page = reading_pages.page_of(answer)
    return [reading_pages.words(each) for each in reading_pages.having(page, "govuk-error-message")]


def send_sheet(client, of, content, name="return.xlsx"):
    return client.post(address("send-sheet", of), {"sheet": sent(content, name)})


def places(client, of, **changes):
    """From the file's coming in to what was read of it, with each number's place told."""
    kept = SentSheet.objects.get()
    lies = "?sheet=Return&layout=rows&first=1&last=1&labels=A"
    told = {
        "column--numerator": "3",
        "column--denominator": "same",
        "column--value": "same",
        f"{COUNT}--value": "2",
        f"{SHARE}--numerator": "3",
        f"{SHARE}--denominator": "4",
        f"{SHARE}--value": "",
        f"{TOTAL}--value": "",
        **changes,
    }
    return client.post(address("map", of, kept.pk) + lies, told)
