"""Every page of a year: its queries, and its time beside that of a page that does nothing."""

from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.timing import line, seconds
from sightline.apps.accounts import actions
from sightline.apps.partnership import queries as partnership
from sightline.kit import clock
from sightline.kit.access import COMMAND_LINE
from sightline.kit.one_time_codes import SECONDS, code_at

ROUTES = (
    "home-of-year",
    "concerns:matrix",
    "evidence:findings",
    "reports:figures",
    "plan:overview",
    "followups:list",
    "finance:statement",
    "partnership:overview",
    "reports:read",
    "reports:build",
    "reports:steps",
    "releases:overview",
    "releases:disclosure",
    "feedback:replies",
    "keep:index",
)


def run(what: str, year: str = "2019-20") -> None:
    client = _signed_in()
    client.get(reverse("health"))
    client.get(reverse("reports:read", args=[year]))  # composed, as by the server before it listens
    floor = seconds(lambda: client.get(reverse("health")))
    print(f"Pages of {what}, as the business unit sees them; limits 25 queries and 150 ms")
    print(line("a page that does nothing (the floor)", floor, floor))
    for route in ROUTES:
        address = reverse(route, args=[year])
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
        count = len(asked)  # now: the next request clears the log
        if answer.status_code != 200:
            raise SystemExit(f"{address} answers {answer.status_code}")
        took = seconds(lambda address=address: client.get(address))
        print(line(address, took, floor, f"{count} queries"))


def _signed_in() -> Client:
    sign_ins = actions.make_demonstration_people(
        actor=COMMAND_LINE, agencies=list(partnership.agency_keys()), now=clock.now()
    )
    client = Client(headers={"host": "127.0.0.1"})
    client.post(
        reverse("accounts:sign-in"),
        {"login": sign_ins[0].email, "password": sign_ins[0].password},
    )
    for later in (0, SECONDS):  # a code opens once, and this may be the second sign-in
        code = code_at(sign_ins[0].secret, clock.now() + timedelta(seconds=later))
        client.post(reverse("mfa_authenticate"), {"code": code})
    return client
