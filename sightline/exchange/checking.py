"""Checks a pack that has been read: each table by its own rules, then table against table."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from sightline.exchange import (
    evidence_rules,
    figure_names,
    lookups,
    plan_rules,
    report_rules,
    year_rules,
)
from sightline.exchange.faults import Fault, Severity
from sightline.exchange.reading import ReadPack, read_pack
from sightline.exchange.tables import TABLES

Checklist = Mapping[str, Sequence[str]]  # by edition of the guidance, the keys of its lines


def read_and_check(path: Path, checklist: Checklist) -> ReadPack:
    return checked(read_pack(path), checklist)


def checked(pack: ReadPack, checklist: Checklist) -> ReadPack:
    """The same pack with every fault and warning, in the order of its tables and rows."""
    found = [
        *pack.faults,
        *pack.warnings,
        *chain(
            lookups.check(pack),
            year_rules.check(pack),
            evidence_rules.check(pack),
            plan_rules.check(pack),
            figure_names.check(pack),
            report_rules.check(pack, checklist),
        ),
    ]
    found = sorted(dict.fromkeys(found), key=_Order(pack))
    return replace(
        pack,
        faults=tuple(each for each in found if each.severity == Severity.FAULT),
        warnings=tuple(each for each in found if each.severity == Severity.WARNING),
    )


class _Order:
    """Files in the order of their tables, the pack as a whole before them, the narrative after."""

    def __init__(self, pack: ReadPack) -> None:
        self.files: dict[str, int] = {pack.source: -1}
        for index, table in enumerate(TABLES):
            self.files.setdefault(table.file_name, index)
            self.files.setdefault(f"{pack.source}, sheet {table.name}", index)
            for row in pack.rows[table.name][:1]:
                self.files.setdefault(row.place.file, index)

    def __call__(self, found: Fault) -> tuple[int, str, int]:
        return self.files.get(found.file, len(TABLES)), found.file, found.row or 0
