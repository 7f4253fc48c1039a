"""Subject access requests, and what was found for each, with what was decided of it.

Who it is about, what was looked for and what was found stand sealed.
"""

import secrets

from django.db import models
from django.db.models import Q

from sightline.apps.subject_access.types import (
    ASKER_WORDS,
    DECISION_WORDS,
    OUTCOME_WORDS,
    Asker,
    Decision,
    Outcome,
)
from sightline.kit.sealing.fields import SealedTextField


def _word() -> str:
    return secrets.token_hex(16)


class AccessRequest(models.Model):
    """`counts_from` is the day from which the month counts: that of the request, or a later one on
    which whoever asked said who they are or what they mean."""

    sealing_word = models.CharField(max_length=32, default=_word, unique=True)
    about = SealedTextField(subject="sealing_word")
    terms = SealedTextField(subject="sealing_word")
    asker = models.CharField(max_length=20)
    received_on = models.DateField()
    counts_from = models.DateField()
    counts_why = models.TextField(blank=True)
    extended_on = models.DateField(null=True)
    extended_why = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    person = models.BigIntegerField(null=True)
    checked_at = models.DateTimeField(null=True)
    checked_by = models.CharField(max_length=200, blank=True)
    checked_person = models.BigIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    outcome_why = models.TextField(blank=True)

    never_in_trail = ("sealing_word",)

    class Meta:
        ordering = ["closed_at", "counts_from", "pk"]
        constraints = [
            models.CheckConstraint(
                name="subject_access_counts_later_with_why",
                condition=Q(counts_from=models.F("received_on"), counts_why="")
                | Q(counts_from__gte=models.F("received_on")) & ~Q(counts_why=""),
            ),
            models.CheckConstraint(
                name="subject_access_extended_with_why",
                condition=Q(extended_on__isnull=True, extended_why="")
                | Q(extended_on__isnull=False) & ~Q(extended_why=""),
            ),
            models.CheckConstraint(
                name="subject_access_checked_by_somebody",
                condition=Q(checked_at__isnull=True, checked_by="", checked_person__isnull=True)
                | Q(checked_at__isnull=False, checked_person__isnull=False) & ~Q(checked_by=""),
            ),
            models.CheckConstraint(
                name="subject_access_closed_with_its_outcome",
                condition=Q(closed_at__isnull=True, closed_by="", outcome="", outcome_why="")
                | Q(closed_at__isnull=False, outcome__in=[each.value for each in Outcome])
                & ~Q(closed_by="")
                & ~Q(outcome_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"request {self.pk}"

    @property
    def asker_words(self) -> str:
        return ASKER_WORDS[Asker(self.asker)]

    @property
    def outcome_words(self) -> str:
        return OUTCOME_WORDS[Outcome(self.outcome)] if self.outcome else ""


class AccessItem(models.Model):
    """One thing that was found, as it stood then. `marked` are its words with what goes marked.

    `guarded_by` is whose record it is; `version` counts the decisions, so that nobody decides over
    somebody else's.
    """

    request = models.ForeignKey(AccessRequest, on_delete=models.CASCADE, related_name="items")
    sealing_word = models.CharField(max_length=32, default=_word, unique=True)
    ref = models.CharField(max_length=300)
    kind = models.CharField(max_length=60)
    guarded_by = models.CharField(max_length=300, blank=True)
    title = SealedTextField(subject="sealing_word")
    words = SealedTextField(subject="sealing_word", blank=True)
    marked = SealedTextField(subject="sealing_word", blank=True)
    taken_at = models.DateTimeField()
    decision = models.CharField(max_length=20, default=Decision.UNDECIDED.value)
    exemption = models.CharField(max_length=20, blank=True)
    why = SealedTextField(subject="sealing_word", blank=True)
    version = models.PositiveIntegerField(default=0)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_person = models.BigIntegerField(null=True)

    never_in_trail = ("sealing_word", "title", "words", "marked")

    class Meta:
        ordering = ["request_id", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "ref"], name="subject_access_item_is_taken_once"
            ),
            models.CheckConstraint(
                name="subject_access_decided_by_somebody",
                condition=Q(decision=Decision.UNDECIDED.value, decided_at__isnull=True)
                & Q(decided_by="", decided_person__isnull=True)
                | Q(decided_at__isnull=False)
                & Q(decision__in=[each.value for each in Decision][1:])
                & ~Q(decided_by=""),
            ),
        ]

    def __str__(self) -> str:
        return f"item {self.pk} of request {self.request_id}"

    @property
    def trail_subject(self) -> str:
        """What is restricted stays under its own record's key, with what was decided of it."""
        return self.guarded_by or f"subject_access.accessrequest:{self.request_id}"

    @property
    def state(self) -> tuple[str, str]:
        """In words, with a colour."""
        return DECISION_WORDS[Decision(self.decision)]
