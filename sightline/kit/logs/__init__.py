"""The log: one line an event, with nothing in it of anybody who uses Sightline or is written of."""

from sightline.kit.logs.configuring import logging_for

__all__ = ["logging_for"]
