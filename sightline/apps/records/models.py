"""The share log, how long each class of records is kept, what is kept, held and destroyed.

Nothing here is deleted: a correction is a newer version, and what is withdrawn stands with why.
"""

from django.db import models
from django.db.models import Q

from sightline.apps.records.types import BASIS_WORDS, TOLD_WORDS, Length, Told


class Share(models.Model):
    """One transfer of information, or one decided against; what it says is in its versions."""

    from_agency = models.ForeignKey(
        "partnership.Agency", on_delete=models.PROTECT, related_name="+"
    )
    recorded_person = models.BigIntegerField(null=True)  # who added it; the trail has no key either
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="records_share_withdrawn_with_why",
                condition=Q(withdrawn_at__isnull=True, withdrawn_by="", withdrawn_why="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by="") & ~Q(withdrawn_why=""),
            )
        ]

    def __str__(self) -> str:
        return f"share {self.pk}"


class ShareVersion(models.Model):
    share = models.ForeignKey(Share, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    is_latest = models.BooleanField(default=True)
    on = models.DateField()
    is_shared = models.BooleanField()
    what = models.TextField()
    why = models.TextField()
    basis = models.CharField(max_length=40)
    basis_named = models.TextField(blank=True)
    to_agency = models.ForeignKey(
        "partnership.Agency", on_delete=models.PROTECT, null=True, related_name="+"
    )
    to_body = models.TextField(blank=True)
    told = models.CharField(max_length=20)
    told_why = models.TextField(blank=True)
    how = models.TextField(blank=True)
    approver = models.TextField()
    correction = models.TextField(blank=True)  # why this version; '' for the first
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-on", "-share_id", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["share", "number"], name="records_share_version_number_once"
            ),
            models.UniqueConstraint(
                fields=["share"],
                condition=Q(is_latest=True),
                name="records_share_has_one_latest_version",
            ),
            models.CheckConstraint(
                name="records_share_correction_says_why",
                condition=Q(number=1, correction="") | Q(number__gt=1) & ~Q(correction=""),
            ),
            models.CheckConstraint(
                name="records_share_goes_to_one",
                condition=Q(to_agency__isnull=False, to_body="")
                | Q(to_agency__isnull=True) & ~Q(to_body=""),
            ),
            models.CheckConstraint(
                name="records_share_told_is_known",
                condition=Q(told=Told.YES.value)
                | Q(told__in=[Told.NO.value, Told.NOT_SAFE.value]) & ~Q(told_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of share {self.share_id}"

    @property
    def trail_subject(self) -> str:
        return f"records.share:{self.share_id}"

    @property
    def basis_words(self) -> str:
        return BASIS_WORDS.get(self.basis, self.basis)

    @property
    def told_words(self) -> str:
        return TOLD_WORDS[Told(self.told)]

    @property
    def decision(self) -> str:
        return "Shared" if self.is_shared else "Not shared"


class RecordClass(models.Model):
    key = models.SlugField(max_length=80, unique=True)

    def __str__(self) -> str:
        return self.key


class RetentionRule(models.Model):
    """One version of how long a class of records is kept."""

    record_class = models.ForeignKey(RecordClass, on_delete=models.PROTECT, related_name="rules")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    covers = models.TextField()
    length = models.CharField(max_length=20)
    amount = models.PositiveIntegerField(null=True)
    event = models.CharField(max_length=200)
    basis = models.TextField()
    source = models.TextField()
    reviewer = models.CharField(max_length=200)
    edition = models.CharField(max_length=60)
    valid_from = models.DateField()
    approved_by = models.CharField(max_length=200, blank=True)
    approved_on = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ["record_class__key", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["record_class", "number"], name="records_rule_number_once"
            ),
            models.CheckConstraint(
                name="records_rule_length_known",
                condition=Q(length=Length.PERMANENT.value, amount__isnull=True)
                | Q(
                    length__in=[each.value for each in Length if each != Length.PERMANENT],
                    amount__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="records_rule_approved_by_somebody_on_a_day",
                condition=Q(approved_on__isnull=True, approved_by="")
                | Q(approved_on__isnull=False) & ~Q(approved_by=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_approved(self) -> bool:
        return self.approved_on is not None

    @property
    def how_long(self) -> str:
        if self.length == Length.PERMANENT:
            return "Permanently"
        if self.length == Length.UNTIL_AGE:
            return f"Until the subject is {self.amount}"
        unit = "year" if self.length == Length.YEARS else "month"
        return f"{self.amount} {unit}{'' if self.amount == 1 else 's'}"


class KeptItem(models.Model):
    """Something that is kept, wherever it is. Its last day is worked out from the schedule."""

    record_class = models.ForeignKey(RecordClass, on_delete=models.PROTECT, related_name="items")
    title = models.CharField(max_length=200)
    where = models.CharField(max_length=200)
    started_on = models.DateField()
    born_in = models.PositiveIntegerField(null=True)
    # A sealed case of Sightline itself, which is destroyed here; None: it is kept elsewhere.
    case = models.OneToOneField(
        "accounts.NamedCase", on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ["started_on", "pk"]

    def __str__(self) -> str:
        return self.title


class RetentionReview(models.Model):
    """Somebody's decision that an item is kept longer than the schedule says."""

    item = models.ForeignKey(KeptItem, on_delete=models.PROTECT, related_name="reviews")
    until = models.DateField()
    why = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"review {self.pk}"


class LegalHold(models.Model):
    """Stops the destruction of one item, or of a whole class, until it is lifted."""

    item = models.ForeignKey(KeptItem, on_delete=models.PROTECT, null=True, related_name="holds")
    record_class = models.ForeignKey(
        RecordClass, on_delete=models.PROTECT, null=True, related_name="holds"
    )
    why = models.TextField()
    asked_by = models.CharField(max_length=200)
    from_day = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=200, blank=True)
    lifted_why = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="records_hold_is_on_an_item_or_a_class",
                condition=Q(item__isnull=False, record_class__isnull=True)
                | Q(item__isnull=True, record_class__isnull=False),
            ),
            models.CheckConstraint(
                name="records_hold_lifted_with_why",
                condition=Q(lifted_at__isnull=True, lifted_by="", lifted_why="")
                | Q(lifted_at__isnull=False) & ~Q(lifted_by="") & ~Q(lifted_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"legal hold {self.pk}"


class Destruction(models.Model):
    """That an item was destroyed. It is certified once another person says that they saw it, and
    until then it can be taken back, where it was not so."""

    item = models.ForeignKey(KeptItem, on_delete=models.PROTECT, related_name="destructions")
    day = models.DateField()
    how = models.TextField()
    class_title = models.CharField(max_length=200)  # as the schedule called it on the day
    kept_until = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    person = models.BigIntegerField()
    witnessed_at = models.DateTimeField(null=True)
    witnessed_by = models.CharField(max_length=200, blank=True)
    witness_person = models.BigIntegerField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.CharField(max_length=200, blank=True)
    taken_back_why = models.TextField(blank=True)

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="records_destruction_witnessed_by_another",
                condition=Q(witnessed_at__isnull=True, witnessed_by="", witness_person__isnull=True)
                | Q(witnessed_at__isnull=False, witness_person__isnull=False)
                & ~Q(witnessed_by="")
                & ~Q(witness_person=models.F("person")),
            ),
            models.CheckConstraint(
                name="records_destruction_taken_back_with_why_unless_witnessed",
                condition=Q(taken_back_at__isnull=True, taken_back_by="", taken_back_why="")
                | Q(taken_back_at__isnull=False, witnessed_at__isnull=True)
                & ~Q(taken_back_by="")
                & ~Q(taken_back_why=""),
            ),
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(taken_back_at__isnull=True),
                name="records_item_is_destroyed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"destruction {self.pk}"
