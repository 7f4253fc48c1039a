"""Indicators’ values over time, as counted, as collected and as stated."""

from django.db import models
from django.db.models import Q

from sightline.apps.indicators.models.returns import CountedReturn
from sightline.apps.indicators.types import BASIS_WORDS, Absence, ValueBasis
from sightline.core.periods import Period, parse_period
from sightline.kit.trail.subjects import named_by


class IndicatorValue(models.Model):
    """One value of an indicator of the dictionary, for a period, as it came in.

    It is never changed: a restatement is a further row, and the older one is no longer current.
    `dimension` and `cell` are what it is broken down by, both '' for the whole. `absence` says
    why there is no value; nought is a value. `defined_from` tells the version of the definition.
    """

    indicator = models.CharField(max_length=80)
    defined_from = models.DateField()
    dimension = models.CharField(max_length=40, blank=True)
    cell = models.CharField(max_length=120, blank=True)
    period = models.CharField(max_length=40)
    ends_on = models.DateField()
    numerator = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    denominator = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    value = models.DecimalField(max_digits=18, decimal_places=6, null=True)
    absence = models.CharField(max_length=20, blank=True)
    absence_why = models.TextField(blank=True)
    basis = models.CharField(max_length=20)
    agency = models.CharField(max_length=120, blank=True)  # key, of whoever it came from
    source = models.CharField(max_length=400)
    counted = models.ForeignKey(
        CountedReturn, on_delete=models.PROTECT, null=True, related_name="values"
    )
    is_current = models.BooleanField(default=True)
    restates = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="restated_as"
    )
    restated_because = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    person = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["indicator", "dimension", "cell", "ends_on", "pk"]
        indexes = [
            models.Index(fields=["indicator", "ends_on"], name="indicators_values_in_time"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "dimension", "cell", "period"],
                condition=Q(is_current=True),
                name="indicators_one_current_value",
            ),
            models.CheckConstraint(
                name="indicators_a_value_or_why_there_is_none",
                condition=Q(value__isnull=False, absence="", absence_why="")
                | Q(value__isnull=True, absence__in=[each.value for each in Absence])
                & ~Q(absence_why=""),
            ),
            models.CheckConstraint(
                name="indicators_value_basis_known",
                condition=Q(basis__in=[basis.value for basis in ValueBasis]),
            ),
            models.CheckConstraint(
                name="indicators_counted_values_name_their_return",
                condition=Q(basis=ValueBasis.COUNTED.value, counted__isnull=False)
                | ~Q(basis=ValueBasis.COUNTED.value) & Q(counted__isnull=True),
            ),
            models.CheckConstraint(
                name="indicators_restated_with_a_reason",
                condition=Q(restates__isnull=True, restated_because="")
                | Q(restates__isnull=False) & ~Q(restated_because=""),
            ),
            models.CheckConstraint(
                name="indicators_broken_down_by_both_or_neither",
                condition=Q(dimension="", cell="") | ~Q(dimension="") & ~Q(cell=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.period}"

    @property
    def trail_subject(self) -> str:
        """One for all values of an indicator: a return brings thousands, and none is personal."""
        return named_by(self._meta.label_lower, self.indicator)

    @property
    def when(self) -> Period:
        return parse_period(self.period)

    @property
    def basis_name(self) -> str:
        return BASIS_WORDS[ValueBasis(self.basis)]
