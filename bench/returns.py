"""A census of 2,000 children to tables, beside the field's own validator reading the same file."""

import subprocess
import tempfile
from pathlib import Path

from bench.census_writing import write_census
from bench.timing import line, seconds
from setup_steps.places import VALIDATORS, program
from sightline.analytics.returns.census import read_census

CHILDREN = 2_000
LEAST = 10  # times as fast
THEIRS = """
import sys, time
import xml.etree.ElementTree as ET
from cin_validator.cin_validator import convert_data
started = time.perf_counter()
convert_data(ET.parse(sys.argv[1]).getroot())
print(time.perf_counter() - started)
"""


def run() -> float | None:
    """How many times as fast as the validator; None where it is not installed."""
    with tempfile.TemporaryDirectory(prefix="sightline-returns-") as folder:
        path = Path(folder) / "census.xml"
        write_census(path, CHILDREN)
        ours = seconds(lambda: read_census(path), runs=3)
        print(f"A census of {CHILDREN} children, {path.stat().st_size / 1e6:.1f} MB, to tables")
        python = program("python", venv=VALIDATORS)
        if not python.exists():
            print(f"  {ours * 1000:.1f} ms; the field's validator is not there (make validators)")
            return None
        command = [python, "-I", "-c", THEIRS, path]
        theirs = float(subprocess.run(command, check=True, capture_output=True).stdout)
        print(line("the field's validator reading it (the floor)", theirs, theirs))
        print(line("reading and checking it", ours, theirs, f"at least {LEAST} times as fast"))
        return theirs / ours


if __name__ == "__main__":
    faster = run()
    if faster is not None and faster < LEAST:
        raise SystemExit(f"Reading a census is {faster:.1f} times as fast, not {LEAST}.")
