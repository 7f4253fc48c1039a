"""Bringing a year to its release in tests."""

from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.permission import Role
from sightline.releases import actions
from sightline.releases.preview import preview
from sightline.reports import queries as reports
from sightline.reports.models import SectionStep
from sightline.reports.writing import rules
from sightline.reports.writing.types import SectionState
from tests import years
from tests.exchange import thornshire

NOW = years.NOW
UNIT = Actor("Business unit", frozenset({Role.BUSINESS_UNIT}), 1)
SCRUTINEER = Actor("Independent scrutineer", frozenset({Role.SCRUTINEER}), 2)


def partner(agency):
    return Actor("Safeguarding partner", frozenset({Role.PARTNER}), 3, frozenset({agency}))


def with_few(pack):
    """Thornshire's year with a count of four children, printed in its foreword."""
    thornshire.add(
        pack, "figures", key="few-children", label="Few children", value="4", unit="children",
        target="", comparator="",
    )  # fmt: skip
    words = (pack / "narrative" / "foreword.md").read_text(encoding="utf-8")
    (pack / "narrative" / "foreword.md").write_text(
        f"{words}\nOf these, {{{{few-children}}}} were known.\n", encoding="utf-8"
    )
    return years.load_thornshire(pack)


def sign_off_sections(year):
    """Given every section at its last state, as the section's own tests reach it step by step."""
    for row in reports.sections(COMMAND_LINE, year):
        if row.file:
            SectionStep.objects.create(
                year=year,
                section=row.key,
                by="Partner",
                at=NOW,
                state=SectionState.SIGNED_OFF,
                fingerprint=rules.fingerprint(row.words),
            )


def state(year, words="The partnership was open to challenge."):
    return actions.state(actor=SCRUTINEER, year=year, words=words, now=NOW)


def sign(year, agency):
    seen = preview(year).seal
    return actions.sign(actor=partner(agency), year=year, agency=agency, seen=seen, now=NOW)


def ready(year):
    sign_off_sections(year)
    state(year)
    for agency in partner_keys(year):
        sign(year, agency)


def partner_keys(year):
    return [row.key for row in preview(year).partners]


def release(year, why="", now=NOW):
    seen = preview(year).seal
    return actions.release(actor=UNIT, year=year, seen=seen, why=why, now=now)
