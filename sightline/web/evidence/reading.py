"""Brings together findings and what people coded them to."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from sightline.apps.concerns import queries as concerns
from sightline.apps.concerns.models import Coding
from sightline.apps.evidence import queries as evidence
from sightline.apps.evidence.files import queries as files
from sightline.apps.evidence.models import Finding
from sightline.apps.partnership.models import Year
from sightline.core.plurals import counted
from sightline.kit.access import Actor
from sightline.kit.components.filters import Filters


@dataclass(frozen=True)
class FindingRow:
    statement: str
    href: str
    stream: str
    polarity: str
    colour: str
    observed: date
    observed_words: str
    agencies: str
    coded: str
    files: str
    source: str
    key: str


@dataclass(frozen=True)
class FindingsRead:
    """`rows` are those asked for; the counts are of all the year's findings."""

    rows: list[FindingRow]
    total: int
    of_concern: int
    waiting: int


@dataclass(frozen=True)
class CodingShown:
    coding: Coding
    title: str


def read_findings(actor: Actor, year: Year, filters: Filters) -> FindingsRead:
    every = evidence.findings(actor, year)
    waiting = concerns.findings_not_coded(actor, year)
    titles = _titles(actor, year)
    coded: dict[int, list[str]] = {}
    for coding in concerns.codings(actor, year):
        coded.setdefault(coding.finding_id, []).append(titles.get(coding.concern.key, ""))
    attached = files.counts(actor, year)
    not_coded = filters.chosen("coded") == "no"
    found = _narrowed(waiting if not_coded else every, filters)
    if filters.chosen("coded") == "yes":
        found = found.filter(pk__in=coded)
    return FindingsRead(
        rows=[
            _row(each, year, coded.get(each.pk, []), attached.get(each.key, 0)) for each in found
        ],
        total=every.count(),
        of_concern=every.filter(polarity="concern").count(),
        waiting=waiting.count(),
    )


def read_codings(actor: Actor, year: Year, finding: Finding) -> list[CodingShown]:
    """All that the finding is or was coded to, the standing ones first."""
    titles = _titles(actor, year)
    found = concerns.history_of_finding(actor, finding)
    shown = [CodingShown(each, titles.get(each.concern.key, each.concern.key)) for each in found]
    return sorted(shown, key=lambda each: each.coding.withdrawn_at is not None)


def _titles(actor: Actor, year: Year) -> dict[str, str]:
    return {row.key: row.title for row in concerns.concerns(actor, year)}


def _narrowed(found: QuerySet[Finding], filters: Filters) -> QuerySet[Finding]:
    for name in ("stream", "origin", "polarity"):
        if filters.chosen(name):
            found = found.filter(**{name: filters.chosen(name)})
    agency = filters.chosen("agency")
    return found.filter(agencies__key=agency) if agency else found


def _row(finding: Finding, year: Year, titles: list[str], attached: int) -> FindingRow:
    return FindingRow(
        statement=finding.statement,
        href=reverse("evidence:finding", args=[year.slug, finding.key]),
        stream=finding.origin_name,
        polarity=finding.polarity.capitalize(),
        colour="green" if finding.is_strength else "orange",
        observed=finding.observed_to,
        observed_words=str(finding.period),
        agencies=", ".join(agency.name for agency in finding.agencies.all()),
        coded="; ".join(titles) or "Nothing yet",
        files=counted(attached, "file", "files") if attached else "",
        source=finding.source,
        key=finding.key,
    )
