"""One table without foreign keys, so that the history outlives what it is about."""

import uuid

from django.db import models


class Entry(models.Model):
    mark = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField()
    actor = models.CharField(max_length=200)
    person = models.BigIntegerField(null=True)
    event = models.CharField(max_length=80)
    target = models.CharField(max_length=80, blank=True)
    target_id = models.CharField(max_length=120, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["target", "target_id"], name="trail_by_target")]

    def __str__(self) -> str:
        return f"{self.event} at {self.at}"
