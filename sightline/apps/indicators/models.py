"""Figures as declared and as calculated; indicators' values over time, as counted and as collected;
and what was decided of how they are drawn, and of what they signal.
"""

from django.db import models
from django.db.models import Q

from sightline.apps.indicators.types import (
    BASIS_WORDS,
    COUNTED_KIND_WORDS,
    SIGNAL_RULE_WORDS,
    Absence,
    CountedKind,
    SignalRule,
    SignalState,
    ValueBasis,
)
from sightline.core.calculations import Operation
from sightline.core.figures import Direction
from sightline.core.periods import Period, parse_period
from sightline.kit.keyed import YearRow
from sightline.kit.sealing.fields import SealedTextField


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


class CountedReturn(models.Model):
    """A statutory return that was counted. Its rows are not kept: the keyed hash proves the file.

    `files` are the files' own names. `counts` are numbers of rows by table, `faults` numbers of
    faults by kind. `counted_here` says that the file itself was sent, and counted by the worker;
    else the council counted it, and sent the counts. `proofs` are an HMAC-SHA256 of each file under
    the key that `proof_key` names; empty where the council gave none.
    """

    kind = models.CharField(max_length=20)
    files = models.JSONField(default=list)
    as_at = models.DateField()
    counted_here = models.BooleanField()
    proofs = models.JSONField(default=list)
    proof_key = models.CharField(max_length=64, blank=True)
    counts = models.JSONField(default=dict)
    faults = models.JSONField(default=dict)
    authority = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    person = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="indicators_counted_kind_known",
                condition=Q(kind__in=[kind.value for kind in CountedKind]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind_name}, {self.as_at}"

    @property
    def kind_name(self) -> str:
        return COUNTED_KIND_WORDS[CountedKind(self.kind)]

    @property
    def file_names(self) -> str:
        return ", ".join(self.files)


class WaitingReturn(models.Model):
    """A file of a statutory return that waits for the worker, sealed; gone once it is counted.

    Those of one `batch` are counted together. `lying` names the sealed bytes, `opens` is their key.
    `as_at` None: the file says it itself. `because` is why values that it restates differ.
    """

    batch = models.CharField(max_length=32)
    kind = models.CharField(max_length=20)
    as_at = models.DateField(null=True)
    because = models.TextField(blank=True)
    name = models.CharField(max_length=130)
    lying = models.CharField(max_length=32, unique=True)
    opens = SealedTextField(subject="lying")
    size = models.PositiveBigIntegerField()  # bytes
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    person = models.BigIntegerField(null=True)

    never_in_trail = ("opens", "lying")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"waiting return {self.pk}"


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
    def when(self) -> Period:
        return parse_period(self.period)

    @property
    def basis_name(self) -> str:
        return BASIS_WORDS[ValueBasis(self.basis)]


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


class Signal(models.Model):
    """What a rule says of an indicator in a period, until somebody accepts or dismisses it.

    `year` is the slug of the year whose evidence it is, `finding` the key of the finding there.
    """

    indicator = models.CharField(max_length=80)
    rule = models.CharField(max_length=40)
    about = models.CharField(max_length=120, blank=True)  # an agency's key, or an area's name
    period = models.CharField(max_length=40)
    ends_on = models.DateField()
    says = models.TextField()
    reason = models.TextField()
    is_good = models.BooleanField(default=False)
    state = models.CharField(max_length=20, default=SignalState.NEW.value)
    raised_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_why = models.TextField(blank=True)
    person = models.BigIntegerField(null=True)
    year = models.CharField(max_length=7, blank=True)
    finding = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["-ends_on", "indicator", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "rule", "about", "period"], name="indicators_signal_once"
            ),
            models.CheckConstraint(
                name="indicators_signal_rule_known",
                condition=Q(rule__in=[rule.value for rule in SignalRule]),
            ),
            models.CheckConstraint(
                name="indicators_signal_decided_by_somebody",
                condition=Q(
                    state=SignalState.NEW.value, decided_at=None, decided_by="", decided_why=""
                )
                | Q(state=SignalState.DISMISSED.value, decided_at__isnull=False, finding="")
                & ~Q(decided_by="")
                & ~Q(decided_why="")
                | Q(state=SignalState.ACCEPTED.value, decided_at__isnull=False)
                & ~Q(decided_by="")
                & ~Q(finding="")
                & ~Q(year=""),
            ),
        ]

    def __str__(self) -> str:
        return f"signal {self.pk}"

    @property
    def rule_name(self) -> str:
        return SIGNAL_RULE_WORDS[SignalRule(self.rule)]


class Commentary(models.Model):
    """What an agency, or the analyst, says of an indicator in a period. A later one of the same
    author's agency stands in its place; the earlier one stays."""

    indicator = models.CharField(max_length=80)
    period = models.CharField(max_length=40)
    agency = models.CharField(max_length=120, blank=True)  # key; '' the business unit
    words = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    person = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["indicator", "period"], name="indicators_said_of")]

    def __str__(self) -> str:
        return f"commentary {self.pk}"
