"""Files that people send: looked into before they are kept, and kept by what is in them."""

from sightline.kit.uploads.kinds import CannotTake, Kind, kind_of
from sightline.kit.uploads.names import shown_name
from sightline.kit.uploads.store import Damaged, Store

__all__ = ["CannotTake", "Damaged", "Kind", "Store", "kind_of", "shown_name"]
