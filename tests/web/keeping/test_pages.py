"""The forms by which a year is kept: what they ask, accept, refuse and never lose."""

import json
import re

import pytest
from django.urls import reverse

from sightline.exchange.keeping import actions, queries
from sightline.exchange.models import Revision
from sightline.exchange.tables import BY_NAME, TABLES
from sightline.kit.access import COMMAND_LINE
from sightline.kit.permission import Role
from sightline.web.keeping.forms import Row as RowForm
from sightline.web.keeping.groups import ABOUT, BY_HAND, ONE
from sightline.web.keeping.offers import offers
from tests import years
from tests.exchange import thornshire

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(tmp_path):
    return years.load_thornshire(thornshire.write(tmp_path / "thornshire"))


def address(year, name, *args):
    return reverse(f"keep:{name}", args=[year.slug, *args])


def opened(client, url):
    """The form as a browser would send it back unchanged."""
    form = client.get(url).context["form"]
    sent = {}
    for name, field in form.fields.items():
        value = form[name].value()
        if value not in (None, ""):
            sent[name] = value
        assert field is not None
    return sent


def test_every_table_but_codings_is_kept_by_hand_and_named():
    assert {table.name for table in TABLES} - {"codings"} == BY_HAND == ONE.keys() == ABOUT.keys()


