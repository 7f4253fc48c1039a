"""Statutory returns that were counted, and those that wait for the worker."""

from django.db import models
from django.db.models import Q

from sightline.apps.indicators.types import COUNTED_KIND_WORDS, CountedKind
from sightline.kit.sealing.fields import SealedTextField


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
