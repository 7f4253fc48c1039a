"""A column that holds sealed text, and reads as plain text for whoever may have the row."""

from typing import Any

from django.db import models
from django.db.models import Model
from django.db.models.lookups import Exact
from django.db.models.query_utils import DeferredAttribute

from sightline.kit.sealing.ring import ring
from sightline.kit.sealing.seals import CannotUnseal, key_number, seal, unseal


class Sealed(str):
    """A token as it stands in the database, not yet opened."""

    __slots__ = ()


class _Opened(DeferredAttribute):
    """Opens the token when it is read, and not before: a list that shows none opens none."""

    field: "SealedTextField"

    def __get__(self, row: Model | None, owner: Any = None) -> Any:
        if row is None:
            return self
        value = super().__get__(row, owner)
        if not isinstance(value, Sealed):
            return value
        opened = self.field.opened(value, row)
        row.__dict__[self.field.attname] = opened
        return opened

    def __set__(self, row: Model, value: Any) -> None:
        """Its being here makes Python ask `__get__` even where the row holds a value."""
        row.__dict__[self.field.attname] = value


def _is_newest(token: Sealed) -> bool:
    return not token or key_number(token) == ring().newest.number


class SealedTextField(models.TextField):  # type: ignore[type-arg]
    """`subject` names the row's attribute that says whom it is about; it must be set beforehand.

    Nothing can be asked of the column but whether it is empty: two seals of one text differ.
    """

    descriptor_class = _Opened

    def __init__(self, *args: Any, subject: str, **named: Any) -> None:
        self.subject = subject
        super().__init__(*args, **named)

    def deconstruct(self) -> Any:
        name, path, args, named = super().deconstruct()
        return name, path, args, {**named, "subject": self.subject}

    def place(self, row: Model) -> dict[str, str]:
        subject = str(getattr(row, self.subject))
        if not subject:
            raise CannotUnseal(f"{self.model._meta.label}.{self.name} has no subject yet")
        return {"table": self.model._meta.db_table, "field": str(self.column), "subject": subject}

    def opened(self, token: str, row: Model) -> str:
        return unseal(token, **self.place(row)) if token else ""

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Sealed | None:
        return None if value is None else Sealed(value)

    def pre_save(self, row: Model, add: bool) -> Any:
        """A token read before a rotation is sealed anew: it would bring back an old key."""
        value = row.__dict__.get(self.attname)
        if value in (None, "") or isinstance(value, Sealed) and _is_newest(value):
            return value
        plain = self.opened(value, row) if isinstance(value, Sealed) else str(value)
        return Sealed(seal(plain, **self.place(row)))

    def get_prep_value(self, value: Any) -> Any:
        if value in (None, "") or isinstance(value, Sealed):
            return value
        raise TypeError(f"{self.name} is sealed: keep it through its row, and ask nothing of it")

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name not in ("isnull", IsToken.lookup_name):
            raise TypeError(f"{self.name} is sealed: it cannot be searched by {lookup_name}")
        return super().get_lookup(lookup_name)


@SealedTextField.register_lookup
class IsToken(Exact):
    """Whether the row still holds just this token, for whoever seals it anew."""

    lookup_name = "is_token"

    def get_rhs_op(self, connection: Any, rhs: Any) -> str:
        return str(connection.operators["exact"] % rhs)
