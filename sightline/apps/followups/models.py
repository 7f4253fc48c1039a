"""Follow-ups: one list for whatever anybody agreed to do."""

from django.db import models
from django.db.models import Q

from sightline.apps.followups.types import STATE_NAMES, State
from sightline.kit.keyed import YearRow


class FollowUp(YearRow):
    title = models.TextField()
    asked_by = models.CharField(max_length=300)
    agency = models.ForeignKey(
        "partnership.AgencyListing", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    group = models.ForeignKey(
        "partnership.Group", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    owner = models.CharField(max_length=300, blank=True)
    concerns = models.ManyToManyField("concerns.ConcernListing", related_name="follow_ups")
    due = models.DateField(null=True)
    state = models.CharField(max_length=12)
    how_will_we_know = models.TextField(blank=True)
    proof = models.TextField(blank=True)
    reason_not_accepted = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta(YearRow.Meta):
        constraints = [
            *YearRow.Meta.constraints,
            models.CheckConstraint(
                name="followups_not_accepted_with_its_reason",
                condition=~Q(state=State.NOT_ACCEPTED.value) | ~Q(reason_not_accepted=""),
            ),
            models.CheckConstraint(
                name="followups_verified_with_its_proof",
                condition=~Q(state=State.VERIFIED.value) | ~Q(proof=""),
            ),
            models.CheckConstraint(
                name="followups_state_known", condition=Q(state__in=[s.value for s in State])
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def state_name(self) -> str:
        return STATE_NAMES[State(self.state)]

    @property
    def agreed_by(self) -> str:
        """Who agreed to it, as shown; empty when the source names nobody."""
        return str(self.group or self.agency or "")


class FollowUpUpdate(YearRow):
    """What somebody said of a follow-up on a day. `by` is a role, never a name."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="updates")
    on = models.DateField()
    by = models.CharField(max_length=300)
    update = models.TextField()
    source = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.key
