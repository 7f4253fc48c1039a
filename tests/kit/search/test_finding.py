"""What is found, by whom, and in what order: the same on both databases."""

import pytest

from sightline.apps.evidence.access import Evidence
from sightline.apps.partnership.access import Partnership
from sightline.kit.access import Actor
from sightline.kit.permission import Role
from sightline.kit.search import indexing, queries
from sightline.kit.search.models import IndexedYear, SearchDocument
from sightline.kit.search.types import Asked, Document
from sightline.kit.search.wording import words_of

pytestmark = pytest.mark.django_db
READER = Actor("Police", frozenset({Role.PARTNER}), person=1)
PRACTITIONER = Actor("Social worker", frozenset({Role.PRACTITIONER}), person=2)
EVIDENCE, PARTNERSHIP = str(Evidence.VIEW), str(Partnership.VIEW)


def document(key, title="A finding", words="", needs=EVIDENCE, kind="finding", **more):
    return Document(kind=kind, key=key, title=title, words=words, needs=needs, **more)


def keep(*documents, year="2019-20", mark="1"):
    indexing.bring_level(year, mark, documents)


def look(question, actor=READER, **narrowed):
    return queries.found(actor, Asked(words_of(question), **narrowed), 0, 25)


def keys(question, actor=READER, **narrowed):
    return {found.key for found in look(question, actor, **narrowed)}


@pytest.mark.parametrize(
    ("question", "is_found"),
    [
        ("neglect", True),
        ("NEGLECTED", True),
        ("neglecting children", True),
        ("children neglect", True),
        ("the neglect of the child", True),
        ("neglect police", False),
        ("2019", True),
        ("2019/20", True),
        ("multi-agency", True),
        ("agency", True),
        ("children's", True),
        ("children’s", True),
        ("strongly", True),
        ("neglec", False),
        ("", False),
        ("   ", False),
        ("!?", False),
    ],
)
def test_words_are_found_in_whatever_form_and_order(question, is_found):
    keep(document("a", "Neglected children in 2019/20", "Seen by multi-agency audits–“strongly”…"))

    assert keys(question) == ({"a"} if is_found else set())


@pytest.mark.parametrize(
    "question",
    [
        'neglect"',
        '"neglect',
        "neglect AND",
        "NOT neglect",
        "neglect*",
        "(neglect",
        "neglect:",
        "title:neglect",
        "NEAR(neglect, 5)",
        "neglect & | ! <->",
        "neglect'; DROP TABLE search_searchdocument; --",
        "neglect\x00",
        "neglect \ue000",
        "^neglect + - {}",
        "%neglect% \\",
    ],
)
def test_what_people_type_is_never_syntax(question):
    keep(document("a", "Neglect"), document("b", "not near drop table title 5 searchdocument"))

    found = keys(question)

    assert found <= {"a"}
    assert SearchDocument.objects.count() == 2


def test_what_is_in_the_title_comes_before_what_is_in_the_words():
    keep(
        document("words", "Other", "a long text, in which neglect is one word among many others"),
        document("title", "Neglect", "a long text"),
    )

    assert [found.key for found in look("neglect")] == ["title", "words"]


def test_words_are_shown_with_their_matches_marked_and_nothing_else_from_around():
    long = "Before. " * 60 + "Two children were <b>neglected</b> & sad at home. " + "After. " * 60
    keep(document("a", "Home life", long))

    (found,) = look("neglect")

    assert [part.text for part in found.words if part.is_match] == ["neglected"]
    assert "<b>neglected</b> & sad" in "".join(part.text for part in found.words)
    assert len("".join(part.text for part in found.words)) < 400
    assert [(part.text, part.is_match) for part in found.title] == [("Home life", False)]


def test_where_only_the_title_matches_no_words_are_shown():
    keep(document("a", "Neglect at home", "Something else entirely."))

    (found,) = look("neglect")

    assert found.words == ()
    assert [(part.text, part.is_match) for part in found.title] == [
        ("Neglect", True),
        (" at home", False),
    ]


def test_signs_that_stand_for_a_match_cannot_be_brought_in_by_what_is_kept():
    keep(document("a", "\ue000Forged\ue001 neglect"))

    (found,) = look("neglect")

    assert [part.text for part in found.title if part.is_match] == ["neglect"]


