"""A national-size census to indicators, beside a loop of lxml over the children that reads nothing.

python -m bench.large, with the number of children if not 400,000. Each half runs in a process of
its own, so that its memory is its own; the file lies in a temporary folder. The limit is of seconds
as a clock on the wall counts them, so nothing else should run; those of the processor stand beside.
"""

import json
import resource
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter

from lxml import etree

from bench.census_writing import YEAR_ENDS, write_census
from bench.timing import line
from sightline.analytics import counting
from sightline.analytics.dictionary import all_definitions
from sightline.analytics.returns.census import PROCESSES, read_census
from sightline.core.clocks import Calendar
from sightline.core.periods import financial_year

CHILDREN = 400_000
MOST = 2.0  # times the floor
MOST_MEMORY = 2.0  # GB
CALENDAR = Calendar(date(2012, 1, 2), date(2028, 12, 26), {date(2019, 12, 25): "Christmas Day"})


def main() -> None:
    children = int(sys.argv[1]) if len(sys.argv) > 1 else CHILDREN
    with tempfile.TemporaryDirectory(prefix="sightline-large-") as folder:
        path = Path(folder) / "census.xml"
        write_census(path, children)
        print(f"A census of {children:,} children, {path.stat().st_size / 1e6:,.0f} MB of XML")
        floor, whole = _apart("floor", path), _apart("whole", path)
    told = f"at most {MOST}"
    print(line("a loop of lxml that reads nothing (the floor)", floor["seconds"], floor["seconds"]))
    print(line("  of it, read to tables", whole["read"], floor["seconds"]))
    print(line("read to tables, checked and counted", whole["seconds"], floor["seconds"], told))
    print(
        f"  {whole['indicators']:,.0f} indicators; {whole['memory']:.2f} GB at most {MOST_MEMORY}"
    )
    if whole["seconds"] > MOST * floor["seconds"] or whole["memory"] > MOST_MEMORY:
        raise SystemExit("Reading and counting a national census takes too much.")


def _apart(half: str, path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.large", half, str(path)]
    said = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(said.stdout))


def _floor(path: Path) -> dict[str, float]:
    started = perf_counter()
    for _, child in etree.iterparse(str(path), events=("end",), tag="Child"):
        child.clear()
    return {"seconds": perf_counter() - started, "processor": _processor()}


def _whole(path: Path) -> dict[str, float]:
    started = perf_counter()
    census = read_census(path)
    read = perf_counter() - started
    material = counting.Material(census=counting.join([census]))
    population = counting.Population(12_000_000, 2019, "2022")
    asked = counting.Asked(financial_year(2019), YEAR_ENDS, CALENDAR, population)
    counted = counting.count(all_definitions(YEAR_ENDS), material, asked)
    return {
        "seconds": perf_counter() - started,
        "read": read,
        "indicators": len(counted.indicators),
        "processor": _processor(),
        "memory": _memory(),
    }


def _processor() -> float:
    """Seconds of this process and of those that it started."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _memory() -> float:
    """GB at the most: this process, and as much again for each of its own as the largest took."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    each = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + PROCESSES * each) / 1024**2


if __name__ == "__main__":
    halves = {"floor": _floor, "whole": _whole}
    if len(sys.argv) == 3 and sys.argv[1] in halves:
        print(json.dumps(halves[sys.argv[1]](Path(sys.argv[2]))))
    else:
        main()
