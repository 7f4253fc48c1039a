"""Tables of the pack about the partnership: who it is, who sits in it, whom it works with."""

from sightline.exchange.tables.kinds import (
    LONGEST_NAME,
    SOURCE,
    Column,
    Kind,
    Table,
    choice,
    key,
    long_text,
    of_kind,
    reference,
    text,
)

AGENCY_KINDS = (
    "council",
    "district_council",
    "health",
    "police",
    "probation",
    "education",
    "cafcass",
    "voluntary",
    "housing",
    "judiciary",
    "lay_members",
    "other",
)
STATUTORY_ROLES = ("safeguarding_partner", "relevant_agency", "other")
GROUP_KINDS = ("executive", "board", "subgroup", "task_group", "business_unit", "network")
SEAT_KINDS = ("member", "chair", "vice_chair", "in_attendance")
NOTE_KINDS = ("contradiction", "cannot_be_right", "unclear", "out_of_date", "transcription")

PARTNERSHIP = Table(
    "partnership",
    "The partnership and the year",
    "One row: whose year this is, when it runs, and the date on which everything is looked at.",
    (
        key("thornshire", "The partnership's own short name. One installation holds one."),
        text("area", "The area it serves.", "Thornshire", required=True),
        of_kind("year", Kind.YEAR, "The reporting year.", "2019/20", required=True),
        of_kind("year_starts", Kind.DATE, "Its first day.", "2019-04-01", required=True),
        of_kind("year_ends", Kind.DATE, "Its last day.", "2020-03-31", required=True),
        of_kind(
            "as_at",
            Kind.DATE,
            "The date from which age and staleness count; for a closed year, its last day. Empty: "
            "today while the year runs, then its last day.",
            "2020-03-31",
        ),
        text("report_title", "The report's title.", "Annual report 2019/20", required=True),
        choice(
            "checklist_edition",
            "The edition of Working Together whose contents the report must cover.",
            ("2018", "2023"),
            required=True,
        ),
        of_kind(
            "secure_establishment",
            Kind.YES_NO,
            "Whether the area has a secure establishment for children: the checklist then asks for "
            "a review of restraint.",
            "no",
            required=True,
        ),
        text("website", "The partnership's website.", "www.thornshire.example"),
        text("email", "Where readers can write to.", "board@thornshire.example"),
    ),
    exactly_one_row=True,
    needed=True,
)

PARTNERSHIP_NAMES = Table(
    "partnership_names",
    "The partnership's names by date",
    "A partnership may have been a board before. The row that holds on the as-at date is used.",
    (
        key("board"),
        text("name", "The name in full.", "Thornshire Safeguarding Children Board", required=True),
        text("short_name", "Its short form.", "TSCB", required=True),
        choice("called", "What it calls itself.", ("board", "partnership"), required=True),
        of_kind("valid_from", Kind.DATE, "First day of this name; empty: always.", "2010-04-01"),
        of_kind("valid_to", Kind.DATE, "Last day of this name; empty: still used.", "2024-09-30"),
    ),
    needed=True,
)

NAMES_WITH_NUMBERS = Table(
    "names_with_numbers",
    "Names that hold a number",
    "Every number in the report must be a figure. A name that holds one (Covid-19, section 11) "
    "is listed here once, and may then be written anywhere.",
    (
        key("covid-19"),
        text("name", "The name exactly as it is written.", "Covid-19", required=True),
        text("meaning", "What it is.", "The illness and the pandemic."),
    ),
)

AGENCIES = Table(
    "agencies",
    "Agencies",
    "Every organisation that sits in the partnership, pays into it, or is named by evidence.",
    (
        key("thornshire-council"),
        text("name", "Its name as published.", "Thornshire County Council", required=True),
        choice("kind", "What kind of organisation it is.", AGENCY_KINDS, required=True),
        choice("statutory_role", "Its role in law.", STATUTORY_ROLES, required=True),
        text("short_name", "Its short form, for narrow tables.", "The council"),
        SOURCE,
    ),
    needed=True,
)

GROUPS = Table(
    "groups",
    "Groups",
    "The executive, the board, its subgroups. The structure is drawn from `accountable_to`.",
    (
        key("performance-and-audit"),
        text("name", "Its name as published.", "Performance and Audit subgroup", required=True),
        choice("kind", "What kind of group it is.", GROUP_KINDS, required=True),
        reference("accountable_to", "groups", "The group it answers to; empty: none.", "board"),
        long_text("purpose", "What it is for, in a sentence or two.", "Looks at performance data."),
        of_kind("meetings_a_year", Kind.WHOLE, "How often it meets; empty: not stated.", "4"),
        SOURCE,
    ),
)

