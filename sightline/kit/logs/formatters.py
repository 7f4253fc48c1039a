"""One event as one line, in JSON or in plain words.

What others' loggers fill into their words (paths, hosts, rows) is left out, and of an exception
only its kind and places are told: its message may repeat what a person typed.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from sightline.kit.logs.requests import FIELDS, request_id

OWN = "sightline"
LEFT_OUT = "…"
PLACES = 12


class Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(told(record), ensure_ascii=False, default=str)


class Plain(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        words = told(record)
        start = " ".join(str(words.pop(name)) for name in ("time", "level", "logger"))
        message = words.pop("message")
        more = "".join(f" {name}={value}" for name, value in words.items())
        return f"{start}: {message}{more}"


def told(record: logging.LogRecord) -> dict[str, Any]:
    """What a line says, name by name."""
    moment = datetime.fromtimestamp(record.created, UTC)
    line: dict[str, Any] = {
        "time": moment.isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "logger": record.name,
        "message": _message(record),
    }
    if mark := request_id() or getattr(getattr(record, "request", None), "log_mark", ""):
        line["request"] = mark
    line |= {name: getattr(record, name) for name in FIELDS if _is_own(record, name)}
    if record.exc_info and record.exc_info[0] is not None:
        line["fault"] = _fault(record.exc_info[0], record.exc_info[2])
    return line


def _is_own(record: logging.LogRecord, name: str) -> bool:
    return record.name.partition(".")[0] == OWN and hasattr(record, name)


def _message(record: logging.LogRecord) -> str:
    """In one line, whatever was put into it."""
    is_own = record.name.partition(".")[0] == OWN
    words = record.getMessage() if is_own else _of_others(record)
    return " ".join(words.split())


def _of_others(record: logging.LogRecord) -> str:
    """Their words without what was filled in; where it was filled in beforehand, only the place."""
    if not isinstance(record.msg, str) or not record.args:
        return f"{record.module} line {record.lineno}"
    try:
        return str(record.msg % _without_words(record.args))
    except (TypeError, ValueError, KeyError):
        return record.msg


def _without_words(given: Any) -> Any:
    if isinstance(given, dict):
        return {name: _number_or_nothing(value) for name, value in given.items()}
    return tuple(_number_or_nothing(value) for value in given)


def _number_or_nothing(value: object) -> object:
    return value if isinstance(value, int | float) else LEFT_OUT


def _fault(kind: type[BaseException], trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)[-PLACES:]
    places = " < ".join(f"{frame.name} line {frame.lineno}" for frame in reversed(frames))
    return f"{kind.__name__} in {places}" if places else kind.__name__
