"""The field's own validators, where they are installed: what they find, by rule and by place.

They need older libraries than the product, so they stand in an environment of their own and run in
a process of their own. What they are given the product has read before, and refused if hostile.
"""

import base64
import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sightline.analytics.returns.census import read_census
from sightline.analytics.returns.faults import Fault, Faults
from sightline.analytics.returns.return_files import files_of

CENSUS, LOOKED_AFTER = "csc-validator-be-cin", "csc-validator-be-903"
RUNNER = Path(__file__).with_name("validator_runner.py")
RULE_YEARS = range(2023, 2028)  # the collection years for which they have rules
MOST_SECONDS = 3_600
INSTALL = "Run `make validators`, or install requirements-validators.txt into an environment apart"


class CannotValidate(RuntimeError):
    """The message says why and what to do."""


@dataclass(frozen=True)
class RuleBroken:
    code: str
    message: str
    count: int


@dataclass(frozen=True)
class Validation:
    """`rules_of` is the collection year of the rules: the nearest there is to the file's own."""

    validator: str
    rules_of: int
    rules: tuple[RuleBroken, ...]
    faults: Faults


def validate_census(path: Path, python: Path) -> Validation:
    """`python` is that of the environment in which the validators are installed."""
    year = read_census(path).header.year or RULE_YEARS[-1]
    return _validated(CENSUS, "census", path, year, python)


def validate_looked_after(path: Path, year: int, python: Path) -> Validation:
    """The files of one collection year, from a folder, a zip or a single file."""
    files = {
        f"{number}.csv": base64.b64encode(file.content).decode("ascii")
        for number, file in enumerate(files_of(path, ".csv"))
    }
    given = json.dumps(files).encode()
    return _validated(LOOKED_AFTER, "looked_after", path, year, python, given)


def _validated(
    validator: str, kind: str, path: Path, year: int, python: Path, given: bytes = b""
) -> Validation:
    rules_of = min(max(year, RULE_YEARS[0]), RULE_YEARS[-1])
    prefix = "cin" if kind == "census" else "lac"
    ruleset = f"{prefix}{rules_of - 1}_{rules_of % 100}"
    command = [str(python), "-I", str(RUNNER), kind, str(path.resolve()), ruleset]
    said = _run(validator, command, given)
    rules = tuple(RuleBroken(*rule) for rule in said["rules"])
    messages = {rule.code: rule.message.strip() for rule in rules}
    listed = tuple(
        Fault(
            path.name,
            None,
            " ".join(part for part in (table, column, f"row {row}" if row else "") if part),
            f"rule {code}: {messages.get(code, '').rstrip('.')}",
            "See the department's guide to validation of the collection",
        )
        for code, table, column, row in said["places"]
    )
    unlisted = sum(rule.count for rule in rules) - len(listed)
    return Validation(validator, rules_of, rules, Faults(listed, unlisted))


def _run(validator: str, command: list[str], given: bytes) -> dict[str, Any]:
    if not Path(command[0]).exists():
        raise CannotValidate(f"{validator} is not installed. {INSTALL}.")
    with tempfile.TemporaryDirectory(prefix="sightline-validator-") as folder:
        try:
            ran = subprocess.run(  # noqa: S603  # our own runner, by the Python that was named
                command,
                input=given,
                capture_output=True,
                cwd=folder,
                timeout=MOST_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as failed:
            raise CannotValidate(f"{validator} did not come to an end. {INSTALL}.") from failed
    if b"ModuleNotFoundError" in ran.stderr:
        raise CannotValidate(f"{validator} is not installed there. {INSTALL}.")
    if ran.returncode:
        raise CannotValidate(
            f"{validator} stopped at this file. The product's own checks still hold; report the "
            "file's shape, not its contents, to those who maintain the validator."
        )
    return dict(json.loads(ran.stdout))
