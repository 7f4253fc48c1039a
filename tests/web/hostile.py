"""Every form with fields, found on the page that holds it by somebody who may open that."""

from datetime import timedelta
from urllib.parse import urlencode, urljoin

from django.test import Client
from django.urls import resolve, reverse

from sightline.apps.accounts import queries as accounts
from sightline.apps.accounts.cases import actions as cases
from sightline.apps.accounts.models import Person, RoleHeld
from sightline.apps.accounts.people import actions as people
from sightline.apps.collection.models import SentSheet
from sightline.apps.concerns.models import Coding
from sightline.apps.evidence.files.types import Sent
from sightline.apps.evidence.models import Finding
from sightline.apps.evidence.restricted import actions as restricted
from sightline.apps.evidence.types import Polarity, RestrictedEntry
from sightline.kit import clock
from sightline.kit.access import COMMAND_LINE, PUBLIC
from sightline.kit.permission import Role
from tests import collecting, signing_in
from tests.reading_pages import page_of
from tests.web.test_every_page import DO_MORE_THAN_SHOW, OF_AN_AGENCY, ROUTES, YEAR, address
from tests.web.test_every_route import somebody_who_may

# What a script sends, and forms that a released year no longer shows.
NOT_SHOWN = {
    "reports:reading": (Role.BUSINESS_UNIT, ["foreword"], {"words": "As it is written."}),
    "reports:steps": (Role.BUSINESS_UNIT, [], {"section": "foreword:made-up", "note": "By mail"}),
    "releases:sign": (Role.PARTNER, [], {"agree": "on", "seen": "made-up", "agency": "made-up"}),
    "keep:load-confirm": (Role.BUSINESS_UNIT, [], {"word": "made-up"}),
}
PASSWORD = "a long and quiet word"
WHY = "She takes part in the review of this case."


def found(made, sign_in):
    """Every form of a released year, of accounts, of cases and of signing in."""
    forms = forms_of([*_of_every_page(made, sign_in), *_made_here(made, sign_in)])
    for name, (role, arguments, fields) in NOT_SHOWN.items():
        forms[name, *fields] = sign_in(role), reverse(name, args=[YEAR, *arguments]), fields
    return forms


def forms_of(pages):
    """A client, an address and the fields of each, by the route that it is sent to."""
    forms = {}
    for client, where in pages:
        for to, fields in _sent_from(client.get(where, follow=True)):
            name = resolve(to).view_name
            if fields and name not in DO_MORE_THAN_SHOW:
                forms.setdefault((name, *sorted(fields)), (client, to, fields))
    return forms


def _of_every_page(made, sign_in):
    clients = {role: sign_in(role) for role in Role if role != Role.SYSTEM}
    for name, pattern in ROUTES.items():
        access = pattern.callback.access
        if name not in DO_MORE_THAN_SHOW:
            client = Client() if access == PUBLIC else clients[somebody_who_may(access)]
            yield client, address(name, made=made)


def _sent_from(answer):
    if answer.status_code != 200 or b"<form" not in answer.content:
        return
    here = answer.request["PATH_INFO"]
    for form in page_of(answer).iterfind(".//form[@method='post']"):
        fields = {}
        for field in form.iterfind(".//*[@name]"):
            options = [each.get("value") for each in field.iterfind(".//option[@value]")]
            fields[field.get("name")] = field.get("value") or next(filter(None, options), "")
        fields.pop("csrfmiddlewaretoken", None)
        yield urljoin(here, form.get("action") or here).partition("?")[0], fields


def _made_here(made, sign_in):
    """What stands behind records of their own, or in the midst of signing in."""
    administrator = sign_in(Role.ACCOUNTS_ADMINISTRATOR)
    invited = people.invite(
        actor=COMMAND_LINE, email="jo@health.example", roles=[Role.SCRUTINEER], now=clock.now()
    )
    yield administrator, reverse("accounts:people")
    yield administrator, reverse("accounts:person", args=[_somebody().pk])
    yield administrator, reverse("accounts:change-address", args=[_somebody().pk])
    yield sign_in(), reverse("account_reauthenticate")
    yield Client(), reverse("accounts:join", args=[invited.word])
    yield Client(), reverse("account_login")
    yield from _of_other_roles(sign_in)
    yield from _sealed(sign_in)
    yield from _of_an_agency(sign_in, made)
    yield from _signing_in()


