"""What agencies are asked for, their returns quarter by quarter, and what was asked about a line.

A restatement is a return of its own beside the one that it restates: neither is overwritten.
"""

import secrets
from datetime import date

from django.db import models
from django.db.models import F, Q

from sightline.apps.collection import rules
from sightline.apps.collection.types import (
    STATE_WORDS,
    Amount,
    Frequency,
    LineEntry,
    Part,
    Standing,
    State,
)
from sightline.core.periods import Period, parse_period
from sightline.kit.sealing.fields import SealedTextField


def _word() -> str:
    return secrets.token_hex(16)


class DataRequest(models.Model):
    """What an agency is asked for, from a quarter on. `version` counts the changes made to it."""

    agency = models.ForeignKey("partnership.Agency", on_delete=models.PROTECT, related_name="+")
    indicators = models.JSONField(default=list)
    frequency = models.CharField(max_length=12, default=Frequency.QUARTERLY.value)
    supplier = models.CharField(max_length=200)
    first_quarter = models.CharField(max_length=12)
    due_days = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    person = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["agency__key", "pk"]
        constraints = [
            models.CheckConstraint(
                name="collection_frequency_known",
                condition=Q(frequency__in=[each.value for each in Frequency]),
            ),
            models.CheckConstraint(
                name="collection_request_ended_with_why",
                condition=Q(ended_at=None, ended_by="", ended_why="")
                | Q(ended_at__isnull=False) & ~Q(ended_by="") & ~Q(ended_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"request {self.pk}"


class QuarterlyReturn(models.Model):
    """One agency's numbers for one quarter. `version` is 1, and more for each restatement.

    `received_on` is the day on which it was first sent; `changes` counts what was written into it,
    so that nobody sends, signs or accepts what they did not see; `sent_changes` is how many there
    were when it was last sent.
    """

    request = models.ForeignKey(DataRequest, on_delete=models.PROTECT, related_name="returns")
    agency = models.ForeignKey("partnership.Agency", on_delete=models.PROTECT, related_name="+")
    quarter = models.CharField(max_length=12)
    quarter_ended = models.DateField()
    due = models.DateField()
    version = models.PositiveSmallIntegerField(default=1)
    restates = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="restated_as"
    )
    restated_because = models.TextField(blank=True)
    restated_at = models.DateTimeField(null=True)
    restated_by = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=20, default=State.REQUESTED.value)
    changes = models.PositiveIntegerField(default=0)
    sent_changes = models.PositiveIntegerField(null=True)
    requested_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    received_on = models.DateField(null=True)
    received_by = models.CharField(max_length=200, blank=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.CharField(max_length=200, blank=True)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.CharField(max_length=200, blank=True)
    signed_person = models.BigIntegerField(null=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-quarter_ended", "agency__key", "request_id", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "quarter", "version"], name="collection_return_once_a_version"
            ),
            models.CheckConstraint(
                name="collection_state_known",
                condition=Q(state__in=[each.value for each in State]),
            ),
            models.CheckConstraint(
                name="collection_due_after_the_quarter", condition=Q(due__gt=F("quarter_ended"))
            ),
            models.CheckConstraint(
                name="collection_restated_with_why",
                condition=Q(restates=None, version=1, restated_because="")
                & Q(restated_at=None, restated_by="")
                | Q(restates__isnull=False, version__gt=1, restated_at__isnull=False)
                & ~Q(restated_because="")
                & ~Q(restated_by=""),
            ),
            models.CheckConstraint(
                name="collection_received_by_somebody",
                condition=Q(received_on=None, received_by="")
                | Q(received_on__isnull=False) & ~Q(received_by=""),
            ),
            models.CheckConstraint(
                name="collection_accepted_by_somebody",
                condition=Q(accepted_at=None, accepted_by="")
                | Q(accepted_at__isnull=False, received_on__isnull=False) & ~Q(accepted_by=""),
            ),
            models.CheckConstraint(
                name="collection_signed_by_somebody",
                condition=Q(signed_at=None, signed_by="", signed_person=None)
                | Q(signed_at__isnull=False, accepted_at__isnull=False) & ~Q(signed_by=""),
            ),
            models.CheckConstraint(
                name="collection_published_by_somebody",
                condition=Q(published_at=None, published_by="")
                | Q(published_at__isnull=False, signed_at__isnull=False) & ~Q(published_by=""),
            ),
        ]

    def __str__(self) -> str:
        return f"return {self.pk}"

    @property
    def stands(self) -> State:
        return State(self.state)

    @property
    def state_words(self) -> tuple[str, str]:
        """In words, with a colour."""
        return STATE_WORDS[self.stands]

    @property
    def when(self) -> Period:
        return parse_period(self.quarter)

    @property
    def covers(self) -> Period:
        """What its numbers are of: the quarter, or the year."""
        return rules.covers(Frequency(self.request.frequency), self.when)

    @property
    def is_as_sent(self) -> bool:
        """Whether nothing was written into it since it was last sent."""
        return self.sent_changes == self.changes

    def standing(self, today: date) -> Standing:
        return rules.standing(self.due, self.received_on, today)


class ReturnLine(models.Model):
    """What a return says of one indicator. `hidden` has, by part, how a number was kept back."""

    of = models.ForeignKey(QuarterlyReturn, on_delete=models.CASCADE, related_name="lines")
    indicator = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()
    numerator = models.DecimalField(max_digits=18, decimal_places=6, null=True)
    denominator = models.DecimalField(max_digits=18, decimal_places=6, null=True)
    value = models.DecimalField(max_digits=18, decimal_places=6, null=True)
    hidden = models.JSONField(default=dict, blank=True)
    missing = models.CharField(max_length=300, blank=True)
    commentary = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["of", "indicator"], name="collection_line_once_a_return"
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator} of return {self.of_id}"

    @property
    def entry(self) -> LineEntry:
        numerator, denominator, value = (
            Amount(getattr(self, part.value), self.hidden.get(part.value, "")) for part in Part
        )
        return LineEntry(numerator, denominator, value, self.missing, self.source)


