"""Taking what a row said out of its revisions, when the trail's values about it are erased.

That the row was changed, when and by whom stays; what stands in the row now does too.
"""

from sightline.exchange.models import Revision
from sightline.exchange.revisions.types import subject_of_row


def empty(number: str) -> None:
    """`number` is what a subject says of the row: its year, its table and a digest of its key."""
    year, table, _ = number.split("/")
    rows = Revision._default_manager
    for revision in rows.filter(year__slug=year, table=table).only("key"):
        if subject_of_row(year, table, revision.key).endswith(f":{number}"):
            rows.filter(pk=revision.pk).update(before={}, after={}, reason="", is_erased=True)
