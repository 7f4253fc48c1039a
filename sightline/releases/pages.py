"""What the pages on the way to a release show: plain values, ready for the templates."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from sightline.apps.partnership.models import AgencyListing, Year
from sightline.kit.access import Actor, agencies_with, may
from sightline.releases.access import Releases
from sightline.releases.forms import DECIDED_WORDS
from sightline.releases.models import DisclosureChoice, ScrutineerStatement
from sightline.releases.preview import SIGHTLINE, Preview
from sightline.releases.types import Listed, Stop, Treatment
from sightline.reports.composing import read_words
from sightline.reports.writing import pages as writing


@dataclass(frozen=True)
class StepLine:
    """One step of a release in the list of all."""

    title: str
    address: str
    state: str
    colour: str


@dataclass(frozen=True)
class StopLine:
    message: str
    address: str


@dataclass(frozen=True)
class ListedLine:
    """One thing that the check lists, with what was decided. `pk` is the decision's, or 0."""

    subject: str
    mark: str
    words: str
    value: str
    why: str
    places: tuple[str, ...]
    beside: tuple[str, ...]
    decided: str
    reason: str
    by: str
    on: object
    pk: int


@dataclass(frozen=True)
class PartnerLine:
    name: str
    state: str
    colour: str
    by: str
    at: object


def steps(found: Preview) -> list[StepLine]:
    """The steps in their order, each done or with what is left of it."""
    slug = found.year.slug
    left = {name: 0 for name in ("reports:section", "reports:build")}
    for each in found.stops:
        left[each.step] = left.get(each.step, 0) + 1
    unsigned = left["reports:section"]
    return [
        _step(
            "The report builds", "reports:build", slug, left["reports:build"], "something stops it"
        ),
        _step("Every section is signed off", "reports:steps", slug, unsigned, f"{unsigned} left"),
        _step(
            "Small numbers are decided about",
            "releases:disclosure",
            slug,
            len(found.undecided),
            f"{len(found.undecided)} of {len(found.listed)} left",
        ),
        _step(
            "The independent scrutineer’s statement",
            "releases:statement",
            slug,
            left.get("releases:statement", 0),
            "not made" if found.statement is None else "cannot be printed",
        ),
        _step(
            "The safeguarding partners’ signatures",
            "releases:sign",
            slug,
            len(found.unsigned) or (0 if found.partners else 1),
            f"{len(found.unsigned)} of {len(found.partners)} left",
        ),
    ]


def _step(title: str, route: str, slug: str, left: int, words: str) -> StepLine:
    state, colour = (words, "yellow") if left else ("done", "green")
    return StepLine(title, reverse(route, args=[slug]), state, colour)


def stop(each: Stop, slug: str) -> StopLine:
    return StopLine(
        each.message, reverse(each.step, args=[slug, *([each.key] if each.key else [])])
    )


def listed(each: Listed, choice: DisclosureChoice | None) -> ListedLine:
    return ListedLine(
        subject=f"{each.kind}:{each.subject}",
        mark=each.subject,
        words=each.words,
        value=each.value,
        why=each.why,
        places=each.places,
        beside=each.beside,
        decided=DECIDED_WORDS[Treatment(choice.treatment)] if choice else "",
        reason=choice.reason if choice else "",
        by=choice.by if choice else "",
        on=choice.on if choice else None,
        pk=choice.pk if choice else 0,
    )


def partners(found: Preview) -> list[PartnerLine]:
    signed = {each.agency: each for each in found.signatures}
    lapsed = {each.agency: each for each in found.lapsed}
    lines = []
    for partner in found.partners:
        holds, was = signed.get(partner.key), lapsed.get(partner.key)
        if holds is not None:
            lines.append(PartnerLine(partner.name, "signed", "green", holds.by, holds.at))
        elif was is not None:
            state = "signed before the report changed"
            lines.append(PartnerLine(partner.name, state, "orange", was.by, was.at))
        else:
            lines.append(PartnerLine(partner.name, "not signed", "grey", "", None))
    return lines


def to_sign(found: Preview, actor: Actor) -> AgencyListing | None:
    """The partner that this person can sign for now; None where there is none."""
    if not may(actor, Releases.SIGN):
        return None
    waiting: Sequence[AgencyListing] = found.unsigned
    return next((row for row in waiting if row.key in agencies_with(actor, Releases.SIGN)), None)


def statement(year: Year, standing: ScrutineerStatement) -> writing.Read:
    link = reverse("reports:figure", args=[year.slug, "KEY"])
    return writing.read(read_words(SIGHTLINE, year, "statement", standing.words), link)
