"""Days and times as people write them on the command line; what could be two days is refused."""

from datetime import date, datetime, time

import click

from sightline.core.periods import UnreadablePeriod, parse_date


def read_day(_context: click.Context, _param: click.Parameter, value: str) -> date:
    try:
        return parse_date(value)
    except UnreadablePeriod as refused:
        raise click.BadParameter(str(refused)) from None


def read_day_if_any(
    context: click.Context, param: click.Parameter, value: str | None
) -> date | None:
    return None if value is None else read_day(context, param, value)


def read_time(_context: click.Context, _param: click.Parameter, value: str | None) -> time | None:
    if value is None:
        return None
    try:
        return datetime.strptime(value, "%H:%M").time()  # noqa: DTZ007  # no moment yet
    except ValueError:
        raise click.BadParameter(f"'{value}' is not a time: write it as 14:30") from None
