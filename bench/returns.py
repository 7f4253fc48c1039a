"""A census of 2,000 children to tables, beside the field's own validator reading the same file."""

import importlib.util
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

from bench.census_writing import write_census
from bench.timing import line, seconds
from sightline.analytics.returns.census import read_census

CHILDREN = 2_000
LEAST = 10  # times as fast


def run() -> float | None:
    """How many times as fast as the validator; None where it is not installed."""
    with tempfile.TemporaryDirectory(prefix="sightline-returns-") as folder:
        path = Path(folder) / "census.xml"
        write_census(path, CHILDREN)
        ours = seconds(lambda: read_census(path), runs=3)
        print(f"A census of {CHILDREN} children, {path.stat().st_size / 1e6:.1f} MB, to tables")
        if importlib.util.find_spec("cin_validator") is None:
            print(
                f"  {ours * 1000:.1f} ms. The field's validator is not installed: make validators"
            )
            return None
        return _beside_validator(path, ours)


def _beside_validator(path: Path, ours: float) -> float:
    from cin_validator.cin_validator import convert_data

    theirs = seconds(lambda: convert_data(ET.parse(path).getroot()), runs=1)
    print(line("the field's validator reading it (the floor)", theirs, theirs))
    print(line("reading and checking it", ours, theirs, f"at least {LEAST} times as fast"))
    return theirs / ours


if __name__ == "__main__":
    faster = run()
    if faster is not None and faster < LEAST:
        raise SystemExit(f"Reading a census is {faster:.1f} times as fast, not {LEAST}.")
