"""Tables of the pack that hold evidence: concerns, findings, codings, the streams' records."""

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

STREAMS = (
    "audit",
    "data",
    "assessment",
    "escalated_issue",
    "case_review",
    "inspection",
    "voice",
    "scrutiny",
    "national_review",
    "commendation",
    "other",
)
POLARITIES = ("concern", "strength")
FOLLOW_UP_STATES = ("open", "in_progress", "done", "verified", "not_accepted")

CONCERN_GROUPS = Table(
    "concern_groups",
    "Groups of concerns",
    "The headings under which the matrix lists its concerns, in order.",
    (key("systems"), text("title", "The heading.", "About our systems", required=True)),
)

CONCERNS = Table(
    "concerns",
    "Concerns",
    "The safeguarding concerns that the partnership keeps in view, one row each, in order. Cells "
    "of the matrix are never ticked: they are counted from the findings coded to each concern.",
    (
        key("neglect"),
        text(
            "title",
            "The concern as the partnership words it.",
            "Respond quickly to neglect",
            required=True,
        ),
        reference(
            "group", "concern_groups", "The heading it stands under.", "systems", required=True
        ),
        choice(
            "status",
            "Where it stands; empty: not stated.",
            ("new", "active", "improving", "closed"),
        ),
        reference("owner_agency", "agencies", "The agency that owns it; empty: none.", "police"),
        reference(
            "owner_group", "groups", "The group that owns it; empty: none.", "performance-and-audit"
        ),
        of_kind(
            "earlier_year",
            Kind.YEAR,
            "An earlier year in which it was already raised, if a "
            "source says so; give the source too.",
            "2017/18",
        ),
        text("earlier_year_source", "The source that says so.", "Annual report 2017/18, page 9"),
        long_text("plain_words", "What it means, in plain words.", "Help comes too late."),
        long_text("close_when", "What would let the board close it."),
        SOURCE,
    ),
)

FINDINGS = Table(
    "findings",
    "Findings",
    "One thing that one piece of evidence says, in a sentence. Five streams fill the matrix: "
    "audit, data, assessment, escalated_issue and case_review; the others are shown with the "
    "concern and counted in no cell.",
    (
        key("audit-neglect-chronologies"),
        choice("stream", "What kind of evidence it came from.", STREAMS, required=True),
        long_text(
            "statement",
            "What the evidence says, without anything that identifies a child.",
            "Chronologies were missing in most cases looked at.",
            required=True,
        ),
        choice("polarity", "Whether it is a concern or a strength.", POLARITIES, required=True),
        of_kind(
            "observed",
            Kind.PERIOD,
            "When it was observed: a day, a month or a year.",
            "March 2020",
            required=True,
        ),
        of_kind("weight", Kind.WHOLE, "1 to 3, 3 the heaviest; empty: not stated.", "2"),
        references("agencies", "agencies", "The agencies it is about.", "police; health-trust"),
        text("record", "The record it rests on.", "Multi-agency audit of neglect"),
        text(
            "source",
            "The document, and its page or paragraph.",
            "Annual report 2019/20, section 4.2",
            required=True,
        ),
    ),
)

CODINGS = Table(
    "codings",
    "Codings",
    "Which finding is coded to which concern, and why. Rows of escalated_issues, reviews, voice "
    "and commendations are findings too: name them by the table's name, a colon and the row's key.",
    (
        reference(
            "finding",
            "findings",
            "The finding's key, or for example `escalated_issues:waiting-times`.",
            "audit-neglect-chronologies",
            required=True,
        ),
        reference("concern", "concerns", "The concern's key.", "neglect", required=True),
        text(
            "reason",
            "What in the finding supports it.",
            "The finding names neglect.",
            required=True,
        ),
    ),
    key=("finding", "concern"),
)

ESCALATED_ISSUES = Table(
    "escalated_issues",
    "Escalated issues",
    "Issues taken to the board for its full attention. Each is also a finding of concern.",
    (
        key("waiting-times"),
        text(
            "title",
            "The issue in a few words.",
            "Waiting times for mental health services",
            required=True,
        ),
        long_text("statement", "What the matter is.", "Children wait too long.", required=True),
        of_kind("raised", Kind.PERIOD, "When it was raised.", "2019/20", required=True),
        text("raised_by", "Which group or agency raised it.", "Performance and Audit subgroup"),
        references("agencies", "agencies", "The agencies that must answer.", "health-trust"),
        long_text("question", "What the board asked.", ""),
        long_text("reply", "What it was told.", ""),
        choice("state", "Where it stands.", ("open", "carried_forward", "closed"), required=True),
        of_kind("years_open", Kind.WHOLE, "Years open; empty: not stated.", ""),
        text(
            "source",
            "The document, and its page or paragraph.",
            "Annual report, section 4.2",
            required=True,
        ),
    ),
)

