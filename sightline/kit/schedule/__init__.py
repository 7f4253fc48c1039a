"""Work that comes round by itself: declared in a room's `tasks.py`, done by any worker.

Each is done once for each time that it is due, late where nothing ran, and is safe to do twice.
"""

from sightline.core.cadence import Daily, Weekly
from sightline.kit.schedule.registry import SCHEDULE, scheduled

__all__ = ["SCHEDULE", "Daily", "Weekly", "scheduled"]
