"""Rows of a pack kept for rooms that are not built yet, so that an export gives them back whole."""

from django.db import models

from sightline.kit.keyed import YearRow


class HeldRow(YearRow):
    """`key` is the row's key within `table`, with the table's name before it."""

    table = models.CharField(max_length=40)
    values = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.key
