"""Tables of the pack that hold numbers: declared figures, calculations, and the budget."""

from sightline.exchange.tables.kinds import (
    SOURCE,
    Kind,
    Table,
    choice,
    key,
    long_text,
    of_kind,
    reference,
    text,
)

DIRECTIONS = ("higher", "lower", "neutral")
OPERATIONS = ("sum", "difference", "share", "ratio", "change")

FIGURES = Table(
    "figures",
    "Declared figures",
    "Numbers that somebody states, each once, with where it was stated. A target becomes the "
    "figure `KEY.target`, and a comparator `KEY.comparator`.",
    (
        key("early-help-assessments"),
        text("label", "What is counted.", "Early help assessments", required=True),
        of_kind(
            "value",
            Kind.QUANTITY,
            "The value. Bounds and vague amounts stay as they were "
            "stated: over 7,000; at least 80; under 5; about 300; hundreds; a quarter. "
            "Write percentages with the sign: 48%.",
            "1,862",
            required=True,
        ),
        text(
            "unit",
            "percent, pounds, or what is counted: children, courses.",
            "assessments",
            required=True,
        ),
        of_kind("period", Kind.PERIOD, "The period it covers; or give as_at.", "2019/20"),
        of_kind("as_at", Kind.PERIOD, "The date it holds at; or give period.", "31 March 2020"),
        long_text("definition", "What exactly is counted, and what is not."),
        of_kind("rounded_to", Kind.QUANTITY, "If it was rounded, to what; else empty.", ""),
        choice("good_direction", "Which way is good.", DIRECTIONS, required=True),
        of_kind("target", Kind.QUANTITY, "The target; empty: none.", "1,500"),
        of_kind("comparator", Kind.QUANTITY, "A value to compare with; empty: none.", ""),
        text("comparator_label", "Whose value that is.", "England"),
        of_kind(
            "comparator_as_at", Kind.PERIOD, "The date or period that it holds at.", "31 March 2019"
        ),
        reference(
            "declared_by", "agencies", "The agency that stated it; empty: the partnership.", ""
        ),
        text(
            "source",
            "The document, and its page or paragraph.",
            "Annual report, section 4.2",
            required=True,
        ),
    ),
)

CALCULATIONS = Table(
    "calculations",
    "Calculated figures",
    "Shares, changes and totals computed from other figures, so that nobody works them out by "
    "hand. `of` names figures in order: share is first of second in percent; change is from "
    "first to second in percent; difference is first less second; ratio is first for each of "
    "second.",
    (
        key("attended-per-course"),
        text("label", "What it is.", "People on each course", required=True),
        choice("operation", "How it is computed.", OPERATIONS, required=True),
        of_kind(
            "of",
            Kind.FIGURES,
            "The figures it is computed from.",
            "training.all.attended; training.all.courses",
            required=True,
        ),
        text(
            "unit",
            "What the answer is in; empty: percent for share and change, else the unit of "
            "the first figure.",
            "people a course",
        ),
        of_kind(
            "decimals",
            Kind.WHOLE,
            "Decimal places to show; empty: one for share, change and ratio, else none.",
            "1",
        ),
        long_text("definition", "What it means."),
        choice("good_direction", "Which way is good.", DIRECTIONS, required=True),
    ),
)

BUDGET_LINES = Table(
    "budget_lines",
    "Budget lines",
    "Each line of income and spending, in the order of the statement. Write every amount without a "
    "minus sign: the statement adds the signs of either convention.",
    (
        key("police"),
        text("label", "The line as the statement words it.", "Thornshire Police", required=True),
        choice("side", "Money in or money out.", ("income", "spending"), required=True),
        text("category", "The heading it stands under.", "Contributions", required=True),
        of_kind(
            "amount",
            Kind.MONEY,
            "Pounds and pence, never negative. No sum is published of a line without one.",
            "£21,000.00",
        ),
        reference("body", "agencies", "The agency that pays it; empty: none.", "police"),
        of_kind("in_kind", Kind.YES_NO, "Yes: given in kind, outside the totals.", "no"),
        of_kind(
            "counted_in",
            Kind.KEY,
            "For a line of nought that is counted elsewhere: the key of the line that counts it.",
            "",
        ),
        long_text("note", "A footnote to the line.", ""),
        SOURCE,
    ),
)

BUDGET_TOTALS = Table(
    "budget_totals",
    "Budget totals as stated",
    "The totals and reserves as the statement gives them. The lines must add up to them, and "
    "they to each other, before anything is published.",
    (
        key("total-income"),
        text("label", "The label as the statement words it.", "Total income", required=True),
        choice(
            "kind",
            "Which of the statement's totals it is.",
            ("total_income", "total_spending", "opening_reserves", "drawdown", "closing_reserves"),
            required=True,
        ),
        of_kind(
            "amount",
            Kind.MONEY,
            "Pounds and pence; a drawdown is what was taken from the "
            "reserves. Leave the row out if it is not stated.",
            "£430,047",
            required=True,
        ),
        SOURCE,
    ),
)

TABLES = (FIGURES, CALCULATIONS, BUDGET_LINES, BUDGET_TOTALS)
