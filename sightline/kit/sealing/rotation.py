"""Sealing everything anew with the newest key: stopped at any moment, it goes on where it was.

Nothing is locked for long: a row that somebody changed meanwhile is left, since it is new already.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from django.apps import apps
from django.db.models import Model, QuerySet

from sightline.kit.sealing.fields import Sealed, SealedTextField
from sightline.kit.sealing.ring import ring
from sightline.kit.sealing.seals import CannotUnseal, key_number, seal, unseal

Column = tuple[type[Model], SealedTextField]
# Sealed values inside what others keep: name, and a function that seals them anew; see `elsewhere`.
Elsewhere = Callable[[str], tuple[Counter[str], int]]
_ELSEWHERE: dict[str, Elsewhere] = {}


def elsewhere(name: str, work: Elsewhere) -> None:
    """For sealed text in a table that is not ours.

    Given the newest number: which keys its values need, and how many it sealed anew; given '' it
    only counts.
    """
    _ELSEWHERE[name] = work


def columns() -> Iterator[Column]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, SealedTextField):
                yield model, field


def needed() -> Counter[str]:
    """How many values need each key, by its number."""
    found: Counter[str] = Counter()
    for model, field in columns():
        for token in _tokens(model, field).values_list(field.attname, flat=True).iterator():
            found[key_number(token)] += 1
    for work in _ELSEWHERE.values():
        found += work("")[0]
    return found


def one_that_does_not_open() -> str:
    """The first column of which the newest seal does not open, as its table and field; '' where
    one of each does. Keys of another ring have the same numbers, and open nothing."""
    for model, field in columns():
        row = _tokens(model, field).order_by("-pk").first()
        try:
            getattr(row, field.attname, "")
        except CannotUnseal:
            return f"{model._meta.label}.{field.name}"
    return ""


def seal_anew() -> int:
    """Seal with the newest key what is under an older one. How many values there were."""
    newest, done = ring().newest.number, 0
    for model, field in columns():
        for row in _tokens(model, field).iterator(chunk_size=200):
            token = row.__dict__[field.attname]
            if key_number(token) != newest:
                done += _seal_row_anew(model, field, row, token)
    return done + sum(work(newest)[1] for work in _ELSEWHERE.values())


def _seal_row_anew(model: type[Model], field: SealedTextField, row: Model, token: Sealed) -> int:
    """Only where the row still holds just this token."""
    place = field.place(row)
    fresh = Sealed(seal(unseal(token, **place), **place))
    same = model._default_manager.filter(pk=row.pk, **{f"{field.attname}__is_token": token})
    return int(same.update(**{field.attname: fresh}))


def _tokens(model: type[Model], field: SealedTextField) -> QuerySet[Model]:
    """Rows with something sealed in the column; an empty text is not sealed."""
    filled = model._default_manager.exclude(**{f"{field.attname}__isnull": True})
    return filled.exclude(**{f"{field.attname}__is_token": Sealed("")}).order_by("pk")
