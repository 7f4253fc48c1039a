"""Bank holidays and versions of timescales. Versions are only added: a clock keeps its own."""

from django.db import models
from django.db.models import F, Q

from sightline.core.clocks import Basis, Direction, Unit


class BankHoliday(models.Model):
    """`source` is GOV.UK, or words of the partnership that put it right; then nothing that comes
    with Sightline changes it. One that is not `valid` was listed, and is worked after all."""

    date = models.DateField(unique=True)
    title = models.CharField(max_length=120)
    source = models.CharField(max_length=200)
    valid = models.BooleanField(default=True)

    class Meta:
        ordering = ["date"]
        constraints = [
            models.CheckConstraint(
                name="calendar_bank_holiday_says_its_name_and_source",
                condition=~Q(title="") & ~Q(source=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.date}"


class TimescaleVersion(models.Model):
    """On a day the version with the latest `valid_from` is in force, unless its `valid_to` is over.

    `shipped`: it came with Sightline, whose later editions may put its words right.
    """

    key = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    event = models.CharField(max_length=200)
    length = models.PositiveIntegerField()
    unit = models.CharField(max_length=20)
    direction = models.CharField(max_length=10, default=Direction.AFTER.value)
    waits_for_working_day = models.BooleanField(default=False)
    basis = models.CharField(max_length=10)
    document = models.CharField(max_length=200)
    edition = models.CharField(max_length=120)
    paragraph = models.CharField(max_length=120, blank=True)
    unverified = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    shipped = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "key", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "valid_from"], name="calendar_one_version_from_a_day"
            ),
            models.CheckConstraint(
                name="calendar_version_ends_no_earlier_than_it_begins",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="calendar_length_is_one_or_more", condition=Q(length__gte=1)
            ),
            models.CheckConstraint(
                name="calendar_unit_is_known", condition=Q(unit__in=[unit.value for unit in Unit])
            ),
            models.CheckConstraint(
                name="calendar_basis_is_known",
                condition=Q(basis__in=[basis.value for basis in Basis]),
            ),
            models.CheckConstraint(
                name="calendar_direction_is_known",
                condition=Q(direction=Direction.AFTER.value)
                | (Q(direction=Direction.BEFORE.value) & ~Q(unit=Unit.HOURS.value)),
            ),
            models.CheckConstraint(
                name="calendar_only_working_days_are_waited_for",
                condition=Q(waits_for_working_day=False)
                | Q(unit=Unit.WORKING_DAYS.value, direction=Direction.AFTER.value),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, from {self.valid_from}"
