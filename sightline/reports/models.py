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
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.title
