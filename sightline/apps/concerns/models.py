"""The register of concerns. A concern keeps its key through the years; its wording is a year's."""

from django.db import models
from django.db.models import Q

from sightline.apps.concerns.types import Status
from sightline.kit.keyed import YearRow


class ConcernGroup(YearRow):
    title = models.CharField(max_length=300)

    def __str__(self) -> str:
        return self.title


class Concern(models.Model):
    key = models.CharField(max_length=120, unique=True)

    def __str__(self) -> str:
        return self.key


class ConcernListing(YearRow):
    """A concern as one year words it, and who owns it in that year."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="listings")
    title = models.CharField(max_length=300)
    group = models.ForeignKey(ConcernGroup, on_delete=models.PROTECT, related_name="concerns")
    status = models.CharField(max_length=12, blank=True)
    owner_agency = models.ForeignKey(
        "partnership.AgencyListing", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    owner_group = models.ForeignKey(
        "partnership.Group", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    earlier_year = models.CharField(max_length=7, blank=True)
    earlier_year_source = models.CharField(max_length=300, blank=True)
    plain_words = models.TextField(blank=True)
    close_when = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta(YearRow.Meta):
        constraints = [
            *YearRow.Meta.constraints,
            models.CheckConstraint(
                name="concerns_status_known", condition=Q(status__in=[s.value for s in Status])
            ),
            models.CheckConstraint(
                name="concerns_earlier_year_has_its_source",
                condition=Q(earlier_year="") | ~Q(earlier_year_source=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def owner(self) -> str:
        """Who owns it, as shown; empty when nobody does."""
        return str(self.owner_group or self.owner_agency or "")


class Coding(models.Model):
    """A person's word that a finding speaks of a concern. Withdrawn, never deleted, by a person.

    A coding from a pack has no `coded_by`: the pack's own makers stand behind it.
    """

    finding = models.ForeignKey(
        "evidence.Finding", on_delete=models.CASCADE, related_name="codings"
    )
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="codings")
    reason = models.CharField(max_length=300)
    coded_at = models.DateTimeField()
    coded_by = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="concerns_coded_once_at_a_time",
                fields=["finding", "concern"],
                condition=Q(withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="concerns_withdrawn_by_someone_with_a_reason",
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_reason="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                & ~Q(withdrawn_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"coding {self.pk}"

    @property
    def is_from_pack(self) -> bool:
        return self.coded_by_id is None
