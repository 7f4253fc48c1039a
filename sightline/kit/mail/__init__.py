"""Mail that says that something waits, with a link to it behind the sign-in, and nothing else.

A room registers each kind with its fixed words; `outbox.put` lays one out in the caller's
transaction; the worker sends it.
"""

from sightline.kit.mail.kinds import Kind, register

__all__ = ["Kind", "register"]
