"""The trail: who did what, and when. Entries are only added, inside the change's transaction."""

from sightline.kit.trail.recording import record

__all__ = ["record"]
