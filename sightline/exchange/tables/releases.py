"""The table of the pack about releasing: what the disclosure check lists, and what was decided."""

from sightline.exchange.tables.kinds import SOURCE, Kind, Table, choice, key, of_kind, text

DISCLOSURE_CHOICES = Table(
    "disclosure_choices",
    "Disclosure choices",
    "What happens to each small number, or passage about few people, before the report leaves: it "
    "is hidden, widened to a range, or exempted with a reason.",
    (
        key("figure-on-plans-under-one"),
        choice(
            "kind", "Whether it is a figure or a passage.", ("figure", "passage"), required=True
        ),
        text(
            "subject",
            "The figure’s key, or the passage’s mark as the disclosure page shows it.",
            "on-plans-under-one",
            required=True,
        ),
        choice(
            "treatment", "What happens to it.", ("hidden", "widened", "exempted"), required=True
        ),
        text("reason", "Why, in a line.", "already published", required=True),
        text("by", "Who decided, by role or job.", "Business manager", required=True),
        of_kind("on", Kind.DATE, "The day of the decision.", "2020-10-01", required=True),
        SOURCE,
    ),
)

TABLES = (DISCLOSURE_CHOICES,)
