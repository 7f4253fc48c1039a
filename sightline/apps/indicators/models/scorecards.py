"""Scorecards: the indicators that stand on a page of their own, for a priority or for a group."""

from django.db import models
from django.db.models import Q

from sightline.apps.indicators.types import ScorecardOf


class Scorecard(models.Model):
    """Of no year: it is looked at as at any. What it was before a change, the trail keeps.

    `of_key` is the key of the priority or the group, '' where it is of neither. `indicators` holds
    [key, why it stands here] of each, in their order. `version` goes up with each change, so that
    nobody overwrites what they have not seen; `at` and `by` are of the last one. Withdrawn rather
    than deleted.
    """

    title = models.CharField(max_length=200)
    of = models.CharField(max_length=20, blank=True)
    of_key = models.CharField(max_length=120, blank=True)
    indicators = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    person = models.BigIntegerField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["title"],
                condition=Q(withdrawn_at=None),
                name="indicators_scorecard_title_once",
            ),
            models.CheckConstraint(
                name="indicators_scorecard_is_of_one_thing_or_none",
                condition=Q(of="", of_key="")
                | Q(of__in=[each.value for each in ScorecardOf]) & ~Q(of_key=""),
            ),
            models.CheckConstraint(
                name="indicators_scorecard_withdrawn_with_why",
                condition=Q(withdrawn_at=None, withdrawn_by="", withdrawn_why="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by="") & ~Q(withdrawn_why=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def keys(self) -> list[str]:
        """Of its indicators, in their order."""
        return [key for key, _ in self.indicators]

    @property
    def whys(self) -> dict[str, str]:
        """Why each stands here, by its key; '' where nobody said."""
        return {key: why for key, why in self.indicators}
