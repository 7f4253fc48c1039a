"""One row for each time that each work was due, so that no two workers do it."""

from django.db import models


class Run(models.Model):
    """`period` is the day it was due for. `outcome` counts what it did. `fault` is the kind of what
    went wrong, never its words."""

    name = models.CharField(max_length=80)
    period = models.CharField(max_length=20)
    due_at = models.DateTimeField()
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=1)
    outcome = models.JSONField(default=dict)
    fault = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.UniqueConstraint(name="schedule_once_a_period", fields=["name", "period"])
        ]

    def __str__(self) -> str:
        return f"{self.name} for {self.period}"
