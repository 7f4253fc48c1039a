"""Findings, each one thing that one piece of evidence says; what some rest on; and their files."""

import secrets

from django.db import models
from django.db.models import Q

from sightline.apps.evidence.types import (
    ORIGIN_NAMES,
    STREAM_NAMES,
    TIER_NAMES,
    Origin,
    Polarity,
    Stream,
    Tier,
)
from sightline.core.periods import Period, parse_period
from sightline.kit.keyed import YearRow
from sightline.kit.sealing.fields import SealedTextField
from sightline.kit.trail.subjects import subject_of


class Finding(YearRow):
    """`observed_to` is the last day of `observed`, so that findings can be put in order of time."""

    origin = models.CharField(max_length=20)
    stream = models.CharField(max_length=20)
    statement = models.TextField()
    polarity = models.CharField(max_length=10)
    observed = models.CharField(max_length=40)
    observed_to = models.DateField()
    weight = models.PositiveSmallIntegerField(null=True)
    agencies = models.ManyToManyField("partnership.AgencyListing", related_name="findings")
    record = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=300)
    table = models.CharField(max_length=40)

    class Meta(YearRow.Meta):
        constraints = [
            *YearRow.Meta.constraints,
            models.CheckConstraint(
                name="evidence_weight_one_to_three",
                condition=Q(weight=None) | Q(weight__range=(1, 3)),
            ),
            models.CheckConstraint(
                name="evidence_polarity_known",
                condition=Q(polarity__in=[p.value for p in Polarity]),
            ),
            models.CheckConstraint(
                name="evidence_origin_known", condition=Q(origin__in=[o.value for o in Origin])
            ),
            models.CheckConstraint(
                name="evidence_stream_known", condition=Q(stream__in=[s.value for s in Stream])
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def period(self) -> Period:
        return parse_period(self.observed)

    @property
    def stream_name(self) -> str:
        return STREAM_NAMES[Stream(self.stream)]

    @property
    def origin_name(self) -> str:
        return ORIGIN_NAMES[Origin(self.origin)]

    @property
    def is_strength(self) -> bool:
        return self.polarity == Polarity.STRENGTH


class StreamRecord(YearRow):
    """A record of a stream whose room is not built yet, whole, as the pack gives it.

    `key` has the table's name before it; `values` are the row's cells by column.
    """

    table = models.CharField(max_length=40)
    values = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.key

    @property
    def own_key(self) -> str:
        """The key that the row has within its own table."""
        return self.key.removeprefix(f"{self.table}:")


class EvidenceFile(models.Model):
    """A file that a finding rests on. It names the finding by its key, which outlives its row.

    `digest` is the SHA-256 of its bytes, by which they are found; `covers` is the period that the
    file tells of, as it was written.
    """

    year = models.ForeignKey("partnership.Year", on_delete=models.CASCADE, related_name="+")
    finding = models.CharField(max_length=120)
    name = models.CharField(max_length=130)
    kind = models.CharField(max_length=40)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()  # bytes
    digest = models.CharField(max_length=64)
    says = models.CharField(max_length=300)
    covers = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    person = models.BigIntegerField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.CharField(max_length=200, blank=True)
    taken_back_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["year", "finding"], name="evidence_files_of_finding")]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "finding", "digest"],
                condition=Q(taken_back_at=None),
                name="evidence_file_attached_once",
            ),
            models.CheckConstraint(
                name="evidence_file_taken_back_with_its_reason",
                condition=Q(taken_back_at=None, taken_back_by="", taken_back_reason="")
                | Q(taken_back_at__isnull=False) & ~Q(taken_back_by="") & ~Q(taken_back_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"file {self.pk}"


def _word() -> str:
    return secrets.token_hex(16)


class RestrictedFinding(models.Model):
    """A finding that is not open to the partnership: an agency's own, or sealed within a case.

    It stands apart from the year's findings, so that no matrix, search, report or pack can hold
    it. Its words are sealed in either tier.
    """

    tier = models.CharField(max_length=10)
    agency = models.ForeignKey(
        "partnership.Agency", on_delete=models.PROTECT, null=True, related_name="+"
    )
    case = models.ForeignKey(
        "accounts.NamedCase", on_delete=models.PROTECT, null=True, related_name="+"
    )
    sealing_word = models.CharField(max_length=32, default=_word, unique=True)
    statement = SealedTextField(subject="sealing_word")
    source = SealedTextField(subject="sealing_word", blank=True)
    polarity = models.CharField(max_length=10)
    observed = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    person = models.BigIntegerField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)
    destroyed_at = models.DateTimeField(null=True)  # then it holds no words, and is read no more

    never_in_trail = ("sealing_word",)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="evidence_restricted_to_an_agency_or_a_case",
                condition=Q(tier=Tier.AGENCYS_OWN.value, agency__isnull=False, case=None)
                | Q(tier=Tier.SEALED.value, agency=None, case__isnull=False),
            ),
            models.CheckConstraint(
                name="evidence_restricted_withdrawn_with_its_reason",
                condition=Q(withdrawn_at=None, withdrawn_by="", withdrawn_why="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by="") & ~Q(withdrawn_why=""),
            ),
            models.CheckConstraint(
                name="evidence_restricted_polarity_known",
                condition=Q(polarity__in=[p.value for p in Polarity]),
            ),
        ]

    def __str__(self) -> str:
        return f"restricted finding {self.pk}"

    @property
    def trail_subject(self) -> str:
        return f"accounts.namedcase:{self.case_id}" if self.case_id else ""

    @property
    def tier_name(self) -> str:
        return TIER_NAMES[Tier(self.tier)]


class RestrictedFile(models.Model):
    """A file of a restricted finding. Its bytes lie encrypted under a key of its own, which is
    sealed here; `digest` is of the bytes as they lie."""

    finding = models.ForeignKey(RestrictedFinding, on_delete=models.CASCADE, related_name="files")
    sealing_word = models.CharField(max_length=32, default=_word, unique=True)
    name = SealedTextField(subject="sealing_word")
    key = SealedTextField(subject="sealing_word")
    kind = models.CharField(max_length=40)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()  # bytes before they were encrypted
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    never_in_trail = ("sealing_word", "key")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"restricted file {self.pk}"

    @property
    def trail_subject(self) -> str:
        return subject_of(self.finding)
