"""The checks of what seals, of what sends mail, and of what looks for viruses."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from sightline.core.plurals import counted
from sightline.kit import clock
from sightline.kit.access import COMMAND_LINE
from sightline.kit.health.types import State, look_at, well, wrong
from sightline.kit.mail.queries import mail_now
from sightline.kit.sealing import ring, rotation
from sightline.kit.uploads import CannotTake, scanning

WAITS_TOO_LONG = timedelta(hours=1)


def seals() -> tuple[State, str]:
    try:
        kept, needed = ring.ring(), rotation.needed()
    except ImproperlyConfigured as fault:
        return wrong(f"{fault}. Put the ring back from its copy.")
    missing = needed.keys() - {key.number for key in kept.keys}
    if missing:
        return wrong(
            f"{counted(len(missing), 'key', 'keys')} that sealed words need are not on the ring "
            f"{ring.place()}. Put it back from its copy."
        )
    if place := rotation.one_that_does_not_open():
        return wrong(
            f"{place} does not open with the ring {ring.place()}: it is another one, or what was "
            "sealed was changed. Put the ring back from its copy."
        )
    older = sum(needed.values()) - needed[kept.newest.number]
    if older:
        return look_at(f"{older} are under an older key: sightline seal rotate --go-on")
    return well(f"{sum(needed.values())} sealed; keep a copy of {ring.place()} elsewhere.")


def mail() -> tuple[State, str]:
    found = mail_now(COMMAND_LINE)
    if not found.can_send:
        return wrong("No sender is configured, so nobody is told anything. Set SIGHTLINE_MAIL.")
    if found.oldest is not None and clock.now() - found.oldest > WAITS_TOO_LONG:
        return look_at(
            f"{found.waiting} waited for an hour or more. See that the worker runs, and that the "
            "server of SIGHTLINE_MAIL takes it."
        )
    if not settings.MAIL_GIVEN:
        return well("It is written into files in the data folder. SIGHTLINE_MAIL sends it.")
    return well(f"{found.sent} sent in the last 30 days, {found.given_up} given up.")


def scanner() -> tuple[State, str]:
    """Shown what every scanner has to find: an answer alone would not prove that it looks."""
    if not scanning.is_configured():
        return well(
            "None is configured: files are told by their content. SIGHTLINE_CLAMAV names one."
        )
    try:
        scanning.check([scanning.PATTERN])
    except CannotTake as refused:
        if str(refused) == scanning.FOUND:
            return well("It answers, and finds what it has to find.")
        return wrong("It does not answer, so no file is taken. See whether clamd runs.")
    return wrong("It answers, and does not find the test pattern. See to its signatures.")
