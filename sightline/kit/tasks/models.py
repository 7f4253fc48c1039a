"""One table of jobs, which is also the queue: a job is asked for in the transaction of its data."""

from django.db import models
from django.db.models import Q

from sightline.kit.access import Actor
from sightline.kit.permission import Role
from sightline.kit.tasks.types import OPEN_STATES, JobState

OPEN = sorted(state.value for state in OPEN_STATES)


class Job(models.Model):
    """`actor`, `person`, `roles` and `agencies` are who asked, as they were when they asked.

    `told` is why it failed, in words for them; `outcome` what its function gave. `beat_at` is when
    its worker last said that it was there.
    """

    kind = models.CharField(max_length=80)
    arguments = models.JSONField(default=dict)
    actor = models.CharField(max_length=200)
    person = models.BigIntegerField(null=True)
    roles = models.JSONField(default=list)
    agencies = models.JSONField(default=list)
    held = models.JSONField(null=True)  # pairs of a role and the agency it is held for
    state = models.CharField(max_length=20, default=JobState.QUEUED.value)
    stage = models.CharField(max_length=200, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    told = models.TextField(blank=True)
    outcome = models.JSONField(default=dict)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True)
    worker = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "kind"], name="tasks_by_state")]
        constraints = [
            models.CheckConstraint(
                name="tasks_state_is_known",
                condition=Q(state__in=[state.value for state in JobState]),
            ),
            models.CheckConstraint(
                name="tasks_ended_exactly_when_not_open",
                condition=Q(state__in=OPEN, ended_at__isnull=True)
                | (~Q(state__in=OPEN) & Q(ended_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="tasks_running_has_a_worker",
                condition=~Q(state=JobState.RUNNING.value)
                | (Q(started_at__isnull=False, beat_at__isnull=False) & ~Q(worker="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def asker(self) -> Actor:
        return Actor(
            name=self.actor,
            roles=frozenset(Role(role) for role in self.roles),
            person=self.person,
            agencies=frozenset(self.agencies),
            held=None
            if self.held is None
            else frozenset((Role(role), agency) for role, agency in self.held),
        )