@pytest.mark.parametrize("table", sorted(BY_HAND))
def test_each_row_opened_and_saved_unchanged_changes_nothing(table, year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    revisions = Revision.objects.count()
    offered = offers(COMMAND_LINE, year, BY_NAME[table])

    for row in queries.rows(COMMAND_LINE, year, table):
        form = RowForm(None, table=BY_NAME[table], offers=offered, standing=row.cells, is_new=False)
        sent = {name: form[name].value() for name in form.fields}
        url = address(year, "change", table, row.key)
        answer = client.post(url, {k: v for k, v in sent.items() if v not in (None, "")})
        assert answer.status_code == 302, answer.context["form"].errors

    assert Revision.objects.count() == revisions


def test_a_finding_is_added_and_leads_back_to_where_the_person_came_from(year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    back = reverse("evidence:findings", args=[year.slug])

    answer = client.post(
        address(year, "add", "findings"),
        {
            "stream": "audit",
            "statement": "Plans were written without the child.",
            "polarity": "concern",
            "observed": "31/3/2022",
            "source": "Audit",
            "next": back,
        },
    )

    assert answer["Location"] == back
    assert "Plans were written without the child." in client.get(back).content.decode()


def test_a_next_address_of_another_site_is_not_followed(year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    row = queries.rows(COMMAND_LINE, year, "aims")[0]
    sent = opened(client, address(year, "change", "aims", row.key))

    answer = client.post(
        address(year, "change", "aims", row.key), {**sent, "next": "https://elsewhere.example/"}
    )

    assert answer["Location"] == address(year, "row", "aims", row.key)


def test_what_is_wrong_stands_at_its_field_and_the_words_stay(year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)

    answer = client.post(
        address(year, "add", "findings"), {"statement": "Kept words.", "observed": "spring"}
    )

    form = answer.context["form"]
    assert {"stream", "polarity", "observed", "source"} <= form.errors.keys()
    assert "statement" not in form.errors
    assert "Kept words." in answer.content.decode()


def test_two_people_at_one_finding_lose_no_word(year, sign_in):
    first, second = sign_in(Role.BUSINESS_UNIT), sign_in(Role.ANALYST)
    row = queries.rows(COMMAND_LINE, year, "findings")[0]
    url = address(year, "change", "findings", row.key)
    mine, theirs = opened(first, url), opened(second, url)
    second.post(url, {**theirs, "statement": "What they wrote."})

    answer = first.post(url, {**mine, "statement": "What I wrote.", "record": "And a record"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "What they wrote." in page
    assert "What I wrote." in page
    again = {name: answer.context["form"][name].value() for name in answer.context["form"].fields}
    saved = first.post(url, {k: v for k, v in again.items() if v not in (None, "")})
    assert saved.status_code == 302
    standing = queries.row(COMMAND_LINE, year, "findings", row.key)
    assert standing.text("statement") == "What I wrote."
    assert standing.text("record") == "And a record"


def test_words_written_on_a_row_withdrawn_meanwhile_are_shown_to_be_kept(year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    row = queries.rows(COMMAND_LINE, year, "voice")[-1]
    url = address(year, "change", "voice", row.key)
    sent = opened(client, url)
    actions.withdraw(
        actor=COMMAND_LINE, year=year, table="voice", key=row.key, reason="Twice.", now=years.NOW
    )

    answer = client.post(url, {**sent, "said": "Words that took an hour."})

    assert answer.status_code == 409
    assert "Words that took an hour." in answer.content.decode()


def test_a_row_is_withdrawn_with_a_reason_and_put_back(year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    row = queries.rows(COMMAND_LINE, year, "voice")[-1]

    client.post(address(year, "withdraw", "voice", row.key), {"reason": "It stood there twice."})
    assert queries.row(COMMAND_LINE, year, "voice", row.key) is None
    assert "Put back" in client.get(address(year, "table", "voice")).content.decode()
    client.post(address(year, "put-back", "voice", row.key))

    assert queries.row(COMMAND_LINE, year, "voice", row.key) == row
    history = client.get(address(year, "row", "voice", row.key)).content.decode()
    assert "It stood there twice." in history


def test_a_withdrawal_that_others_rest_on_says_which(year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    seats = queries.rows(COMMAND_LINE, year, "seats")
    agency = next(seat.text("agency") for seat in seats if seat.text("agency"))

    answer = client.post(address(year, "withdraw", "agencies", agency), {"reason": "Left."})

    assert "other things rest on it" in answer.content.decode()
    assert queries.row(COMMAND_LINE, year, "agencies", agency) is not None


@pytest.mark.parametrize("way", ["up", "down"])
def test_a_row_moves_by_one_place(way, year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    keys = [row.key for row in queries.rows(COMMAND_LINE, year, "agencies")]

    client.post(address(year, "move", "agencies", keys[1]), {"way": way})

    found = [row.key for row in queries.rows(COMMAND_LINE, year, "agencies")]
    assert found.index(keys[1]) == (0 if way == "up" else 2)


@pytest.mark.parametrize("name", ["change", "withdraw"])
def test_a_form_for_what_a_person_may_not_change_is_not_there(name, year, sign_in):
    client = sign_in(Role.TRAINING_COORDINATOR)
    row = queries.rows(COMMAND_LINE, year, "findings")[0]

    assert client.get(address(year, name, "findings", row.key)).status_code == 404
    assert client.post(address(year, name, "findings", row.key), {"reason": "x"}).status_code == 404


def test_a_table_that_is_not_kept_by_hand_is_not_found(year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)

    for table in ("codings", "nothing", "trail"):
        assert client.get(address(year, "table", table)).status_code == 404


def test_what_the_form_says_was_seen_may_be_nonsense(year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    row = queries.rows(COMMAND_LINE, year, "aims")[0]
    url = address(year, "change", "aims", row.key)

    for seen in ("{", "[]", '"x"', json.dumps({"title": 5})):
        sent = opened(client, url) | {"seen": seen}
        assert client.post(url, sent).status_code in (302, 409)


def test_words_of_a_row_are_never_read_as_markup(year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    row = queries.rows(COMMAND_LINE, year, "aims")[0]
    url = address(year, "change", "aims", row.key)

    client.post(url, opened(client, url) | {"title": "<script>alert(1)</script>"})

    for name in ("row", "table"):
        args = ("aims", row.key) if name == "row" else ("aims",)
        assert not re.search(
            "<script>alert", client.get(address(year, name, *args)).content.decode()
        )


@pytest.mark.parametrize(
    ("table", "key", "cells", "says"),
    [
        pytest.param(
            "plan_actions", "peer-review", {"outcome_for_children": ""},
            "Outcome for children is empty, and the progress is achieved: write what changed",
            id="achieved",
        ),
        pytest.param(
            "objectives", "protocol", {"progress_note": ""},
            "Progress note is empty, and there is little or no progress: write why",
            id="little-progress",
        ),
        pytest.param(
            "follow_ups", "chronology-tool", {"state": "verified"},
            "Proof is empty, and the state is verified: write what shows that it was done",
            id="verified",
        ),
        pytest.param(
            "progress_lines", "neglect-q4", {"quarter": "March 2022"},
            "Quarter March 2022 is no quarter of a year: write it as 2021/22 Q4",
            id="no-quarter",
        ),
        pytest.param(
            "plan_actions", "peer-review", {"priority": "exploitation"},
            "Objective &#x27;help-in-time&#x27; serves the priority &#x27;neglect&#x27;",
            id="two-priorities",
        ),
    ],
)  # fmt: skip
def test_a_state_without_its_reason_is_told_at_the_field_that_lacks_it(
    year, sign_in, table, key, cells, says
):
    client = sign_in(Role.BUSINESS_UNIT)
    url = address(year, "change", table, key)

    answer = client.post(url, opened(client, url) | cells)

    assert answer.status_code == 200
    assert says in answer.content.decode()


def test_an_update_is_added_from_the_page_of_its_follow_up(year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    page = reverse("followups:follow-up", args=[year.slug, "chronology-tool"])
    url = f"{address(year, 'add', 'follow_up_updates')}?next={page}&follow_up=chronology-tool"
    sent = opened(client, url) | {"on": "1 March 2022", "by": "Head of quality", "update": "Done."}

    answer = client.post(url, sent | {"next": page})

    assert sent["follow_up"] == "chronology-tool"
    assert answer["Location"] == page
    assert "Done." in client.get(page).content.decode()
