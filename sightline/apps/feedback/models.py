"""What readers say of a released report. Nothing is kept of who they are."""

from django.db import models
from django.db.models import Q

from sightline.apps.feedback.types import ReplyState


class Reply(models.Model):
    """Tied to the release by its hash and to the place by its words: a release never changes."""

    year = models.CharField(max_length=7)  # slug
    number = models.PositiveIntegerField()
    release = models.CharField(max_length=64)
    place = models.CharField(max_length=200)
    quoted = models.CharField(max_length=1000, blank=True)
    words = models.TextField()
    at = models.DateTimeField()
    state = models.CharField(max_length=20, default=ReplyState.NEW.value)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    is_published = models.BooleanField(default=False)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "replies"
        constraints = [
            models.CheckConstraint(
                name="feedback_reply_is_new_until_somebody_answers",
                condition=Q(
                    state=ReplyState.NEW.value, answered_at__isnull=True, answered_by="", answer=""
                )
                | Q(state__in=[ReplyState.ANSWERED.value, ReplyState.SET_ASIDE.value])
                & Q(answered_at__isnull=False)
                & ~Q(answered_by="")
                & ~Q(answer=""),
            ),
            models.CheckConstraint(
                name="feedback_published_replies_are_answered",
                condition=Q(is_published=False) | Q(state=ReplyState.ANSWERED.value),
            ),
        ]

    def __str__(self) -> str:
        return f"reply {self.pk}"

    @property
    def state_name(self) -> str:
        return ReplyState(self.state).words

    @property
    def answer_name(self) -> str:
        return "Why" if self.state == ReplyState.SET_ASIDE else "Answer"
