"""The trail: who did what, and when. Entries are only added, inside the change's transaction."""

from sightline.kit.trail.changes import added, of_cells, put, removed, replaced, take_away
from sightline.kit.trail.recording import latest, record

__all__ = ["added", "latest", "of_cells", "put", "record", "removed", "replaced", "take_away"]
