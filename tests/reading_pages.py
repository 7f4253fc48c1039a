"""Reading an answer as a person meets it: its words, its links, the parts of its page."""

import tinyhtml5


def page_of(answer):
    """The tree of a response, or of a piece of HTML."""
    html = answer.content.decode() if hasattr(answer, "content") else f"<!doctype html>{answer}"
    return tinyhtml5.parse(html, namespace_html_elements=False)


def words(element):
    """What the element says, with its white space as a reader sees it."""
    return " ".join("".join(element.itertext()).split())


def having(tree, name):
    """All elements of a class, in the order of the page."""
    return [e for e in tree.iter() if name in str(e.get("class", "")).split()]


def facts(tree):
    """What summary lists say: the value by its name."""
    return {
        words(row.find(".//dt")): words(row.find(".//dd"))
        for row in having(tree, "govuk-summary-list__row")
    }


def only(tree, path):
    """The one element that the path finds."""
    (found,) = tree.findall(path)
    return found


def main(answer):
    return only(page_of(answer), ".//main")
