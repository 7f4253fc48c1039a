"""Whether a file is the very one that was counted, by its hash under the installation's key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sightline.apps.indicators.counting.reading import OWN_KEY, PURPOSE
from sightline.apps.indicators.models import CountedReturn
from sightline.apps.indicators.series import queries
from sightline.kit.access import Actor
from sightline.kit.sealing import lasting_key
from sightline.kit.uploads import shown_name

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


@dataclass(frozen=True)
class Told:
    """`counted` are the returns that this very file was a part of; none: it was never counted."""

    name: str
    counted: tuple[CountedReturn, ...]


def told(actor: Actor, sent: UploadedFile[bytes]) -> Told:
    from sightline.analytics.output import keyed_hash  # with what counts: no page waits for it

    proof = keyed_hash(sent.file, lasting_key(PURPOSE))  # type: ignore[arg-type]  # reads as one
    held = queries.returns(actor).filter(proof_key=OWN_KEY)
    name = shown_name(sent.name or "", "x").removesuffix(".x")
    return Told(name, tuple(each for each in held if proof in each.proofs))
