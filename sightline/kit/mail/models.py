"""One table of mail that waits or was sent. It holds no words and no address: only what kind, to
whom by number, and whether it went."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Letter(models.Model):
    """`key` names what the mail is about once, so that nothing is told twice."""

    kind = models.CharField(max_length=60)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200, unique=True)
    put_at = models.DateTimeField()
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["due_at"], name="mail_by_due")]
        constraints = [
            models.CheckConstraint(
                name="mail_is_sent_or_given_up",
                condition=Q(sent_at__isnull=True) | Q(given_up_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def about(self) -> str:
        """What was given as its key, without its kind."""
        return self.key.removeprefix(f"{self.kind} ")
