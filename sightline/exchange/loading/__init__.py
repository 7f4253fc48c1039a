"""Turns a checked pack into the rooms' entries, and brings the year level with it, all or nothing."""

from sightline.exchange.loading.carrying import Refused, Summary, load_pack

__all__ = ["Refused", "Summary", "load_pack"]
