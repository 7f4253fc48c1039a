"""The dictionary as it comes with Sightline, with a partnership's own files over it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from sightline.analytics.dictionary import reading
from sightline.analytics.dictionary.faults import DefinitionFault, UnreadableDictionary
from sightline.analytics.dictionary.types import Definition

SHIPPED = files("sightline.analytics.dictionary") / "definitions"
MOST_FILES = 500

Dictionary = Mapping[str, tuple[Definition, ...]]


class NoDefinition(LookupError):
    """No such indicator, or none of its definitions holds on the day."""


@cache
def shipped() -> Dictionary:
    """Every indicator that comes with Sightline, by key, its versions earliest first."""
    found = {
        file.name: file.read_text(encoding="utf-8")
        for file in SHIPPED.iterdir()
        if file.name.endswith(".toml")
    }
    return read_all(found)


def with_own(folder: Path) -> Dictionary:
    """A partnership's own files over the shipped ones: a file replaces all versions of its key.

    Read anew each time. Refuses with every fault of every file.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except OSError as fault:
        raise _refusal(folder.name, f"cannot be read: {fault.strerror}") from None
    if len(paths) > MOST_FILES:
        raise _refusal(folder.name, f"holds {len(paths):,} files: {MOST_FILES} are allowed")
    texts: dict[str, str] = {}
    faults: list[DefinitionFault] = []
    for path in paths:
        try:
            texts[path.name] = _text(path)
        except UnreadableDictionary as refused:
            faults.extend(refused.faults)
    own = read_all(texts, faults)
    return dict(sorted({**shipped(), **own}.items()))


def read_all(texts: Mapping[str, str], so_far: Sequence[DefinitionFault] = ()) -> Dictionary:
    """From the files' texts by name. Refuses with every fault, those found `so_far` first."""
    dictionary: dict[str, tuple[Definition, ...]] = {}
    faults = list(so_far)
    for name, text in sorted(texts.items()):
        try:
            dictionary[name.removesuffix(".toml")] = reading.read(name, text)
        except UnreadableDictionary as refused:
            faults.extend(refused.faults)
    if faults:
        raise UnreadableDictionary(faults)
    return dict(sorted(dictionary.items()))


def definition_of(key: str, on: date, dictionary: Dictionary | None = None) -> Definition:
    """The version that holds on the day. Refuses a key that is not known, and a day of none."""
    versions = (shipped() if dictionary is None else dictionary).get(key)
    if versions is None:
        raise NoDefinition(f"there is no indicator '{key}'")
    for version in versions:
        if version.holds_on(on):
            return version
    raise NoDefinition(f"no definition of '{key}' holds on {on}")


def all_definitions(on: date, dictionary: Dictionary | None = None) -> tuple[Definition, ...]:
    """Those that hold on the day, in the order of their keys."""
    known = shipped() if dictionary is None else dictionary
    return tuple(
        version for versions in known.values() for version in versions if version.holds_on(on)
    )


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > 4 * reading.LONGEST_FILE:
            raise _refusal(path.name, "is too large: one file holds one indicator")
        return path.read_text(encoding="utf-8")
    except OSError as fault:
        raise _refusal(path.name, f"cannot be read: {fault.strerror}") from None
    except UnicodeDecodeError:
        raise _refusal(path.name, "is not UTF-8 text: save it as such") from None


def _refusal(name: str, message: str) -> UnreadableDictionary:
    return UnreadableDictionary([DefinitionFault(name, 0, "", message)])
