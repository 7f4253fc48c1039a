"""Budget lines and stated totals. Money is whole pence, never negative: the side gives the sign."""

from django.db import models
from django.db.models import Q

from sightline.apps.finance.types import Side, TotalKind
from sightline.kit.keyed import YearRow


class BudgetLine(YearRow):
    label = models.CharField(max_length=300)
    side = models.CharField(max_length=10)
    category = models.CharField(max_length=300)
    amount_pence = models.PositiveBigIntegerField(null=True)  # None: not stated yet
    body = models.ForeignKey(
        "partnership.AgencyListing", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    in_kind = models.BooleanField(null=True)  # None, as the pack left it empty, means no
    counted_in = models.CharField(max_length=120, blank=True)
    note = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta(YearRow.Meta):
        constraints = [
            *YearRow.Meta.constraints,
            models.CheckConstraint(
                name="finance_side_known", condition=Q(side__in=[side.value for side in Side])
            ),
        ]

    def __str__(self) -> str:
        return self.label


class BudgetTotal(YearRow):
    """A total or a reserve as the statement gives it."""

    label = models.CharField(max_length=300)
    kind = models.CharField(max_length=20)
    amount_pence = models.BigIntegerField()
    source = models.CharField(max_length=300, blank=True)

    class Meta(YearRow.Meta):
        constraints = [
            *YearRow.Meta.constraints,
            models.UniqueConstraint(name="finance_total_stated_once", fields=["year", "kind"]),
            models.CheckConstraint(
                name="finance_total_known", condition=Q(kind__in=[kind.value for kind in TotalKind])
            ),
        ]

    def __str__(self) -> str:
        return self.label