SEATS = Table(
    "seats",
    "Seats",
    "Who sits where, by agency. People are named only when they hold a public office.",
    (
        key("board-police"),
        reference("group", "groups", "The group the seat is in.", "board", required=True),
        text("title", "What the seat is.", "Thornshire Police", required=True),
        reference("agency", "agencies", "The agency that fills it; empty: none.", "police"),
        choice("kind", "What the seat does.", SEAT_KINDS, required=True),
        text("holder", "The public office-holder's name as published; else empty."),
        of_kind("filled", Kind.YES_NO, "Whether it is filled; empty: not stated.", "yes"),
        SOURCE,
    ),
)

TERMS_OF_REFERENCE = Table(
    "terms_of_reference",
    "Terms of reference",
    "What each group is for and how it works, as it was approved. Each version stays: the one in "
    "force is the latest that was approved on or before the as-at date.",
    (
        key("board-1"),
        reference("group", "groups", "The group whose terms they are.", "board", required=True),
        text("version", "Which version it is.", "1", required=True),
        of_kind("approved", Kind.DATE, "When it was approved.", "2019-09-12", required=True),
        of_kind("review_by", Kind.DATE, "When it is to be looked at again.", "2021-09-30"),
        long_text(
            "purpose",
            "What the group is for.",
            "Brings all agencies together.",
            required=True,
        ),
        long_text("membership", "Which seats there are, and who may stand in for whom."),
        long_text("chairing", "Who chairs it, who stands in, and for how long."),
        long_text("quorum", "Who has to be there for it to decide.", "All three partners."),
        long_text("decides_how", "How it decides, and what happens when it cannot agree."),
        text("meetings", "How often it meets.", "Every other month"),
        of_kind(
            "standing_items",
            Kind.LIST,
            "What stands on every agenda.",
            "declarations of interest; escalated issues",
        ),
        long_text("inputs_outputs", "What comes to it, and what it hands on and to whom."),
        long_text("confidentiality", "What may be passed on, and how papers are kept."),
        long_text("conflicts_of_interest", "How a conflict of interest is declared and met."),
        SOURCE,
    ),
)

LINKAGES = Table(
    "linkages",
    "Linkages to other boards",
    "The other boards, partnerships and bodies it works with, and what each link is.",
    (
        key("adults-board"),
        text("body", "The other body's name.", "Thornshire Adults Board", required=True),
        long_text("summary", "What the link is, in a sentence.", "Joint meetings and priorities."),
        of_kind("joint_meetings", Kind.QUANTITY, "Joint meetings a year; empty: not stated.", "2"),
        of_kind("joint_priorities", Kind.LIST, "Shared priorities.", "housing; domestic abuse"),
        long_text("protocol", "The agreement that the link rests on.", "A protocol of 2019."),
        of_kind("last_exchange", Kind.DATE, "When reports were last exchanged.", "2020-01-15"),
        of_kind("next_exchange", Kind.DATE, "When they are next to be exchanged.", "2020-07-15"),
        SOURCE,
    ),
)

NOTES = Table(
    "notes",
    "Notes on the source",
    "Where a source contradicts itself, cannot be right, or was hard to read. Each note is shown "
    "beside the thing that it is about.",
    (
        key("quarter-of-ten"),
        choice(
            "about",
            "The kind of thing that the note is about.",
            (
                "figure",
                "finding",
                "concern",
                "section",
                "budget_line",
                "budget",
                "agency",
                "group",
                "seat",
                "linkage",
                "priority",
                "year",
            ),
            required=True,
        ),
        Column(
            "about_key",
            Kind.TEXT,
            "Its key. Empty for `budget` and `year`.",
            "reviews-under-five",
            longest=LONGEST_NAME,
        ),
        choice("kind", "What is the matter.", NOTE_KINDS, required=True),
        long_text(
            "note",
            "What is the matter, in your own words.",
            "A quarter of ten is not a whole number.",
            required=True,
        ),
        SOURCE,
    ),
)

TABLES = (
    PARTNERSHIP,
    PARTNERSHIP_NAMES,
    NAMES_WITH_NUMBERS,
    AGENCIES,
    GROUPS,
    SEATS,
    TERMS_OF_REFERENCE,
    LINKAGES,
    NOTES,
)
