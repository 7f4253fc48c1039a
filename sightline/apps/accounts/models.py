"""People who sign in, and the roles they hold for a time."""

import secrets
from datetime import date
from typing import ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from sightline.kit.permission import Role
from sightline.kit.sealing.fields import SealedTextField


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=folded(username or ""))


def folded(email: str) -> str:
    """An address as it is kept: one person, however the letters were typed."""
    return email.strip().casefold()


class Person(AbstractBaseUser):
    email = models.EmailField(unique=True)
    shown_as = models.CharField(max_length=120)  # 'Business manager': pages name no one
    is_active = models.BooleanField(default=True)
    wants_reminders = models.BooleanField(default=True)  # by mail, of what is no duty

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["shown_as"]

    objects: ClassVar[PersonManager] = PersonManager()
    never_in_trail = ("password",)

    class Meta:
        ordering = ["email"]
        constraints = [
            models.CheckConstraint(
                name="accounts_email_is_folded", condition=Q(email=Lower(F("email")))
            )
        ]

    def __str__(self) -> str:
        return self.shown_as


class RoleHeldQuerySet(models.QuerySet["RoleHeld"]):
    def on(self, day: date) -> Self:
        """Those that hold on the day; the last day counts."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


class RoleHeld(models.Model):
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=40)
    agency = models.ForeignKey(
        "partnership.Agency", on_delete=models.PROTECT, null=True, related_name="+"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    objects: ClassVar = RoleHeldQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="accounts_role_is_one_a_person_may_hold",
                condition=Q(role__in=[role.value for role in Role if role != Role.SYSTEM]),
            ),
            models.CheckConstraint(
                name="accounts_role_ends_no_earlier_than_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.role

    @property
    def trail_subject(self) -> str:
        return f"accounts.person:{self.person_id}"


class Demonstration(models.Model):
    """One row at most. It stands where the people are made up and their passwords are printed."""

    created_at = models.DateTimeField()
    only = models.BooleanField(default=True, unique=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="accounts_demonstration_is_marked_once", condition=Q(only=True)
            )
        ]

    def __str__(self) -> str:
        return f"demonstration since {self.created_at}"


class Invitation(models.Model):
    """A way in for one address: used once, and only until it expires.

    `person` is set where somebody who has an account is to choose a new password, and `was` where
    the account goes over to this address by it; else whoever accepts gets a new account with these
    roles, to the last day of `until` where there is one. The link itself is never kept, only its
    digest.
    """

    email = models.EmailField()
    shown_as = models.CharField(max_length=120)
    roles = models.JSONField(default=list)
    agency = models.ForeignKey(
        "partnership.Agency", on_delete=models.PROTECT, null=True, related_name="+"
    )
    until = models.DateField(null=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    # The address that this one takes the place of.
    was = models.EmailField(blank=True, default="", db_default="")
    # Made on the command line, so that it opens who is on a sealed case too.
    by_operator = models.BooleanField(default=False, db_default=False)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    never_in_trail = ("digest",)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="accounts_invitation_expires_after_it_is_made",
                condition=Q(expires_at__gt=F("made_at")),
            ),
            models.CheckConstraint(
                name="accounts_invitation_is_accepted_or_taken_back",
                condition=Q(accepted_at__isnull=True) | Q(taken_back_at__isnull=True),
            ),
            models.CheckConstraint(
                name="accounts_invited_address_is_folded", condition=Q(email=Lower(F("email")))
            ),
            models.CheckConstraint(
                name="accounts_invited_address_takes_the_place_of_somebodys",
                condition=Q(was="") | Q(person__isnull=False),
            ),
            models.CheckConstraint(
                name="accounts_invited_until_a_day_gives_a_role",
                condition=Q(until__isnull=True) | Q(person__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def trail_subject(self) -> str:
        return f"accounts.person:{self.person_id}" if self.person_id else ""


class Device(models.Model):
    """A browser in which somebody has signed in: known again by a word that it keeps in a cookie.

    Only the word's digest is kept. A sign-in in a browser that is not known is told by mail.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="devices")
    digest = models.CharField(max_length=64)
    first_used_at = models.DateTimeField()
    last_used_at = models.DateTimeField()

    class Meta:
        ordering = ["-last_used_at"]
        constraints = [
            models.UniqueConstraint(
                name="accounts_device_is_known_once", fields=["person", "digest"]
            )
        ]

    def __str__(self) -> str:
        return f"device {self.pk}"


def _word() -> str:
    return secrets.token_hex(16)


class NamedCase(models.Model):
    """A case whose sealed records only those on its list may open.

    `reference` is drawn by chance, so that it cannot be guessed. `subject` is what an agency's own
    system calls the child's case: sealed, and found again whole by `subject_index`.
    """

    reference = models.CharField(max_length=12, unique=True)
    title = models.CharField(max_length=120)  # tells nobody who a child is
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sealing_word = models.CharField(max_length=32, default=_word, unique=True)
    subject = SealedTextField(subject="sealing_word", blank=True)
    subject_index = models.CharField(max_length=64, blank=True, db_index=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    never_in_trail = ("sealing_word", "subject_index")

    class Meta:
        ordering = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        return self.reference


class NamedOnCase(models.Model):
    """Somebody may open a case's sealed records, from a day to a day, for a reason."""

    case = models.ForeignKey(NamedCase, on_delete=models.CASCADE, related_name="named")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="named_on")
    from_on = models.DateField()
    until_on = models.DateField()  # the last day counts; there always is one
    reason = SealedTextField(subject="sealing_word")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-from_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="accounts_named_until_no_earlier_than_from",
                condition=Q(until_on__gte=F("from_on")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} on {self.case_id}"

    @property
    def sealing_word(self) -> str:
        return self.case.sealing_word

    @property
    def trail_subject(self) -> str:
        return f"accounts.namedcase:{self.case_id}"


class GlassBroken(models.Model):
    """Somebody who is on no list opened a case for a few hours, and has to answer for it."""

    case = models.ForeignKey(NamedCase, on_delete=models.CASCADE, related_name="broken")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    reason = SealedTextField(subject="sealing_word")
    at = models.DateTimeField()
    until = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.CharField(max_length=200, blank=True)
    justified = models.BooleanField(null=True)
    found = SealedTextField(subject="sealing_word", blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="accounts_glass_reviewed_whole_or_not",
                condition=Q(reviewed_at=None, reviewed_by="", justified=None)
                | Q(reviewed_at__isnull=False, justified__isnull=False) & ~Q(reviewed_by=""),
            )
        ]

    def __str__(self) -> str:
        return f"glass {self.pk}"

    @property
    def sealing_word(self) -> str:
        return self.case.sealing_word

    @property
    def trail_subject(self) -> str:
        return f"accounts.namedcase:{self.case_id}"
