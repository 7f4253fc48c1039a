"""What was decided of how an indicator is drawn, and of what is aimed at."""

from django.db import models
from django.db.models import Q


class ChartSetting(models.Model):
    """How an indicator's chart is drawn, where somebody decided. The newest row of each holds.

    `fix_after` is the number of points that limits are fixed on; None: they are of all points.
    """

    indicator = models.CharField(max_length=80)
    screens_outliers = models.BooleanField(default=False)
    fix_after = models.PositiveSmallIntegerField(null=True)
    why = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    person = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="indicators_limits_are_fixed_on_twelve_points_or_more",
                condition=Q(fix_after__isnull=True) | Q(fix_after__gte=12),
            )
        ]

    def __str__(self) -> str:
        return f"setting {self.pk} of {self.indicator}"


class Rebasing(models.Model):
    """A known change of the process: limits begin anew with the period that ends on `begins_with`.

    Withdrawn rather than deleted, so that what a board was shown can be told.
    """

    indicator = models.CharField(max_length=80)
    begins_with = models.DateField()
    why = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    person = models.BigIntegerField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        ordering = ["begins_with", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "begins_with"],
                condition=Q(withdrawn_at=None),
                name="indicators_rebased_once_at_a_time",
            ),
            models.CheckConstraint(
                name="indicators_rebasing_withdrawn_with_why",
                condition=Q(withdrawn_at=None, withdrawn_by="", withdrawn_why="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by="") & ~Q(withdrawn_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"re-basing {self.pk} of {self.indicator}"


class IndicatorTarget(models.Model):
    """What is aimed at from a day on, where the partnership sets it; a later one takes its place.

    `value` None says that there is no target from then on.
    """

    indicator = models.CharField(max_length=80)
    value = models.DecimalField(max_digits=18, decimal_places=6, null=True)
    kind = models.CharField(max_length=20)
    why = models.TextField()
    valid_from = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    person = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["valid_from", "pk"]

    def __str__(self) -> str:
        return f"target {self.pk} of {self.indicator}"