def _of_other_roles(sign_in):
    """The same pages hold other forms for others, or hold one once something is chosen."""
    unit, scrutineer = sign_in(Role.BUSINESS_UNIT), sign_in(Role.SCRUTINEER)
    chosen = Finding.objects.filter(year__slug=YEAR).values_list("key", flat=True)[:2]
    coding = Coding.objects.filter(finding__year__slug=YEAR, withdrawn_at=None).first()
    yield scrutineer, reverse("releases:statement", args=[YEAR])
    yield unit, reverse("concerns:withdraw", args=[YEAR, coding.pk])
    ticked = urlencode([("chosen", key) for key in chosen])
    yield unit, f"{reverse('concerns:code-ticked', args=[YEAR])}?{ticked}"


def _sealed(sign_in):
    owner, officer = sign_in(Role.BUSINESS_UNIT), sign_in(Role.DATA_PROTECTION_OFFICER)
    now, until = clock.now(), clock.today() + timedelta(days=9)
    actor = _actor(Role.BUSINESS_UNIT)
    case = cases.open_case(actor=actor, title="Review of autumn", subject="", until=until, now=now)
    cases.name_person(
        actor=actor, case=case, person=_holder(Role.REVIEWER), reason=WHY, until=until, now=now
    )
    broken = cases.break_glass(
        actor=_actor(Role.SCRUTINEER), reference=case.reference, reason=WHY, now=now
    )
    finding = restricted.record(
        actor=actor,
        case=case,
        entry=RestrictedEntry("Left alone", "The agency's own report", Polarity.CONCERN, "2019/20"),
        sent=[Sent("a.pdf", "PDF", "application/pdf", 5, lambda: [b"%PDF-"])],
        now=now,
    )
    yield owner, reverse("restricted:withdraw", args=[finding.pk])
    yield owner, reverse("cases:case", args=[case.pk])
    yield officer, reverse("cases:review", args=[broken.pk])
    yield owner, reverse("restricted:finding", args=[finding.pk])


def _of_an_agency(sign_in, made):
    """Its quarterly returns, for whoever writes and signs them; and what an analyst presses."""
    client = sign_in(Role.AGENCY_LEAD, Role.CONTRIBUTOR, agency=collecting.agency())
    person = Person.objects.get(email=f"{Role.AGENCY_LEAD}-{Role.CONTRIBUTOR}@council.example")
    SentSheet.objects.update(person=person.pk)
    collecting.commented(made["the accepted return"])
    lies = "?sheet=Return&layout=rows&first=1&last=1&labels=A"
    for name in sorted(OF_AN_AGENCY):
        yield client, address(name, made=made) + (lies if name == "returns:map" else "")
    yield sign_in(Role.ANALYST), address("returns:return", made=made)
    asking = f"{address('returns:ask-agency')}?agency={collecting.agency().key}"
    yield sign_in(Role.BUSINESS_UNIT), asking


def _signing_in():
    person = _somebody()
    signing_in.give_app(person)
    begun, done, also = Client(), Client(), Client()
    for client in (begun, done, also):
        client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    for later, client in enumerate((done, also)):
        client.post(reverse("mfa_authenticate"), {"code": signing_in.code(later=later)})
    yield from _new_password(person)
    yield begun, reverse("mfa_authenticate")
    for name in (
        "accounts:account",
        "accounts:sessions",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_deactivate_totp",
        "mfa_generate_recovery_codes",
        "mfa_index",
    ):
        yield done, reverse(name)


def _new_password(person):
    """The link's own page keeps its key in the session, and leads on to the form."""
    client = Client()
    client.post(reverse("account_reset_password"), {"email": person.email})
    yield client, signing_in.link_mailed()


def _somebody():
    person, is_new = Person.objects.get_or_create(
        email="somebody@council.example", defaults={"shown_as": "Somebody"}
    )
    if is_new:
        person.set_password(PASSWORD)
        person.save()
        RoleHeld.objects.create(person=person, role=Role.MEMBER, starts_on=clock.today())
    return person


def _holder(role):
    return Person.objects.get(email=f"{role}@council.example")


def _actor(role):
    return accounts.actor_for(_holder(role), clock.today())
