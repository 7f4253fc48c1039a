"""Reads an output file that somebody else sent: every fault at its place, and nothing half taken.

A file is a stranger's: bounded in size, of known names only, and its values are worked out again.
"""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, NoReturn

from sightline.analytics.output import parts
from sightline.analytics.output.fields import Gathered, Misfit, day, record
from sightline.analytics.output.types import (
    FORMAT,
    VERSION,
    Output,
    OutputFault,
    PeriodTold,
    UnreadableOutput,
)
from sightline.core.periods import parse_period

LARGEST = 20 * 1024 * 1024  # bytes
LONGEST_NUMBER = 12  # digits
MOST_RETURNS, MOST_PERIODS = 50, 100
NAMES = ("format", "version", "as_at", "returns", "periods")


def read(content: bytes) -> Output:
    """Refuses with every fault found, a thousand at most."""
    gathered = Gathered()
    try:
        given = _file(content)
        as_at = day(given["as_at"], "as_at")
        returns = gathered.each("returns", given["returns"], MOST_RETURNS, parts.return_told)
        periods = gathered.each("periods", given["periods"], MOST_PERIODS, parts.period_told)
    except Misfit as misfit:
        raise UnreadableOutput([misfit.fault, *gathered.faults]) from None
    output = Output(as_at, tuple(returns), tuple(periods))
    if not gathered.faults:
        _check_days(output, gathered)
    gathered.refuse()
    return output


def _file(content: bytes) -> dict[str, Any]:
    """Of this format and version, before anything else is looked at."""
    data = _data(content)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Misfit("", "this is no file that `sightline indicators` wrote")
    if type(data.get("version")) is not int or data["version"] != VERSION:
        raise Misfit(
            "version",
            f"is not {VERSION}: count the returns again with the Sightline of this server, or "
            "bring the server up to date",
        )
    return dict(record(data, "", NAMES))


def _data(content: bytes) -> Any:
    if len(content) > LARGEST:
        raise Misfit(
            "", f"the file is larger than {LARGEST // 1024 // 1024} MB: it holds counts only"
        )
    try:
        return json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_once_each,
            parse_int=_short,
            parse_float=_no_point,
            parse_constant=_no_point,
        )
    except UnicodeDecodeError:
        raise Misfit("", "the file is not UTF-8 text") from None
    except json.JSONDecodeError as wrong:
        raise Misfit("", f"the file is not JSON: line {wrong.lineno:,}, {wrong.msg}") from None
    except RecursionError:
        raise Misfit("", "the file is nested too deeply to be one of counts") from None


def _once_each(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    twice = [name for name, times in Counter(name for name, _ in pairs).items() if times > 1]
    if twice:
        raise Misfit("", f"the name '{twice[0][:40]!r}' stands twice in one object")
    return dict(pairs)


def _short(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise Misfit("", f"a number has {len(digits):,} digits: counts are shorter")
    return int(digits)


def _no_point(number: str) -> NoReturn:
    raise Misfit("", f"{number[:40]} is no whole number: values are written as text")


def _check_days(output: Output, gathered: Gathered) -> None:
    """Each period once, and none counted past the day of the count or its own end."""
    times = Counter(each.period for each in output.periods)
    for number, told in enumerate(output.periods):
        place = f"periods[{number}]"
        if times[told.period] > 1:
            gathered.add(OutputFault(f"{place}.period", f"{told.period} stands there twice"))
        _check_end(told, place, output, gathered)


def _check_end(told: PeriodTold, place: str, output: Output, gathered: Gathered) -> None:
    ends_on = min(parse_period(told.period).ends_on, output.as_at)
    if told.counted_to != ends_on:
        gathered.add(
            OutputFault(
                f"{place}.counted_to",
                f"is {told.counted_to}: as at {output.as_at}, it is counted to {ends_on}",
            )
        )
