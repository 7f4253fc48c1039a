"""The report's sections as written."""

from django.db import models

from sightline.kit.keyed import YearRow


class Section(YearRow):
    """`words` is Markdown; `part_of` is another section's key, empty at the top."""

    number = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=300)
    part_of = models.CharField(max_length=120, blank=True)
    file = models.CharField(max_length=300, blank=True)
    fulfils = models.JSONField(default=list)
    owner = models.ForeignKey(
        "partnership.AgencyListing", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    due = models.DateField(null=True)
    kind = models.CharField(max_length=40, blank=True)
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.title


class OfSection(models.Model):
    """Told by the section's key, so that it outlives a section that a pack or a person takes out.

    `by` is the role or job that others see; `person` tells whose it is, and is shown to nobody.
    """

    year = models.ForeignKey("partnership.Year", on_delete=models.CASCADE, related_name="+")
    section = models.CharField(max_length=120)
    by = models.CharField(max_length=200)
    person = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["year", "section"], name="%(class)s_of")]


class SectionVersion(OfSection):
    """The words of a section after somebody saved them."""

    words = models.TextField(blank=True)
    why = models.CharField(max_length=300, blank=True)

    class Meta(OfSection.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.section} as saved {self.at}"


class SectionStep(OfSection):
    """Somebody vouched for the words with this fingerprint. Other words, and it no longer holds."""

    state = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64)
    note = models.CharField(max_length=300, blank=True)

    class Meta(OfSection.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.section}: {self.state}"


class SectionComment(OfSection):
    """`quote` is the passage that it is about; empty: the section as a whole."""

    quote = models.CharField(max_length=500, blank=True)
    words = models.TextField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=200, blank=True)

    class Meta(OfSection.Meta):
        constraints = [
            models.CheckConstraint(
                name="reports_comment_is_settled_by_somebody",
                condition=models.Q(settled_at__isnull=True, settled_by="")
                | models.Q(settled_at__isnull=False) & ~models.Q(settled_by=""),
            )
        ]

    def __str__(self) -> str:
        return f"comment on {self.section}"
