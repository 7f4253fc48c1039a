"""How long something takes: the least of several runs, which other work disturbs least."""

from collections.abc import Callable
from time import perf_counter


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    times = []
    for _ in range(runs):
        started = perf_counter()
        work()
        times.append(perf_counter() - started)
    return min(times)


def line(name: str, value: float, floor: float, limit: str = "") -> str:
    """A name, its seconds, and its ratio to the floor."""
    told = f"  {name:<58} {value * 1000:9.1f} ms {value / floor:8.2f} x"
    return f"{told}   {limit}" if limit else told
