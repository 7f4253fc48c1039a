"""Drawings as they are put into a document."""

import pytest

from sightline.core.document import Picture
from sightline.reports.writers.pictures import in_family, named_apart, natural_size
from tests.reports.writers.sample import PAYING, picture

BARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect/></svg>'


def test_every_identifier_and_every_reference_to_it_gets_the_prefix():
    svg = '<svg aria-labelledby="a b"><title id="a">x</title><use href="#b" fill="url(#b)"/></svg>'

    renamed = named_apart(Picture("p", svg, "x", ""), "p 1")

    assert renamed == (
        '<svg aria-labelledby="p-1-a p-1-b"><title id="p-1-a">x</title>'
        '<use href="#p-1-b" fill="url(#p-1-b)"/></svg>'
    )


def test_words_that_look_like_identifiers_are_left_alone():
    svg = '<svg><title>t</title><text>say id="a" and url(#b)</text></svg>'

    assert 'say id="a" and url(#b)' in named_apart(Picture("p", svg, "t", ""), "p")


@pytest.mark.parametrize("svg", [PAYING.svg, BARE], ids=["titled", "untitled"])
def test_the_alternative_text_is_what_is_read_out(svg):
    renamed = named_apart(Picture("p", svg, 'Bars & "more"', ""), "p")

    assert 'Bars &amp; "more"</title>' in renamed
    assert renamed.count("</title>") == 1


def test_a_drawing_is_lettered_in_the_family_of_the_document():
    svg = in_family(PAYING.svg, "Source Sans 3")

    assert 'font-family="Source Sans 3"' in svg
    assert svg.count("font-family") == 1
    assert in_family("no drawing", "Arial") == "no drawing"


def test_the_natural_size_is_that_of_the_drawing():
    assert natural_size(picture("p", PAYING).svg)[0] == 720
    assert natural_size(BARE) == (300, 300)
