"""Aims, priorities, objectives, actions with their quarters, and how the year is summed up."""

from django.db import models
from django.db.models import Q

from sightline.apps.plan.types import PROGRESS_NAMES, Applies, Kind, Progress
from sightline.core.periods import Period, parse_period
from sightline.kit.keyed import YearRow


class Aim(YearRow):
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.title


class Planned(YearRow):
    """What priorities, objectives and actions share: when they apply, how far they have come."""

    applies = models.CharField(max_length=12)
    progress = models.CharField(max_length=24)
    progress_note = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta(YearRow.Meta):
        abstract = True
        constraints = [
            *YearRow.Meta.constraints,
            models.CheckConstraint(
                name="plan_%(class)s_applies_known",
                condition=Q(applies__in=[a.value for a in Applies]),
            ),
            models.CheckConstraint(
                name="plan_%(class)s_progress_known",
                condition=Q(progress__in=[p.value for p in Progress]),
            ),
            models.CheckConstraint(
                name="plan_%(class)s_little_progress_says_why",
                condition=~Q(progress=Progress.LITTLE_OR_NONE.value) | ~Q(progress_note=""),
            ),
        ]

    @property
    def progress_name(self) -> str:
        return PROGRESS_NAMES[Progress(self.progress)]

    @property
    def is_of_this_year(self) -> bool:
        return Applies(self.applies).this_year

    @property
    def is_of_the_coming_year(self) -> bool:
        return Applies(self.applies).coming_year

    @property
    def is_of_both(self) -> bool:
        return self.is_of_this_year and self.is_of_the_coming_year


class Priority(Planned):
    title = models.CharField(max_length=300)
    aim = models.ForeignKey(Aim, on_delete=models.SET_NULL, null=True, related_name="priorities")
    concerns = models.ManyToManyField("concerns.ConcernListing", related_name="priorities")

    def __str__(self) -> str:
        return self.title


class Measured(Planned):
    """What objectives and actions share: a figure that measures them, and what came of them.

    `measure` names a figure, and is looked for when the report is built.
    """

    title = models.TextField()
    measure = models.CharField(max_length=120, blank=True)
    outcome_for_children = models.TextField(blank=True)

    class Meta(Planned.Meta):
        abstract = True
        constraints = [
            *Planned.Meta.constraints,
            models.CheckConstraint(
                name="plan_%(class)s_achieved_says_what_came_of_it",
                condition=~Q(progress=Progress.ACHIEVED.value) | ~Q(outcome_for_children=""),
            ),
        ]


class Objective(Measured):
    priority = models.ForeignKey(Priority, on_delete=models.CASCADE, related_name="objectives")

    def __str__(self) -> str:
        return self.title


class PlanAction(Measured):
    priority = models.ForeignKey(
        Priority, on_delete=models.SET_NULL, null=True, related_name="actions"
    )
    objective = models.ForeignKey(
        Objective, on_delete=models.SET_NULL, null=True, related_name="actions"
    )
    aim = models.ForeignKey(Aim, on_delete=models.SET_NULL, null=True, related_name="actions")
    lead_agency = models.ForeignKey(
        "partnership.AgencyListing", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    lead_group = models.ForeignKey(
        "partnership.Group", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    due = models.DateField(null=True)

    def __str__(self) -> str:
        return self.key

    @property
    def serves(self) -> Priority | None:
        """The priority that it is for, be it through its objective."""
        return self.priority or (self.objective.priority if self.objective else None)

    @property
    def lead(self) -> str:
        """Who leads, as shown; empty when nobody is named."""
        return str(self.lead_group or self.lead_agency or "")


class ProgressLine(YearRow):
    """What a quarter brought for one priority, one objective or one action."""

    quarter = models.CharField(max_length=12)
    priority = models.ForeignKey(
        Priority, on_delete=models.CASCADE, null=True, related_name="lines"
    )
    objective = models.ForeignKey(
        Objective, on_delete=models.CASCADE, null=True, related_name="lines"
    )
    plan_action = models.ForeignKey(
        PlanAction, on_delete=models.CASCADE, null=True, related_name="lines"
    )
    progress = models.CharField(max_length=24)
    line = models.CharField(max_length=300)
    source = models.CharField(max_length=300, blank=True)

    class Meta(YearRow.Meta):
        constraints = [
            *YearRow.Meta.constraints,
            models.CheckConstraint(
                name="plan_progressline_progress_known",
                condition=Q(progress__in=[p.value for p in Progress]),
            ),
            models.CheckConstraint(
                name="plan_progressline_about_one_thing",
                condition=Q(priority__isnull=False, objective=None, plan_action=None)
                | Q(priority=None, objective__isnull=False, plan_action=None)
                | Q(priority=None, objective=None, plan_action__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def period(self) -> Period:
        return parse_period(self.quarter)

    @property
    def progress_name(self) -> str:
        return PROGRESS_NAMES[Progress(self.progress)]

    @property
    def kind_name(self) -> str:
        """What kind of thing it is about."""
        return "Priority" if self.priority else "Objective" if self.objective else "Action"

    @property
    def about(self) -> str:
        """The title of what it is about."""
        thing = self.priority or self.objective or self.plan_action
        return thing.title if thing else ""


class StrengthOrChallenge(YearRow):
    kind = models.CharField(max_length=10)
    heading = models.CharField(max_length=300, blank=True)
    statement = models.TextField()
    concerns = models.ManyToManyField("concerns.ConcernListing", related_name="summed_up_in")
    source = models.CharField(max_length=300, blank=True)

    class Meta(YearRow.Meta):
        constraints = [
            *YearRow.Meta.constraints,
            models.CheckConstraint(
                name="plan_kind_known", condition=Q(kind__in=[kind.value for kind in Kind])
            ),
        ]

    def __str__(self) -> str:
        return self.key
