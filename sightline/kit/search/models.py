"""What can be found, in one table that either database searches in its own way.

The migration adds the full text beside it: see `matching`. Whoever changes this table's columns
makes SQLite's triggers anew in the same migration, since Django copies the table and loses them.
"""

from django.db import models


class SearchDocument(models.Model):
    """`year` is its slug; `agencies` their keys between bars: '|police|health|'."""

    year = models.CharField(max_length=7)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=300)
    title = models.TextField()
    words = models.TextField(blank=True)
    stream = models.CharField(max_length=20, blank=True)
    agencies = models.TextField(blank=True)
    needs = models.CharField(max_length=80)
    leads_to = models.CharField(max_length=40, blank=True)
    leads_key = models.CharField(max_length=300, blank=True)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        ordering = ["-year", "kind", "key"]
        constraints = [
            models.UniqueConstraint(name="search_stands_once", fields=["year", "kind", "key"])
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}, {self.year}"


class IndexedYear(models.Model):
    """Up to which change, by the trail's mark, a year can be found."""

    year = models.CharField(max_length=7, unique=True)
    mark = models.CharField(max_length=36, blank=True)

    def __str__(self) -> str:
        return self.year
