"""Runs one of the field's validators and prints what it found. For that validator's own Python.

It imports nothing of the product, and prints rules, tables, columns and rows: nothing of a child.
"""

import base64
import contextlib
import importlib
import io
import json
import sys
import xml.etree.ElementTree as ET  # of files that the product has read before
from collections.abc import Iterable
from typing import Any

MOST_PLACES = 1_000


def census(path: str, ruleset: str) -> dict[str, Any]:
    from cin_validator import cin_validator

    registry = importlib.import_module(f"cin_validator.rules.{ruleset}").registry
    root = ET.parse(path).getroot()  # noqa: S314  # read before, and refused if it declared anything
    tables = cin_validator.process_data(cin_validator.convert_data(root))
    run = cin_validator.CinValidator(tables, registry)
    found = run.full_issue_df
    places = zip(
        found["rule_code"],
        found["tables_affected"],
        found["columns_affected"],
        found["row_id"],
        strict=True,
    )
    messages = {str(rule.code): str(rule.message) for rule in registry.values()}
    of_file = [(code, "file", "", "") for code in run.multichild_issues["rule_code"]]
    return _told([*places, *of_file], messages)


def looked_after(_: str, ruleset: str) -> dict[str, Any]:
    """The files come by standard input, so that nothing of them is written anywhere."""
    from lac_validator import lac_validator

    registry = importlib.import_module(f"lac_validator.rules.{ruleset}").registry
    files = [
        {"name": name, "description": "This year", "file_content": base64.b64decode(content)}
        for name, content in json.load(sys.stdin).items()
    ]
    year = f"20{ruleset[-2:]}"
    metadata = {"collectionYear": year, "localAuthority": "E10000025"}
    run = lac_validator.LacValidator(metadata=metadata, files=files, registry=registry)
    places = []
    for table, frame in run.ds_results.items():
        for name in getattr(frame, "columns", ()):
            if name.startswith("ERR_"):
                rows = frame.index[frame[name].fillna(False).astype(bool)]
                places += [(name[4:], table, "", row) for row in rows]
    return _told(places, {str(rule.code): str(rule.message) for rule in registry.values()})


def _told(places: Iterable[tuple[Any, ...]], messages: dict[str, str]) -> dict[str, Any]:
    counts: dict[str, int] = {}
    listed: list[list[str]] = []
    for code, table, column, row in places:
        counts[str(code)] = counts.get(str(code), 0) + 1
        if len(listed) < MOST_PLACES:
            listed.append([str(code), str(table), str(column), str(row)])
    rules = [[code, messages.get(code, ""), count] for code, count in sorted(counts.items())]
    return {"rules": rules, "places": listed}


if __name__ == "__main__":
    what = {"census": census, "looked_after": looked_after}[sys.argv[1]]
    with contextlib.redirect_stdout(io.StringIO()):
        answer = what(sys.argv[2], sys.argv[3])
    sys.stdout.write(json.dumps(answer))
