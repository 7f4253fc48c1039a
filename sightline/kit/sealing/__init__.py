"""Words under seal: encrypted, bound to where they stand, and never given back when in doubt.

No package serves (ADR 33): this is a thin layer on `cryptography`, and the only one.
"""

from sightline.kit.sealing.seals import CannotUnseal, blind_index, lasting_key, seal, unseal

__all__ = ["CannotUnseal", "blind_index", "lasting_key", "seal", "unseal"]
