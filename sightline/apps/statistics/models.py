"""Published statistics, edition by edition: nothing of an older one is written over."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from sightline.analytics.open_statistics import AreaKind, Symbol

DIGITS, PLACES = 19, 6  # of a value; the longest that is published has five after the point


class Edition(models.Model):
    """One file of a publisher, as it was loaded. `replaced_by` is the edition that holds now.

    `first_on` and `last_on` are the last days of its first and last period; of a set of neighbours
    and of definitions there is none, and `names` says which edition it is.
    """

    source = models.CharField(max_length=40)
    publisher = models.CharField(max_length=200)
    release = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    names = models.CharField(max_length=100)
    licence = models.CharField(max_length=100)
    vintage = models.CharField(max_length=100, blank=True)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    row_count = models.PositiveIntegerField(default=0)
    notes = models.JSONField(default=list)
    first_on = models.DateField(null=True)
    last_on = models.DateField(null=True)
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=200)
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["source", "-loaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="statistics_edition_says_when_and_by_whom",
                condition=Q(loaded_at__isnull=False) & ~Q(loaded_by=""),
            ),
            models.UniqueConstraint(
                name="statistics_one_edition_of_a_source_holds",
                fields=["source"],
                condition=Q(replaced_by__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.names}"


class Area(models.Model):
    """England, a region or an authority, by the department's number, which stays when it is only
    recoded. `code` is that of nine characters that it has now."""

    key = models.CharField(max_length=3, unique=True)
    code = models.CharField(max_length=9, blank=True)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    region = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    began_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["name", "key"]
        constraints = [
            models.CheckConstraint(
                name="statistics_area_kind_known",
                condition=Q(kind__in=[each.value for each in AreaKind]),
            ),
            models.CheckConstraint(
                name="statistics_area_ends_after_it_began",
                condition=Q(began_on=None) | Q(ended_on=None) | Q(ended_on__gt=F("began_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PublishedValue(models.Model):
    """One cell of a file. Where there is no number, the symbol says why."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    measure = models.CharField(max_length=60)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=20)
    ends_on = models.DateField()
    value = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES, null=True)
    symbol = models.CharField(max_length=20, blank=True)
    decimals = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["measure", "area"], name="statistics_by_measure")]
        constraints = [
            models.UniqueConstraint(
                name="statistics_value_stands_once",
                fields=["edition", "measure", "area", "period"],
            ),
            models.CheckConstraint(
                name="statistics_value_or_symbol",
                condition=Q(value__isnull=False, symbol="")
                | Q(value__isnull=True, symbol__in=[each.value for each in Symbol]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}, {self.period}"

    @property
    def exact(self) -> Decimal | None:
        """With as many decimals as the publisher gave it."""
        return with_decimals(self.value, self.decimals)


class PublishedDefinition(models.Model):
    """What the publisher says of a measure, in its own words."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    measure = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    methodology = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="statistics_definition_stands_once", fields=["edition", "measure"]
            )
        ]

    def __str__(self) -> str:
        return self.title


class NeighbourSet(models.Model):
    """One edition of the model of statistical neighbours."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="+")
    model = models.CharField(max_length=100)

    class Meta:
        ordering = ["-edition__loaded_at", "-pk"]

    def __str__(self) -> str:
        return f"Statistical neighbours, {self.model}"


class NeighbourPlace(models.Model):
    """A neighbour of an area, in order: position 1 is the nearest."""

    neighbour_set = models.ForeignKey(NeighbourSet, on_delete=models.CASCADE, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    neighbour = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    closeness = models.CharField(max_length=20)

    class Meta:
        ordering = ["neighbour_set", "area", "position"]
        constraints = [
            models.UniqueConstraint(
                name="statistics_position_stands_once",
                fields=["neighbour_set", "area", "position"],
            )
        ]

    def __str__(self) -> str:
        return f"{self.position}"


class ComparatorChoice(models.Model):
    """One row: which authorities are this partnership's, and which set of neighbours it goes by.

    `areas` are their numbers; without a set, the newest is used.
    """

    only = models.BooleanField(default=True, unique=True, editable=False)
    areas = models.JSONField(default=list)
    neighbour_set = models.ForeignKey(
        NeighbourSet, on_delete=models.PROTECT, null=True, related_name="+"
    )
    chosen_at = models.DateTimeField()
    chosen_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(name="statistics_only_one_choice", condition=Q(only=True)),
            models.CheckConstraint(
                name="statistics_choice_says_when_and_by_whom",
                condition=Q(chosen_at__isnull=False) & ~Q(chosen_by=""),
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(self.areas)


def with_decimals(value: Decimal | None, decimals: int) -> Decimal | None:
    return None if value is None else value.quantize(Decimal(1).scaleb(-decimals))