def test_only_what_the_searcher_may_look_at_is_found_or_counted():
    keep(
        document("finding", "Neglect", agencies=("police",), stream="audit"),
        document("agency", "Neglect", needs=PARTNERSHIP, kind="agency"),
        document("nobody", "Neglect", needs="sealed.view", agencies=("health",), kind="sealed"),
    )
    asked = Asked(words_of("neglect"))

    assert keys("neglect", READER) == {"finding", "agency"}
    assert keys("neglect", PRACTITIONER) == {"agency"}
    assert keys("neglect", Actor("a visitor", frozenset())) == set()
    counts = queries.counts(PRACTITIONER, asked)
    assert (counts.total, counts.kinds, counts.agencies) == (1, {"agency": 1}, {})
    assert queries.counts(READER, asked).kinds == {"finding": 1, "agency": 1}
    assert queries.titles(PRACTITIONER, "finding") == {}


@pytest.mark.parametrize("role", list(Role))
def test_no_role_finds_what_no_role_may_look_at(role):
    keep(document("nobody", "Neglect", needs="sealed.view"))
    actor = Actor("somebody", frozenset({role}), person=3)

    assert keys("neglect", actor) == set()
    assert queries.counts(actor, Asked(words_of("neglect"))).total == 0


def test_what_is_found_is_narrowed_by_kind_year_stream_and_agency():
    keep(document("a", "Neglect", stream="audit", agencies=("police", "health")))
    keep(document("b", "Neglect", kind="concern"), year="2020-21")

    assert keys("neglect") == {"a", "b"}
    assert keys("neglect", kind="concern") == {"b"}
    assert keys("neglect", year="2019-20") == {"a"}
    assert keys("neglect", stream="audit") == {"a"}
    assert keys("neglect", agency="health") == {"a"}
    assert keys("neglect", agency="heal") == set()
    assert keys("neglect", year="2020-21", agency="health") == set()


def test_each_choice_counts_what_it_would_give_with_the_other_choices_standing():
    keep(
        document("a", "Neglect", stream="audit", agencies=("police", "health")),
        document("b", "Neglect", stream="data", agencies=("police",)),
        document("c", "Neglect", kind="concern"),
    )

    counts = queries.counts(READER, Asked(words_of("neglect"), kind="finding", stream="audit"))

    assert counts.total == 1
    assert counts.kinds == {"finding": 1}
    assert counts.streams == {"audit": 1, "data": 1}
    assert counts.agencies == {"police": 1, "health": 1}


def test_one_page_follows_another():
    keep(*(document(f"{number:02}", "Neglect") for number in range(30)))
    asked = Asked(words_of("neglect"))

    first, second = queries.found(READER, asked, 0, 25), queries.found(READER, asked, 25, 50)

    assert len(first) == 25
    assert len({found.key for found in first + second}) == 30


def test_a_year_is_indexed_anew_only_where_it_differs():
    keep(document("same", "Neglect"), document("changed", "Neglect"), document("gone", "Neglect"))
    before = dict(SearchDocument.objects.values_list("key", "pk"))

    keep(document("same", "Neglect"), document("changed", "Housing"), document("new", "Neglect"),
         mark="2")  # fmt: skip

    after = dict(SearchDocument.objects.values_list("key", "pk"))
    assert after["same"] == before["same"]
    assert after.keys() == {"same", "changed", "new"}
    assert keys("neglect") == {"same", "new"}
    assert keys("housing") == {"changed"}


def test_a_year_is_stale_after_every_change_and_level_after_it_was_indexed():
    keep(document("a"), mark="1")

    assert indexing.stale(["2019-20", "2020-21"], "1") == ["2020-21"]
    assert indexing.stale(["2019-20"], "2") == ["2019-20"]
    assert IndexedYear.objects.get().mark == "1"


def test_a_row_that_is_changed_in_place_is_found_by_its_new_words():
    keep(document("a", "Neglect"))

    SearchDocument.objects.update(title="Housing")

    assert (keys("neglect"), keys("housing")) == (set(), {"a"})


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("The Neglect of neglect", ("neglect",)),
        ("who are we", ("who", "are", "we")),
        ("A&E", ("a", "e")),
        ("section 11 a", ("section", "11")),
        ("Çağla's café", ("çağla", "café")),
        ("x" * 500, ("x" * 200,)),
        (" ".join(f"word{n}" for n in range(40)), tuple(f"word{n}" for n in range(12))),
    ],
)
def test_a_question_is_its_telling_words_each_once_and_not_too_many(question, words):
    assert words_of(question) == words
