import pytest
from django.template import Context, Template

from tests.reading_pages import having, only, page_of, words


def drawn(source, **values):
    return page_of(Template("{% load components %}" + source).render(Context(values)))


def test_a_tag_says_its_word_whatever_its_colour():
    page = drawn('{% tag "Overdue" "red" %}')

    assert words(having(page, "govuk-tag--red")[0]) == "Overdue"


@pytest.mark.parametrize(
    "notes",
    [
        pytest.param(["A quarter of ten"], id="sentences"),
        pytest.param([{"note": "A quarter of ten", "source": ""}], id="rows"),
    ],
)
def test_notes_on_the_source_stand_in_a_box_of_their_own(notes):
    page = drawn("{% source_notes notes %}", notes=notes)

    box = having(page, "app-notes")[0]
    assert box.get("aria-label") == "Notes on the source"
    assert words(box) == "Notes on the source A quarter of ten"


def test_without_notes_there_is_no_box():
    assert having(drawn("{% source_notes notes %}", notes=[]), "app-notes") == []


def test_details_open_without_a_script():
    page = drawn('{% details "How it is counted" %}<p>By hand</p>{% enddetails %}')

    assert words(only(page, ".//details/summary")) == "How it is counted"
    assert words(only(page, ".//details/div/p")) == "By hand"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("{% inset %}Read this{% endinset %}", "govuk-inset-text"),
        ("{% warning %}Read this{% endwarning %}", "govuk-warning-text"),
    ],
)
def test_a_block_keeps_what_stands_in_it(source, name):
    assert "Read this" in words(having(drawn(source), name)[0])


def test_what_stands_in_a_value_cannot_become_markup():
    page = drawn("{% inset %}{{ said }}{% endinset %}{% tag said %}", said="<b>bold</b>")

    assert page.findall(".//b") == []


def test_a_back_link_says_where_to():
    page = drawn('{% back_link "/concerns/" "All concerns" %}')

    assert words(having(page, "govuk-back-link")[0]) == "All concerns"
