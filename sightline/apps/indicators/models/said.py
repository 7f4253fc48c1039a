"""What is said of indicators: signals that rules raise, and the commentary of people."""

from django.db import models
from django.db.models import Q

from sightline.apps.indicators.types import SIGNAL_RULE_WORDS, SignalRule, SignalState


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
