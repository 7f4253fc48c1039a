"""What Excel shows for a value it keeps: 0.48 formatted as a percentage is 48%, a date is a day."""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
CODED = re.compile("_x([0-9A-Fa-f]{4})_")  # how a workbook stores signs that XML does not hold
MIDNIGHT = time()


class UnclearCell(ValueError):
    """The cell cannot be read as one thing. `text` stands in for it, lest it be called empty."""

    def __init__(self, message: str, text: str = "") -> None:
        super().__init__(message)
        self.text = text


class HiddenDifference(ValueError):
    """The cell shows less than it keeps; `text` is what it shows."""

    def __init__(self, message: str, text: str) -> None:
        super().__init__(message)
        self.text = text


def displayed(value: object, number_format: str, data_type: str) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return _moment(value, number_format)
        case date():
            return _day(value, number_format)
        case int() | float():
            return _number(value, number_format)
        case time() | timedelta():
            raise UnclearCell(f"holds a time of day ({value}): write text, a number or a date", "?")
    text = str(value)
    if data_type == "e":
        raise UnclearCell(
            f"shows the error {text}: mend the formula, or write the value itself", "?"
        )
    return CODED.sub(lambda found: chr(int(found[1], 16)), text)


def _moment(value: datetime, number_format: str) -> str:
    if value.time() != MIDNIGHT:
        return value.isoformat(sep=" ", timespec="seconds")
    return _day(value.date(), number_format)


def _day(value: date, number_format: str) -> str:
    """Only what the format shows: Excel turns 'March 2020' into a day, and '3/4' into another."""
    plain = QUOTED.sub("", number_format.partition(";")[0]).lower()
    if "y" not in plain and "e" not in plain:
        raise UnclearCell(
            f"is kept by Excel as {value.isoformat()} but shows no year: write it as text, or as a "
            "whole date with its year",
            value.isoformat(),
        )
    if "d" in plain:
        return value.isoformat()
    return f"{value:%B %Y}" if "m" in plain else str(value.year)


def _number(value: float, number_format: str) -> str:
    if isinstance(value, float) and not (abs(value) < 1e21):
        raise UnclearCell("holds a number that is too large to be a figure: write it again", "?")
    exact = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    plain = QUOTED.sub("", number_format.partition(";")[0])
    if "%" in plain:
        return _percent(exact, plain)
    return _plain(exact)


def _percent(exact: Decimal, plain: str) -> str:
    places = re.search(r"\.([0#?]+)", plain)
    kept = exact * 100
    step = Decimal(1).scaleb(-len(places[1])) if places else Decimal(1)
    shown = kept.quantize(step, ROUND_HALF_UP)
    text = f"{shown:f}%"
    if shown != kept:
        raise HiddenDifference(
            f"shows {text} but keeps {_plain(kept)}%: {text} was read; show more decimals if the "
            "others are meant",
            text,
        )
    return text


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