REVIEWS = Table(
    "reviews",
    "Case reviews published in the year",
    "Only what was published. Nothing about a parent, and nothing that identifies a child.",
    (
        key("child-a"),
        text("published_name", "Its published name.", "Child A", required=True),
        choice(
            "kind",
            "What kind of review it was.",
            ("serious_case_review", "practice_review", "rapid_review", "other"),
            required=True,
        ),
        of_kind(
            "published", Kind.PERIOD, "The month of publication.", "September 2019", required=True
        ),
        long_text("conclusion", "What it concluded, as published, in a sentence.", required=True),
        choice(
            "polarity",
            "Whether the conclusion is a concern, a strength, or neither.",
            ("concern", "strength", "neither"),
            required=True,
        ),
        text(
            "source",
            "The document, and its page or paragraph.",
            "Annual report, section 5.4",
            required=True,
        ),
    ),
)

TRAINING = Table(
    "training",
    "Training and learning in the year",
    "Courses, conferences, workshops, online learning and learning documents. Numbers given here "
    "become declared figures named `training.KEY.courses` and `training.KEY.attended`.",
    (
        key("core-courses"),
        text("title", "Its title as published.", "Core courses", required=True),
        choice(
            "kind",
            "What kind of learning it is.",
            (
                "programme",
                "core_course",
                "specialist_course",
                "conference",
                "workshop",
                "online",
                "learning_document",
            ),
            required=True,
        ),
        text("theme", "Its theme.", ""),
        of_kind("courses", Kind.QUANTITY, "Courses run; empty: not stated.", "230"),
        of_kind("attended", Kind.QUANTITY, "People who attended; empty: not stated.", "2,414"),
        of_kind("period", Kind.PERIOD, "When; empty: the reporting year.", "2019/20"),
        SOURCE,
    ),
)

VOICE = Table(
    "voice",
    "Children's and families' voices",
    "What children and families said, in words that identify nobody, and what was done about it. "
    "Each row is also a finding from another source (voice).",
    (
        key("small-kindnesses"),
        text(
            "who",
            "The group, or a description that identifies nobody.",
            "Children in reviews",
            required=True,
        ),
        long_text("said", "What they said, in your own words.", required=True),
        long_text("done", "What was done."),
        long_text("difference", "The difference it made."),
        choice(
            "polarity", "Whether it tells of a concern or a strength.", POLARITIES, required=True
        ),
        of_kind("heard", Kind.PERIOD, "When it was heard.", "2019/20", required=True),
        text(
            "source",
            "The document, and its page or paragraph.",
            "Annual report, section 3.7",
            required=True,
        ),
    ),
)

COMMENDATIONS = Table(
    "commendations",
    "Commendations",
    "Good safeguarding work that the partnership thanked people for, by role and agency.",
    (
        key("exploitation-workers"),
        text(
            "who",
            "By role and agency, never by name.",
            "Workers of police and social care",
            required=True,
        ),
        long_text("for_what", "What they did.", required=True),
        references("agencies", "agencies", "Their agencies.", "police"),
        of_kind("given", Kind.PERIOD, "When.", "2019/20", required=True),
        text(
            "source",
            "The document, and its page or paragraph.",
            "Annual report, section 4.2",
            required=True,
        ),
    ),
)

FOLLOW_UPS = Table(
    "follow_ups",
    "Follow-ups",
    "What an agency or group agreed to do, whoever asked.",
    (
        key("evaluate-panels"),
        long_text("title", "What is to be done.", "Evaluate the network meetings.", required=True),
        text(
            "asked_by",
            "What asked for it: an audit, a review, a meeting.",
            "Annual report, section 4.2",
            required=True,
        ),
        reference("agency", "agencies", "The agency that agreed.", "police"),
        reference("group", "groups", "The group that agreed.", "performance-and-audit"),
        text("owner", "The owner's role, not a name.", "Business manager"),
        references("concerns", "concerns", "The concerns that it answers.", "neglect"),
        of_kind("due", Kind.DATE, "When it is due; empty: not stated.", "2020-09-30"),
        choice("state", "Where it stands.", FOLLOW_UP_STATES, required=True),
        long_text("how_will_we_know", "How the board will know that it worked."),
        long_text("proof", "What shows that it was done; needed for verified."),
        long_text("reason_not_accepted", "Why it was not accepted; needed for that state."),
        SOURCE,
    ),
)

FOLLOW_UP_UPDATES = Table(
    "follow_up_updates",
    "Updates on follow-ups",
    "What has happened since a follow-up was agreed, one row each time somebody says.",
    (
        key("chronology-tool-june"),
        reference(
            "follow_up",
            "follow_ups",
            "The follow-up that it is about.",
            "evaluate-panels",
            required=True,
        ),
        of_kind("on", Kind.DATE, "The day of the update.", "2020-06-15", required=True),
        text("by", "Who says so, by role, not by name.", "Head of quality", required=True),
        long_text(
            "update",
            "What has happened since, without anything that identifies a child.",
            "Half of the teams have the tool.",
            required=True,
        ),
        SOURCE,
    ),
)

TABLES = (
    CONCERN_GROUPS,
    CONCERNS,
    FINDINGS,
    ESCALATED_ISSUES,
    REVIEWS,
    TRAINING,
    VOICE,
    COMMENDATIONS,
    CODINGS,
    FOLLOW_UPS,
    FOLLOW_UP_UPDATES,
)