class LineQuery(models.Model):
    """What was asked about a line, and the answer. `raised_by` is Sightline for what a check saw.

    `overtaken_at` is set where the number was changed before anybody answered.
    """

    line = models.ForeignKey(ReturnLine, on_delete=models.CASCADE, related_name="queries")
    kind = models.CharField(max_length=20)
    seen = models.TextField()
    asks = models.TextField()
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=200)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)
    overtaken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["line_id", "pk"]
        verbose_name_plural = "line queries"
        constraints = [
            models.CheckConstraint(
                name="collection_raised_by_somebody",
                condition=Q(raised_at__isnull=False) & ~Q(raised_by=""),
            ),
            models.CheckConstraint(
                name="collection_answered_in_words",
                condition=Q(answered_at=None, answered_by="", answer="")
                | Q(answered_at__isnull=False) & ~Q(answered_by="") & ~Q(answer=""),
            ),
        ]

    def __str__(self) -> str:
        return f"query {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.overtaken_at is None


class RememberedMapping(models.Model):
    """How an agency's own sheet is read. The newest of a request holds; older ones stay."""

    request = models.ForeignKey(DataRequest, on_delete=models.CASCADE, related_name="mappings")
    mapping = models.JSONField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"mapping {self.pk}"


class SentSheet(models.Model):
    """A file that was sent and waits to be read: its cells, sealed. It goes once it is read, or
    after a day."""

    of = models.ForeignKey(QuarterlyReturn, on_delete=models.CASCADE, related_name="sheets")
    sealing_word = models.CharField(max_length=32, default=_word, unique=True)
    name = models.CharField(max_length=120)
    cells = SealedTextField(subject="sealing_word")
    at = models.DateTimeField()
    person = models.BigIntegerField(null=True)

    never_in_trail = ("sealing_word", "cells")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"sheet {self.pk} of return {self.of_id}"
