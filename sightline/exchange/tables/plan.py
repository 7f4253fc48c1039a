"""Tables of the pack about the plan and the report: priorities, strengths, and its sections."""

from sightline.exchange.tables.kinds import (
    SOURCE,
    Kind,
    Table,
    choice,
    key,
    long_text,
    of_kind,
    reference,
    references,
    text,
)

NOTE_ON_PROGRESS = (
    "What has been done, and what has not, in your own words. Needed where there is little or no "
    "progress: say why."
)
OUTCOME = (
    "The difference it made, or should make, to children. Needed where it is achieved; where "
    "nobody knows, say so."
)
PROGRESS = ("not_started", "under_way", "little_or_no_progress", "achieved", "not_stated")

AIMS = Table(
    "aims",
    "Aims",
    "What the partnership is for, in a few lines, in order.",
    (
        key("leadership"),
        text("title", "The aim.", "Lead effective safeguarding practice", required=True),
        long_text("summary", "How the year went for it, in a sentence."),
        SOURCE,
    ),
)

PRIORITIES = Table(
    "priorities",
    "Priorities",
    "What the partnership has chosen to work on, this year and going forward.",
    (
        key("neglect"),
        text("title", "The priority.", "Neglect", required=True),
        choice(
            "applies",
            "Whether it is a priority of this year, of the coming year, or of both.",
            ("this_year", "coming_year", "both"),
            required=True,
        ),
        reference("aim", "aims", "The aim that it serves.", "leadership"),
        references("concerns", "concerns", "The concerns that it answers.", "neglect"),
        choice("progress", "How far it has come.", PROGRESS, required=True),
        long_text("progress_note", NOTE_ON_PROGRESS),
        SOURCE,
    ),
)

OBJECTIVES = Table(
    "objectives",
    "Objectives",
    "What is to be reached under each priority, in order, and the figure that tells whether it is.",
    (
        key("help-in-time"),
        long_text("title", "What is to be reached.", "Help comes in time.", required=True),
        reference("priority", "priorities", "The priority it serves.", "neglect", required=True),
        of_kind("measure", Kind.FIGURE, "The figure that measures it.", "early-help-assessments"),
        choice(
            "applies",
            "This year, the coming year, or both.",
            ("this_year", "coming_year", "both"),
            required=True,
        ),
        choice("progress", "How far it has come.", PROGRESS, required=True),
        long_text("progress_note", NOTE_ON_PROGRESS),
        long_text("outcome_for_children", OUTCOME),
        SOURCE,
    ),
)

PLAN_ACTIONS = Table(
    "plan_actions",
    "Actions of the plan",
    "What will be done for each objective or priority, or straight for an aim.",
    (
        key("peer-review"),
        long_text(
            "title", "What will be done.", "Ask a neighbour for a second opinion.", required=True
        ),
        reference("priority", "priorities", "The priority it serves.", "neglect"),
        reference(
            "objective",
            "objectives",
            "The objective it serves; that of its priority, if both are given.",
            "help-in-time",
        ),
        reference("aim", "aims", "The aim it serves, if no priority.", "leadership"),
        choice(
            "applies",
            "This year, the coming year, or both.",
            ("this_year", "coming_year", "both"),
            required=True,
        ),
        reference("lead_agency", "agencies", "The agency that leads.", "police"),
        reference("lead_group", "groups", "The group that leads.", "performance-and-audit"),
        of_kind("due", Kind.DATE, "When it is due; empty: not stated.", ""),
        of_kind("measure", Kind.FIGURE, "The figure that measures it.", "early-help-assessments"),
        choice("progress", "How far it has come.", PROGRESS, required=True),
        long_text("progress_note", NOTE_ON_PROGRESS),
        long_text("outcome_for_children", OUTCOME),
        SOURCE,
    ),
)

PROGRESS_LINES = Table(
    "progress_lines",
    "Progress by quarter",
    "A line a quarter on one thing: a priority, an objective or an action of the plan.",
    (
        key("neglect-q4"),
        of_kind(
            "quarter",
            Kind.PERIOD,
            "The quarter that it tells of, written as 2021/22 Q4.",
            "2021/22 Q4",
            required=True,
        ),
        reference("priority", "priorities", "The priority that it is about.", "neglect"),
        reference("objective", "objectives", "The objective that it is about, if no priority."),
        reference(
            "plan_action", "plan_actions", "The action that it is about, if neither of the two."
        ),
        choice("progress", "How far it had come by then.", PROGRESS, required=True),
        text(
            "line",
            "What the quarter brought, in a sentence.",
            "A second audit found the tool in use.",
            required=True,
        ),
        SOURCE,
    ),
)

STRENGTHS_AND_CHALLENGES = Table(
    "strengths_and_challenges",
    "Strengths and challenges",
    "How the partnership sums up its year, in order.",
    (
        key("training-programme"),
        choice("kind", "Which it is.", ("strength", "challenge"), required=True),
        text("heading", "A heading within its kind, if there are any.", ""),
        long_text("statement", "The strength or challenge, in your own words.", required=True),
        references("concerns", "concerns", "The concerns that it is about.", ""),
        SOURCE,
    ),
)

SECTIONS = Table(
    "sections",
    "Sections of the report",
    "The report's sections in order. The words of each are in the folder `narrative`, one Markdown "
    "file a section; a section may also have none, if it only holds others.",
    (
        key("foreword"),
        text("number", "Its number as printed; empty: none.", "1"),
        text("title", "Its heading.", "Foreword", required=True),
        reference("part_of", "sections", "The section that it is part of; empty: none.", ""),
        of_kind(
            "file",
            Kind.NAME_OF_FILE,
            "Its file in `narrative`; empty: no words of its own.",
            "foreword.md",
        ),
        of_kind(
            "fulfils",
            Kind.LIST,
            "The lines of the statutory checklist that it answers: see "
            "the list at the end of this page.",
            "impact; scrutiny",
        ),
        reference("owner", "agencies", "The agency that writes it; empty: the business unit.", ""),
        of_kind("due", Kind.DATE, "When its words are due; empty: not stated.", ""),
        choice(
            "kind",
            "Empty for a section of the report. The children's version is a page of its own: one "
            "section at most, part of no other.",
            ("childrens_version",),
        ),
    ),
    needed=True,
)

TABLES = (
    AIMS,
    PRIORITIES,
    OBJECTIVES,
    PLAN_ACTIONS,
    PROGRESS_LINES,
    STRENGTHS_AND_CHALLENGES,
    SECTIONS,
)
