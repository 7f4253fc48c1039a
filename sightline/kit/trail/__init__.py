"""The trail: who did what, and when. Entries are only added, inside the change's transaction."""

from sightline.kit.trail.recording import latest, record

__all__ = ["latest", "record"]
