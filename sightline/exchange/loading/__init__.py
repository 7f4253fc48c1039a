"""Turns a checked pack into the rooms' entries, and brings the year level, all or nothing."""

from sightline.exchange.loading.carrying import Refused, Summary, fingerprint, load_pack

__all__ = ["Refused", "Summary", "fingerprint", "load_pack"]
