"""Entries without foreign keys, so that the history outlives what it is about, and their head.

Triggers refuse to change or remove an entry. Whoever changes these tables makes them anew in the
same migration: Django copies a table on SQLite, and loses them.
"""

import uuid

from django.db import models
from django.db.models import Q

from sightline.kit.sealing.fields import SealedTextField


class Entry(models.Model):
    """`number` has no gap. `hash` is over the entry before and what this one says."""

    mark = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=200)
    person = models.BigIntegerField(null=True)
    agency = models.TextField(blank=True)  # keys of those that the actor acts for
    event = models.CharField(max_length=80)
    target = models.CharField(max_length=80, blank=True)
    target_id = models.CharField(max_length=120, blank=True)
    details = models.JSONField(default=dict)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["target", "target_id"], name="trail_by_target"),
            models.Index(fields=["event"], name="trail_by_event"),
            models.Index(fields=["person", "actor"], name="trail_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.event} at {self.at}"


class Head(models.Model):
    """The end of the chain: one row, held by whoever writes, so that writers take turns."""

    count = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(name="trail_has_one_head", condition=Q(pk=1))]

    def __str__(self) -> str:
        return f"{self.count} entries"


class Shown(models.Model):
    """That an entry names a record among those that a page showed, so that it is found by it.

    The entry says so itself, within the chain; this is where to look it up.
    """

    entry = models.PositiveBigIntegerField()
    target = models.CharField(max_length=80)
    target_id = models.CharField(max_length=120)

    class Meta:
        ordering = ["entry"]
        constraints = [
            models.UniqueConstraint(
                fields=["target", "target_id", "entry"], name="trail_shown_once_by_an_entry"
            )
        ]

    def __str__(self) -> str:
        return f"{self.target} {self.target_id} in entry {self.entry}"


class SubjectKey(models.Model):
    """A key under which values about one subject are sealed; '' once it is erased.

    What happens to the subject after that is sealed under the next number.
    """

    subject = models.CharField(max_length=300)
    number = models.PositiveIntegerField()
    key = SealedTextField(subject="subject", blank=True)
    made_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    never_in_trail = ("key",)

    class Meta:
        ordering = ["subject", "number"]
        constraints = [
            models.UniqueConstraint(fields=["subject", "number"], name="trail_one_key_of_a_number")
        ]

    def __str__(self) -> str:
        return f"key {self.number} of {self.subject}"


class Erasure(models.Model):
    """That the values about a subject are to go: asked for by one person, decided by another."""

    subject = models.CharField(max_length=300)
    why = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    person = models.BigIntegerField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_person = models.BigIntegerField(null=True)
    is_approved = models.BooleanField(null=True)
    decided_why = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="trail_erasing_decided_whole_or_not",
                condition=Q(
                    decided_at__isnull=True,
                    decided_by="",
                    decided_person__isnull=True,
                    is_approved__isnull=True,
                    decided_why="",
                )
                | Q(
                    decided_at__isnull=False,
                    decided_person__isnull=False,
                    is_approved__isnull=False,
                )
                & ~Q(decided_by="")
                & ~Q(decided_why=""),
            ),
            models.CheckConstraint(
                name="trail_erasing_approved_by_another",
                condition=Q(is_approved__isnull=True)
                | Q(is_approved=False)
                | ~Q(decided_person=models.F("person")),
            ),
            models.UniqueConstraint(
                fields=["subject"],
                condition=Q(decided_at__isnull=True),
                name="trail_erasing_of_a_subject_asked_once",
            ),
        ]

    def __str__(self) -> str:
        return f"erasing of {self.subject}"
