"""Figures as declared, and those to be calculated from others."""

from django.db import models
from django.db.models import Q

from sightline.core.calculations import Operation
from sightline.core.figures import Direction
from sightline.kit.keyed import YearRow


class DeclaredFigure(YearRow):
    """Amounts stand as they were stated; `period` is a day or a stretch, as its code."""

    label = models.CharField(max_length=400)  # a title of training, and what is counted of it
    value = models.CharField(max_length=300)
    unit = models.CharField(max_length=300)
    period = models.CharField(max_length=40, blank=True)
    is_as_at = models.BooleanField(default=False)
    definition = models.TextField(blank=True)
    rounded_to = models.CharField(max_length=300, blank=True)
    good_direction = models.CharField(max_length=10)
    target = models.CharField(max_length=300, blank=True)
    comparator = models.CharField(max_length=300, blank=True)
    comparator_label = models.CharField(max_length=300, blank=True)
    comparator_as_at = models.CharField(max_length=40, blank=True)
    declared_by = models.ForeignKey(
        "partnership.AgencyListing", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    source = models.CharField(max_length=300, blank=True)
    table = models.CharField(max_length=40)

    class Meta(YearRow.Meta):
        constraints = [
            *YearRow.Meta.constraints,
            models.CheckConstraint(
                name="indicators_declared_direction_known",
                condition=Q(good_direction__in=[d.value for d in Direction]),
            ),
        ]

    def __str__(self) -> str:
        return self.label


class CalculatedFigure(YearRow):
    """`of` lists the keys of figures from any room, in order; `decimals` None means the usual."""

    label = models.CharField(max_length=300)
    operation = models.CharField(max_length=12)
    of = models.JSONField(default=list)
    unit = models.CharField(max_length=300, blank=True)
    decimals = models.PositiveSmallIntegerField(null=True)
    definition = models.TextField(blank=True)
    good_direction = models.CharField(max_length=10)

    class Meta(YearRow.Meta):
        constraints = [
            *YearRow.Meta.constraints,
            models.CheckConstraint(
                name="indicators_calculated_direction_known",
                condition=Q(good_direction__in=[d.value for d in Direction]),
            ),
            models.CheckConstraint(
                name="indicators_operation_known",
                condition=Q(operation__in=[o.value for o in Operation]),
            ),
        ]

    def __str__(self) -> str:
        return self.label
