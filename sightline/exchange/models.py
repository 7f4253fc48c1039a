"""What is kept of packs and of people's changes, so that neither is lost to the other."""

from django.db import models
from django.db.models import Q

from sightline.exchange.revisions.types import KIND_NAMES, Kind


class LoadedPack(models.Model):
    """What the pack loaded last said of a year: what differs from it now is people's work.

    `rows` are the cells by table, in their order; `narrative` the words by file.
    """

    year = models.OneToOneField(
        "partnership.Year", on_delete=models.CASCADE, related_name="loaded_pack"
    )
    rows = models.JSONField(default=dict)
    narrative = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.fingerprint


class Revision(models.Model):
    """One change of one row, with its cells before and after; empty where it was not there."""

    year = models.ForeignKey("partnership.Year", on_delete=models.CASCADE, related_name="+")
    table = models.CharField(max_length=40)
    key = models.CharField(max_length=250)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=200)
    person = models.BigIntegerField(null=True)
    is_erased = models.BooleanField(default=False)  # what it said is gone for good

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "table", "key", "number"], name="exchange_revision_numbered_once"
            ),
            models.CheckConstraint(
                name="exchange_revision_kind_known", condition=Q(kind__in=[k.value for k in Kind])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.key} {self.number}"

    @property
    def kind_name(self) -> str:
        return KIND_NAMES[Kind(self.kind)]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it changed, in the order of the table."""
        names = dict.fromkeys((*self.before, *self.after))
        return tuple(n for n in names if self.before.get(n, "") != self.after.get(n, ""))
