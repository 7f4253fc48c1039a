"""Somebody signed in with both factors, and the codes that their authenticator app would show."""

from datetime import timedelta

from sightline.kit import clock
from sightline.kit.one_time_codes import SECONDS, code_at

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def with_both_factors(client, person):
    """For tests of what comes after the sign-in; the sign-in itself has tests of its own."""
    client.force_login(person)
    session = client.session
    session["second-factor"] = [person.pk, clock.now().timestamp()]
    session["began"] = clock.now().timestamp()
    session.save()


def give_app(person, secret=SECRET):
    """As if they had set up an authenticator app, with the recovery codes that come with it."""
    from allauth.mfa.adapter import get_adapter
    from allauth.mfa.models import Authenticator

    kept = {"secret": get_adapter().encrypt(secret)}
    return Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data=kept)


def code(secret=SECRET, later=0):
    """What the app shows, or will show some half minutes later: no code opens twice."""
    return code_at(secret, clock.now() + timedelta(seconds=SECONDS * later))


def link_mailed():
    """The address, from its first stroke on, that the newest mail leads to."""
    from urllib.parse import urlsplit

    from django.core import mail

    from sightline.kit.mail import sending

    sending.send_due(clock.now())
    found = [word for word in mail.outbox[-1].body.split() if word.startswith("http")]
    return urlsplit(found[0]).path
