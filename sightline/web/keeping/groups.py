"""The tables of a year in the groups in which people look for them, and what one row is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sightline.exchange.tables import BY_NAME, Table


@dataclass(frozen=True)
class Group:
    title: str
    tables: tuple[str, ...]


GROUPS = (
    Group(
        "The partnership",
        (
            "partnership",
            "partnership_names",
            "agencies",
            "groups",
            "seats",
            "terms_of_reference",
            "linkages",
            "names_with_numbers",
            "notes",
        ),
    ),
    Group(
        "Evidence",
        (
            "concern_groups",
            "concerns",
            "findings",
            "escalated_issues",
            "reviews",
            "training",
            "voice",
            "commendations",
            "follow_ups",
            "follow_up_updates",
        ),
    ),
    Group("Numbers and money", ("figures", "calculations", "budget_lines", "budget_totals")),
    Group(
        "Plan",
        (
            "aims",
            "priorities",
            "objectives",
            "plan_actions",
            "progress_lines",
            "strengths_and_challenges",
        ),
    ),
    Group("Report", ("sections", "disclosure_choices")),
)
# Codings are made and withdrawn on the finding's own page.
BY_HAND = frozenset(name for group in GROUPS for name in group.tables)
ONE: Mapping[str, str] = MappingProxyType(
    {
        "partnership": "the partnership and the year",
        "partnership_names": "a name of the partnership",
        "agencies": "an agency",
        "groups": "a group",
        "seats": "a seat",
        "terms_of_reference": "terms of reference",
        "linkages": "a linkage",
        "names_with_numbers": "a name that holds a number",
        "notes": "a note on the source",
        "concern_groups": "a group of concerns",
        "concerns": "a concern",
        "findings": "a finding",
        "escalated_issues": "an escalated issue",
        "reviews": "a case review",
        "training": "training or learning",
        "voice": "what children or families said",
        "commendations": "a commendation",
        "follow_ups": "a follow-up",
        "follow_up_updates": "an update on a follow-up",
        "figures": "a figure",
        "calculations": "a calculated figure",
        "budget_lines": "a budget line",
        "budget_totals": "a budget total",
        "aims": "an aim",
        "priorities": "a priority",
        "objectives": "an objective",
        "plan_actions": "an action of the plan",
        "progress_lines": "a quarter’s line on progress",
        "strengths_and_challenges": "a strength or challenge",
        "sections": "a section of the report",
        "disclosure_choices": "a disclosure choice",
    }
)

ABOUT: Mapping[str, str] = MappingProxyType(
    {
        "partnership": "Whose year this is, when it runs, and as at which date it is seen.",
        "partnership_names": "It may have been a board before: each name with its dates.",
        "agencies": "Every organisation that sits here, pays in, or is named by evidence.",
        "groups": "The executive, the board and its subgroups, and which answers to which.",
        "seats": "Who sits where, by agency. Name people only where they hold a public office.",
        "terms_of_reference": "What each group is for and how it works, version by version.",
        "linkages": "Other boards and bodies that the partnership works with.",
        "names_with_numbers": "Covid-19 or section 11: listed once, then free to be written.",
        "notes": "Where a source contradicts itself, or cannot be right.",
        "concern_groups": "The headings under which the matrix lists its concerns.",
        "concerns": "The safeguarding concerns that the partnership keeps in view.",
        "findings": "One thing that one piece of evidence says, in a sentence.",
        "escalated_issues": "Issues taken to the board. Each is also a finding of concern.",
        "reviews": "Case reviews, only as published. Nothing that identifies a child.",
        "training": "Courses, conferences and online learning, and who came.",
        "voice": "What children and families said, what was done, and what difference it made.",
        "commendations": "Good work that people were thanked for, by role and agency.",
        "follow_ups": "What an agency or group agreed to do, whoever asked.",
        "follow_up_updates": "What has happened since a follow-up was agreed.",
        "figures": "Numbers that somebody states, each with where it was stated.",
        "calculations": "Shares, changes and totals worked out from other figures.",
        "budget_lines": "Each line of income and spending, written without a minus sign.",
        "budget_totals": "The totals and reserves as stated. The lines must add up to them.",
        "aims": "What the partnership is for, in a few lines.",
        "priorities": "What the partnership has chosen to work on.",
        "objectives": "What is to be reached under each priority, with its measure.",
        "plan_actions": "What will be done for each objective, priority or aim.",
        "progress_lines": "A line a quarter on a priority, an objective or an action.",
        "strengths_and_challenges": "How the partnership sums up its year.",
        "sections": "The sections of the annual report, in order.",
        "disclosure_choices": "What was decided about small numbers, before the report leaves.",
    }
)


def table_named(name: str) -> Table | None:
    """The table, if its rows are kept by hand."""
    return BY_NAME[name] if name in BY_HAND else None
