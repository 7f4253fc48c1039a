"""The partnership, its years, and who belonged to it in each.

An agency keeps its key through the years; how it is listed belongs to a year.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q

from sightline.apps.partnership.types import (
    AgencyKind,
    GroupKind,
    NoteKind,
    SeatKind,
    StatutoryRole,
)
from sightline.core.periods import Period, parse_period
from sightline.kit import clock
from sightline.kit.keyed import YearRow


class Partnership(models.Model):
    """One row: one installation holds one partnership."""

    key = models.CharField(max_length=80, unique=True)
    area = models.CharField(max_length=300)
    website = models.CharField(max_length=300, blank=True)
    email = models.CharField(max_length=300, blank=True)
    secure_establishment = models.BooleanField(default=False)
    only = models.BooleanField(default=True, unique=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="partnership_is_the_only_one", condition=Q(only=True))
        ]

    def __str__(self) -> str:
        return self.key


class Year(models.Model):
    slug = models.CharField(max_length=7, unique=True)
    label = models.CharField(max_length=7)
    starts_on = models.DateField()
    ends_on = models.DateField()
    stated_as_at = models.DateField(null=True, db_column="as_at")  # None: today, as it runs
    report_title = models.CharField(max_length=300)
    checklist_edition = models.CharField(max_length=4)
    pack_fingerprint = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                name="partnership_year_ends_after_it_starts",
                condition=Q(ends_on__gt=F("starts_on")),
            )
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def period(self) -> Period:
        return parse_period(self.label)

    @property
    def as_at(self) -> date:
        """The day from which age and what is due count: today in a running year, unless stated."""
        today = clock.today()
        return self.stated_as_at or max(self.starts_on, min(today, self.ends_on))


class PartnershipName(YearRow):
    name = models.CharField(max_length=300)
    short_name = models.CharField(max_length=300)
    called = models.CharField(max_length=20)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta(YearRow.Meta):
        constraints = [
            *YearRow.Meta.constraints,
            models.CheckConstraint(
                name="partnership_name_ends_no_earlier_than_it_starts",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class NumberedName(YearRow):
    """A name that holds a number, which may stand in the report's prose."""

    name = models.CharField(max_length=300)
    meaning = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.name


class Agency(models.Model):
    """An organisation, the same through all years; people act for it."""

    key = models.CharField(max_length=120, unique=True)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key


class AgencyListing(YearRow):
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="listings")
    name = models.CharField(max_length=300)
    short_name = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=20)
    statutory_role = models.CharField(max_length=24)
    source = models.CharField(max_length=300, blank=True)

    class Meta(YearRow.Meta):
        constraints = [
            *YearRow.Meta.constraints,
            models.CheckConstraint(
                name="partnership_agency_kind_known",
                condition=Q(kind__in=[each.value for each in AgencyKind]),
            ),
            models.CheckConstraint(
                name="partnership_statutory_role_known",
                condition=Q(statutory_role__in=[each.value for each in StatutoryRole]),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Group(YearRow):
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=20)
    accountable_to = models.CharField(max_length=120, blank=True)  # the key of another group
    purpose = models.TextField(blank=True)
    meetings_a_year = models.PositiveIntegerField(null=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta(YearRow.Meta):
        constraints = [
            *YearRow.Meta.constraints,
            models.CheckConstraint(
                name="partnership_group_kind_known",
                condition=Q(kind__in=[each.value for each in GroupKind]),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Seat(YearRow):
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="seats")
    title = models.CharField(max_length=300)
    agency = models.ForeignKey(
        AgencyListing, on_delete=models.CASCADE, null=True, related_name="seats"
    )
    kind = models.CharField(max_length=20)
    holder = models.CharField(max_length=300, blank=True)
    filled = models.BooleanField(null=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta(YearRow.Meta):
        constraints = [
            *YearRow.Meta.constraints,
            models.CheckConstraint(
                name="partnership_seat_kind_known",
                condition=Q(kind__in=[each.value for each in SeatKind]),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class TermsOfReference(YearRow):
    """One version of what a group is for and how it works. Several stand for one group."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="terms")
    version = models.CharField(max_length=300)
    approved = models.DateField()
    review_by = models.DateField(null=True)
    purpose = models.TextField()
    membership = models.TextField(blank=True)
    chairing = models.TextField(blank=True)
    quorum = models.TextField(blank=True)
    decides_how = models.TextField(blank=True)
    meetings = models.CharField(max_length=300, blank=True)
    standing_items = models.JSONField(default=list)
    inputs_outputs = models.TextField(blank=True)
    confidentiality = models.TextField(blank=True)
    conflicts_of_interest = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta(YearRow.Meta):
        constraints = [
            *YearRow.Meta.constraints,
            models.CheckConstraint(
                name="partnership_terms_reviewed_no_earlier_than_approved",
                condition=Q(review_by=None) | Q(review_by__gte=F("approved")),
            ),
        ]

    def __str__(self) -> str:
        return self.key


class Linkage(YearRow):
    body = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    joint_meetings = models.CharField(max_length=300, blank=True)
    joint_priorities = models.JSONField(default=list)
    protocol = models.TextField(blank=True, default="", db_default="")
    last_exchange = models.DateField(null=True)
    next_exchange = models.DateField(null=True)
    source = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.body


class Note(YearRow):
    """Where a source contradicts itself or cannot be right; shown beside what it is about."""

    about = models.CharField(max_length=20)
    about_key = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=20)
    note = models.TextField()
    source = models.CharField(max_length=300, blank=True)

    class Meta(YearRow.Meta):
        constraints = [
            *YearRow.Meta.constraints,
            models.CheckConstraint(
                name="partnership_note_kind_known",
                condition=Q(kind__in=[each.value for each in NoteKind]),
            ),
        ]
        indexes = [
            models.Index(fields=["year", "about", "about_key"], name="partnership_note_about")
        ]

    def __str__(self) -> str:
        return self.key
