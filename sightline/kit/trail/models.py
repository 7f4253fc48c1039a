"""Entries without foreign keys, so that the history outlives what it is about, and their head.

Triggers refuse to change or remove an entry. Whoever changes these tables makes them anew in the
same migration: Django copies a table on SQLite, and loses them.
"""

import uuid

from django.db import models
from django.db.models import Q


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
