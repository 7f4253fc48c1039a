"""Reading a section's state, its versions and what was said of it."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Count, QuerySet

from sightline.apps.partnership.models import Year
from sightline.kit.access import Actor, require
from sightline.reports import queries as reports
from sightline.reports.access import Reports
from sightline.reports.models import Section, SectionComment, SectionStep, SectionVersion
from sightline.reports.writing import rules
from sightline.reports.writing.types import SectionState, Standing, Vouched


def section(actor: Actor, year: Year, key: str) -> Section | None:
    """A section that has words of its own; None for one that only holds others."""
    return reports.sections(actor, year).exclude(file="").filter(key=key).first()


def standings(actor: Actor, year: Year) -> Mapping[str, Standing]:
    """The state of each section with words of its own, by key, in the order of the report."""
    taken = defaultdict(list)
    for step in steps(actor, year):
        taken[step.section].append(Vouched(SectionState(step.state), step.fingerprint))
    return {
        row.key: rules.standing(row.words, taken[row.key])
        for row in reports.sections(actor, year)
        if row.file
    }


def standing(actor: Actor, year: Year, row: Section) -> Standing:
    taken = [
        Vouched(SectionState(step.state), step.fingerprint)
        for step in steps(actor, year).filter(section=row.key)
    ]
    return rules.standing(row.words, taken)


def section_states(actor: Actor, year: Year) -> Mapping[str, SectionState]:
    return {key: each.state for key, each in standings(actor, year).items()}


def steps(actor: Actor, year: Year) -> QuerySet[SectionStep]:
    """The steps that were taken, the newest first."""
    require(actor, Reports.VIEW)
    return SectionStep.objects.filter(year=year)


def versions(actor: Actor, year: Year, key: str) -> QuerySet[SectionVersion]:
    """The words as they were saved, the newest first."""
    require(actor, Reports.VIEW)
    return SectionVersion.objects.filter(year=year, section=key)


def every_version(actor: Actor) -> QuerySet[SectionVersion]:
    """Of all sections and years, for whoever looks through everything."""
    require(actor, Reports.COMMENT)
    return SectionVersion.objects.select_related("year")


def every_step(actor: Actor) -> QuerySet[SectionStep]:
    require(actor, Reports.COMMENT)
    return SectionStep.objects.select_related("year")


def every_comment(actor: Actor) -> QuerySet[SectionComment]:
    require(actor, Reports.COMMENT)
    return SectionComment.objects.select_related("year")


def comments(actor: Actor, year: Year, key: str) -> QuerySet[SectionComment]:
    """What was said of a section: what is still open first, then the newest first."""
    require(actor, Reports.COMMENT)
    found = SectionComment.objects.filter(year=year, section=key)
    return found.order_by("settled_at", "-at", "-pk")


def open_comments(actor: Actor, year: Year) -> Mapping[str, int]:
    """How many comments wait for an answer, by the section's key."""
    require(actor, Reports.COMMENT)
    waiting = SectionComment.objects.filter(year=year, settled_at__isnull=True)
    counted = waiting.order_by().values_list("section").annotate(Count("pk"))
    return dict(counted)
