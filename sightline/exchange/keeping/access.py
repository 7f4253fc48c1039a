"""Who may change a year's rows by hand, and load a pack over them."""

from sightline.kit.access import Actor, may, register
from sightline.kit.permission import Permission, Role, granted


class Keeping(Permission):
    VIEW = "keeping.view"  # the pages that list what is kept, with its history
    CHANGE = "keeping.change"  # everything
    CHANGE_EVIDENCE = "keeping.change-evidence"  # figures, findings and concerns
    CHANGE_TRAINING = "keeping.change-training"
    LOAD = "keeping.load"  # a pack, or the next year


GRANTS = {
    **granted(Keeping.VIEW, Role.BUSINESS_UNIT, Role.ANALYST, Role.TRAINING_COORDINATOR),
    **granted(Keeping.CHANGE, Role.BUSINESS_UNIT),
    **granted(Keeping.CHANGE_EVIDENCE, Role.BUSINESS_UNIT, Role.ANALYST),
    **granted(Keeping.CHANGE_TRAINING, Role.BUSINESS_UNIT, Role.TRAINING_COORDINATOR),
    **granted(Keeping.LOAD, Role.BUSINESS_UNIT),
}
register(GRANTS)

ALSO = {
    **dict.fromkeys(
        ("concern_groups", "concerns", "findings", "figures", "calculations"),
        Keeping.CHANGE_EVIDENCE,
    ),
    "training": Keeping.CHANGE_TRAINING,
}


def permission_to_change(table: str) -> Keeping:
    return ALSO.get(table, Keeping.CHANGE)


def may_change(actor: Actor, table: str) -> bool:
    """Whether the actor may add, change and withdraw rows of this table of the pack."""
    return may(actor, permission_to_change(table))
