"""What was decided, stated, signed and released. A release is never changed and never removed."""

from typing import Any

from django.db import models
from django.db.models import Q

from sightline.kit.keyed import YearRow
from sightline.releases.types import SubjectKind, Treatment


class DisclosureChoice(YearRow):
    """What happens to one figure or passage that the disclosure check lists."""

    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=120)
    treatment = models.CharField(max_length=20)
    reason = models.CharField(max_length=300)
    by = models.CharField(max_length=300)
    on = models.DateField()
    source = models.CharField(max_length=300, blank=True)

    class Meta(YearRow.Meta):
        constraints = [
            *YearRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["year", "kind", "subject"], name="releases_one_choice_a_subject"
            ),
            models.CheckConstraint(
                name="releases_choice_is_one_of_those_there_are",
                condition=Q(
                    kind__in=[kind.value for kind in SubjectKind],
                    treatment__in=[each.value for each in Treatment],
                ),
            ),
            models.CheckConstraint(name="releases_choice_has_its_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.treatment}"


class ScrutineerStatement(models.Model):
    """The newest of a year is the one that counts; earlier ones stay."""

    year = models.ForeignKey("partnership.Year", on_delete=models.CASCADE, related_name="+")
    words = models.TextField()
    by = models.CharField(max_length=200)
    person = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"statement {self.pk}"


class SignOff(models.Model):
    """One partner's signature over exactly what was to be frozen, told by its seal."""

    year = models.ForeignKey("partnership.Year", on_delete=models.CASCADE, related_name="+")
    agency = models.CharField(max_length=120)  # its key
    agency_name = models.CharField(max_length=300)
    by = models.CharField(max_length=200)
    person = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    over = models.CharField(max_length=64)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "agency", "over"], name="releases_one_signature_a_partner"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency} over {self.over[:8]}"


class NeverChanges(RuntimeError):
    """A release stays as it was released: a correction is another release."""


class Release(models.Model):
    """`content` is the whole release file, and `hash` the one that its last line holds."""

    year = models.ForeignKey("partnership.Year", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    released_at = models.DateTimeField()
    by = models.CharField(max_length=200)
    content = models.TextField()
    hash = models.CharField(max_length=64, unique=True)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="corrected_by"
    )
    why = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["-year__starts_on", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="releases_number_once"),
            models.CheckConstraint(
                name="releases_correction_says_why",
                condition=Q(corrects__isnull=True, number=1)
                | Q(corrects__isnull=False, number__gt=1) & ~Q(why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, release {self.number}"

    def save(self, *args: Any, **named: Any) -> None:
        if not self._state.adding:
            raise NeverChanges("A release never changes: make a correction.")
        super().save(*args, **named)

    def delete(self, *args: Any, **named: Any) -> tuple[int, dict[str, int]]:
        raise NeverChanges("A release is never removed.")


class Onward(models.Model):
    """Where a released report went: presented to a body, or sent to one that must have it."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="onward")
    kind = models.CharField(max_length=20)
    body = models.CharField(max_length=300)
    on = models.DateField()
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "kind", "body", "on"], name="releases_onward_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.body}"
