"""Every page of Oxfordshire's year, with every role: who gets in, and what each page costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern

from sightline.apps.evidence.files import actions as evidence_files
from sightline.apps.evidence.files.types import Sent
from sightline.apps.feedback import actions as feedback
from sightline.apps.feedback.types import About
from sightline.kit.access import PUBLIC, SIGNED_IN, STRANGER, holders
from sightline.kit.permission import Role
from sightline.releases import files, freezing
from tests import collecting, indicators, record_keeping, releasing, scorecards, years
from tests.apps.statistics import loading as statistics

pytestmark = pytest.mark.django_db
YEAR = "2019-20"
MOST_QUERIES = 25
PEOPLE = [role for role in Role if role != Role.SYSTEM]
# What a route's address needs beside the year.
ARGUMENTS = {
    "followups:follow-up": ["evaluate-exploitation-work"],
    "partnership:group": ["board"],
    "evidence:finding": ["audit-whole-family-each-child"],
    "concerns:concern": ["respond-quickly-to-neglect"],
    "evidence:attach": ["audit-whole-family-each-child"],
    "evidence:file": ["audit-whole-family-each-child", "the file"],
    "evidence:take-back": ["audit-whole-family-each-child", "the file"],
    "concerns:cell": ["respond-quickly-to-neglect", "audit"],
    "concerns:code": ["audit-whole-family-each-child"],
    "reports:figure": ["budget.total-income"],
    "reports:trace": ["budget.total-income"],
    "reports:section": ["foreword"],
    "reports:history": ["foreword"],
    "indicators:change-scorecard": ["the scorecard"],
    "indicators:one-scorecard": ["the scorecard"],
    "indicators:order-scorecard": ["the scorecard"],
    "indicators:put-scorecard-back": ["the scorecard"],
    "indicators:scorecard-files": ["the scorecard"],
    "indicators:withdraw-scorecard": ["the scorecard"],
    "keep:export": ["zip"],
    "keep:table": ["findings"],
    "keep:add": ["findings"],
    "keep:row": ["findings", "audit-whole-family-each-child"],
    "keep:change": ["findings", "audit-whole-family-each-child"],
    "keep:withdraw": ["findings", "audit-whole-family-each-child"],
    "feedback:reply": ["the reply"],
    "public:report": [1],
    "public:figure": [1, "budget.total-income"],
    "public:trace": [1, "budget.total-income"],
    "public:file": [1, "sightline-release"],
    "public:protection": [1],
    "public:reply": [1, "report"],
    "records:share": ["the share"],
    "records:correct-share": ["the share"],
    "records:withdraw-share": ["the share"],
    "records:class": ["meetings"],
    "records:change-class": ["meetings"],
    "records:approve-class": ["meetings"],
    "records:hold-class": ["meetings"],
    "records:item": ["the item"],
    "records:keep-longer": ["the item"],
    "records:hold-item": ["the item"],
    "records:destroy": ["the item"],
    "records:witness": ["the destroyed item"],
    "records:take-back": ["the destroyed item"],
    "records:certificate": ["the destroyed item"],
    "records:lift-hold": ["the hold"],
    "releases:onward": [1],
    "releases:undo": [1],
    "releases:take-back": [1, 1],
    "indicators:indicator": ["referrals"],
    "indicators:chart-file": ["referrals"],
    "indicators:set-chart": ["referrals"],
    "indicators:rebase": ["referrals"],
    "indicators:withdraw-rebasing": ["referrals", "the rebasing"],
    "indicators:target": ["referrals"],
    "indicators:comment": ["referrals"],
    "indicators:signal": ["the signal"],
    "indicators:accept": ["the signal"],
    "indicators:dismiss": ["the signal"],
    "indicators:take-up-again": ["the signal"],
    "statistics:edition": ["the edition"],
    "statistics:measure": ["plans-at-31-march-rate"],
    "trail:entry": [1],
    "returns:request": ["the data request"],
    "returns:end-request": ["the data request"],
    "returns:return": ["the return"],
    "returns:fill": ["the return to fill"],
    "returns:send": ["the return"],
    "returns:send-sheet": ["the return to fill"],
    "returns:preview": ["the return to fill", "the sheet"],
    "returns:map": ["the return to fill", "the sheet"],
    "returns:answer": ["the queried return", "the query"],
    "returns:ask": ["the return", "the line"],
    "returns:accept": ["the return"],
    "returns:comment": ["the accepted return"],
    "returns:sign": ["the accepted return"],
    "returns:publish": ["the accepted return"],
    "returns:restate": ["the accepted return"],
    "subject-access:request": ["the request"],
    "subject-access:correct": ["the request"],
    "subject-access:count-later": ["the request"],
    "subject-access:extend": ["the request"],
    "subject-access:close": ["the request"],
    "subject-access:find": ["the request"],
    "subject-access:everywhere": ["the request"],
    "subject-access:item": ["the request", "the thing"],
    "subject-access:check": ["the request"],
    "subject-access:answer": ["the checked request"],
    "erasing:ask": ["the entry", 0],
    "erasing:ask-of-actor": ["the entry"],
    "erasing:erasure": ["the erasure"],
}
# Posted to and never opened: whoever may post is told so, and everybody else is kept out.
POSTED = {
    "indicators:put-scorecard-back",
    "indicators:count-stop",
    "indicators:look",
    "indicators:take-up-again",
    "records:begin-schedule",
    "releases:release",
    "releases:take-back",
    "releases:undo",
    "returns:accept",
    "returns:publish",
}
# An agency's own, for its people alone: tests/web/collection walks them.
OF_AN_AGENCY = {
    "returns:answer",
    "returns:comment",
    "returns:fill",
    "returns:map",
    "returns:preview",
    "returns:restate",
    "returns:send",
    "returns:send-sheet",
    "returns:sign",
}
SENDS_ON = {"home", "public:newest"}
NOT_PAGES = {
    "accounts:sign-out",
    "accounts:sign-in",
    "accounts:change-address",  # tests/apps/accounts/test_addresses.py
    "accounts:close",
    # Of cases and findings that nobody is let into by role; their own tests walk them.
    "cases:case",
    "cases:close",
    "cases:end-naming",
    "cases:review",
    "restricted:file",
    "restricted:finding",
    "restricted:withdraw",
    "accounts:end-other-sessions",
    "accounts:end-role",
    "accounts:end-session",
    "accounts:new-factor",
    "accounts:reminders",
    # Steps of a sign-in, and of changing it; tests/apps/accounts and a journey walk them.
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_generate_recovery_codes",
    "mfa_login_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
    "openid_connect_callback",
    "openid_connect_login",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "accounts:join",
    "accounts:new-password",
    "accounts:person",
    "accounts:take-back",
    "concerns:withdraw",
    "keep:load-confirm",
    "keep:put-back",
    "keep:move",
    # Posted to; tests/reports/writing tries them.
    "reports:comment",
    "reports:reading",
    "reports:restore",
    "reports:settle",
    "reports:step",
    # Oxfordshire published none
    "public:childrens",
    "reports:childrens",
    # Files that somebody has built; tests/reports/test_files_page.py walks them.
    "reports:file",
    "reports:files-ask",
    "reports:files-progress",
    "reports:files-stop",
    "indicators:count-progress",  # a part of a page; tests/apps/indicators/counting asks for it
    # The same of a scorecard; tests/web/indicators walks them.
    "indicators:scorecard-file",
    "indicators:scorecard-files-ask",
    "indicators:scorecard-files-progress",
    "indicators:scorecard-files-stop",
    "statistics:load-progress",  # a part of a page; tests/apps/statistics asks for it
    # Gone once a partnership is there; tests/web/set_up walks them.
    "set-up:form",
    "set-up:pack",
    "set-up:start",
}
# Let in to keep the year, though not this table of it: they are told that there is no such page.
NOT_THEIRS = (
    {(name, Role.TRAINING_COORDINATOR) for name in ("keep:add", "keep:change", "keep:withdraw")}
    | {
        # Rows of their own agency alone, and they act for none.
        (name, role)
        for name in ("records:share", "records:correct-share", "records:withdraw-share")
        for role in (Role.AGENCY_LEAD, Role.PARTNER, Role.ANALYST)
    }
    | {
        (name, role)
        for name in (*OF_AN_AGENCY, "returns:return")
        for role in (Role.AGENCY_LEAD, Role.CONTRIBUTOR)
    }
)


def routes(patterns, namespace=""):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", pattern
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from routes(pattern.url_patterns, inner)


ROUTES = {
    name: pattern for name, pattern in routes(get_resolver().url_patterns) if name not in NOT_PAGES
}


# They read the whole year, or write to every table, once in a while.
DO_MORE_THAN_SHOW = {"keep:export", "keep:next-year", "subject-access:find"}
MADE = {
    "the edition": 0,
    "the scorecard": 0,
    "the rebasing": 0,
    "the signal": 0,
    "the reply": 0,
    "the file": 0,
    "the share": 0,
    "the item": 0,
    "the destroyed item": 0,
    "the hold": 0,
    "the entry": 0,
    "the erasure": 0,
    "the data request": 0,
    "the return": 0,
    "the line": 0,
    "the return to fill": 0,
    "the sheet": 0,
    "the queried return": 0,
    "the query": 0,
    "the accepted return": 0,
    "the request": 0,
    "the checked request": 0,
    "the thing": 0,
}
OF_NO_YEAR = {
    "home", "health", "ready", "public:accessibility", "public:list",
    "search", "accounts", "cases", "clocks", "restricted", "trail", "schedule",
    "account_change_password", "account_reset_password",
    "mfa_activate_totp", "mfa_add_webauthn", "mfa_index",
}  # fmt: skip


def address(name, year=YEAR, made=MADE):
    if name in OF_NO_YEAR or name.split(":")[0] in OF_NO_YEAR:
        return reverse(name, args=ARGUMENTS.get(name, []))
    arguments = [made.get(each, each) for each in ARGUMENTS.get(name, [])]
    if name.startswith(("records:", "erasing:", "subject-access:", "returns:")):
        return reverse(name, args=arguments)
    return reverse(name, args=[year, *arguments])


@pytest.fixture
def made(settings, tmp_path):
    """The year with its report released: what a reader said of it, and a file of a finding."""
    settings.HOME = tmp_path / "home"
    year = years.load_oxfordshire()
    # Before it is signed: whatever the report may print later makes signatures lapse.
    measured = {"the scorecard": scorecards.made().pk, **indicators.made()}
    releasing.ready(year)
    release = releasing.release(year)
    files.write(release, freezing.opened(release.content.encode()), files.RELEASE_FILE)
    about = About(YEAR, 1, release.hash, "report", "The report as a whole")
    reply = feedback.reply(actor=STRANGER, about=about, words="Clear.", now=years.NOW)
    (file,) = evidence_files.attach(
        actor=releasing.UNIT,
        year=year,
        finding="audit-whole-family-each-child",
        sent=[Sent("a.pdf", "PDF", "application/pdf", 5, lambda: [b"%PDF-"])],
        says="The report",
        covers="",
        now=years.NOW,
    )
    return {
        "the edition": statistics.everything()["d3"].pk,
        **measured,
        "the reply": reply.pk,
        "the file": file.pk,
        **record_keeping.made(),
        **collecting.made(),
    }


def expected(name, role):
    access = ROUTES[name].callback.access
    if access not in (PUBLIC, SIGNED_IN) and role not in holders(access):
        return 403
    if (name, role) in NOT_THEIRS:
        return 404
    return 405 if name in POSTED else 302 if name in SENDS_ON else 200


def test_each_page_lets_in_just_the_roles_that_it_says(made, sign_in):
    for role in PEOPLE:
        client = sign_in(role)
        answers = {name: client.get(address(name, made=made)).status_code for name in ROUTES}

        assert answers == {name: expected(name, role) for name in ROUTES}, role


def test_a_visitor_is_sent_to_sign_in_from_every_page_but_the_public_ones(made, client):
    for name, pattern in ROUTES.items():
        answer = client.get(address(name, made=made))
        if pattern.callback.access == PUBLIC:
            assert answer.status_code == (302 if name in SENDS_ON else 200), name
        else:
            assert answer.status_code == 302, name
            assert answer["Location"].startswith(reverse("accounts:sign-in")), name


def test_a_part_of_a_page_sends_a_visitor_on_as_a_whole(client):
    years.load_oxfordshire()

    answer = client.get(address("reports:trace"), headers={"HX-Request": "true"})

    assert answer["HX-Redirect"] == reverse("accounts:sign-in")
    assert answer.content == b""


def test_a_year_that_is_not_loaded_is_not_found(made, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)

    for name in ROUTES:
        if YEAR in address(name, made=made) and name not in POSTED:
            assert client.get(address(name, "1999-00", made)).status_code == 404, name


def test_no_page_needs_more_than_25_queries(made, sign_in):
    unit, officer = sign_in(Role.BUSINESS_UNIT), sign_in(Role.DATA_PROTECTION_OFFICER)
    unit.get(reverse("reports:read", args=[YEAR]))  # as the server does before it listens
    needed = {}

    for name in (each for each in ROUTES if each not in DO_MORE_THAN_SHOW | POSTED | OF_AN_AGENCY):
        is_officers = name.startswith(("trail:", "erasing:")) or name == "cases:glass"
        client = officer if is_officers else unit
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(name, made=made)).status_code in (200, 302), name
        needed[name] = len(queries)

    assert {name: count for name, count in needed.items() if count > MOST_QUERIES} == {}
