"""From columns of text to typed columns, with the places where a value could not be read.

Blank text is no value. What cannot be read becomes null and is told by `unread`; a code that is
not in its list stays as it stands, and is for the checks to tell.
"""

import polars as pl

from sightline.analytics.returns.columns import Kind

DAY = (
    r"^\s*(\d{4}-\d{1,2}-\d{1,2})"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:\d{2})?\s*$"
)
SLASHED_DAY = r"^\s*(\d{1,2}/\d{1,2}/\d{4})(?: \d{2}:\d{2}(?::\d{2})?)?\s*$"
COUNT_OF_DAYS = r"^\s*([1-6]\d{4})(?:\.0+)?\s*$"
DAYS_TO_1970 = 25_569
LETTERED = r"^[A-Z]\)\s*"
FIRST_YEAR, LAST_YEAR = 1900, 2100
SEXES = {"1": "M", "2": "F", "0": "U", "9": "U"}
YES, NO = ("1", "TRUE", "Y", "YES"), ("0", "FALSE", "N", "NO")


def typed(text: pl.Series, kind: Kind) -> pl.Series:
    return READERS[kind](text)


WRITTEN = {
    Kind.DATE: "is not a date that exists, written as 2019-05-31",
    Kind.SLASHED_DATE: "is not a date that exists, written as 31/05/2019",
    Kind.ANY_DATE: "is not a date that exists, written as 31/05/2019",
    Kind.FLAG: "is neither true nor false",
    Kind.NUMBER: "is not a whole number",
    Kind.DECIMAL: "is not a number",
}


def unread(text: pl.Series, values: pl.Series) -> pl.Series:
    """Rows, by number, that hold text of which no value came."""
    if values.null_count() == text.null_count():
        return pl.Series(dtype=pl.UInt32)
    lost = text.is_not_null() & values.is_null()
    return (lost & (text.str.strip_chars() != "")).arg_true()


def _date(text: pl.Series) -> pl.Series:
    days = text.str.to_date("%Y-%m-%d", strict=False)
    if days.null_count() > text.null_count():  # with a time, a zone or blanks beside some
        days = text.str.extract(DAY, 1).str.to_date("%Y-%m-%d", strict=False)
    return _likely(days)


def _slashed_date(text: pl.Series) -> pl.Series:
    """Day, month, year; spreadsheets add times, and databases write the year first."""
    days = text.str.to_date("%d/%m/%Y", strict=False)
    if days.null_count() > text.null_count():
        days = text.str.extract(SLASHED_DAY, 1).str.to_date("%d/%m/%Y", strict=False)
        days = days.zip_with(days.is_not_null(), _date(text))
    return _likely(days)


def _any_date(text: pl.Series) -> pl.Series:
    """A whole number is days as Excel counts them, where a cell lost the look of a date."""
    days = _slashed_date(text)
    counted = text.str.extract(COUNT_OF_DAYS, 1).cast(pl.Int32, strict=False)
    if counted.null_count() == counted.len():
        return days
    since = (counted - DAYS_TO_1970).cast(pl.Date)
    return _likely(days.zip_with(days.is_not_null(), since))


def _likely(days: pl.Series) -> pl.Series:
    likely = days.dt.year().is_between(FIRST_YEAR, LAST_YEAR)
    return days if likely.all() else days.set(~likely, None)


def _text(text: pl.Series) -> pl.Series:
    stripped = text.str.strip_chars()
    return stripped.set(stripped == "", None)


def _code(text: pl.Series) -> pl.Series:
    return _text(text).str.to_uppercase()


def _reason(text: pl.Series) -> pl.Series:
    code = _code(text)
    return code.set(~code.str.contains(r"^UN\d+$"), None)


def _sex(text: pl.Series) -> pl.Series:
    return _code(text).replace(SEXES)


def _codes(text: pl.Series) -> pl.Series:
    """Any marks may stand between the codes; none at all is an empty list."""
    return text.fill_null("").str.to_uppercase().str.extract_all(r"[^\s,;|]+").alias(text.name)


def _flag(text: pl.Series) -> pl.Series:
    return _either(_code(text))


def _yes(text: pl.Series) -> pl.Series:
    return _either(_code(text).str.replace(LETTERED, ""))


def _either(word: pl.Series) -> pl.Series:
    return (
        pl.select(
            pl.when(word.is_in(YES)).then(True).when(word.is_in(NO)).then(False).otherwise(None)
        )
        .to_series()
        .alias(word.name)
    )


def _number(text: pl.Series) -> pl.Series:
    return _text(text).str.strip_suffix(".0").cast(pl.Int32, strict=False)


def _decimal(text: pl.Series) -> pl.Series:
    return _text(text).cast(pl.Float64, strict=False)


READERS = {
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.SEX: _sex,
    Kind.REASON: _reason,
    Kind.SLASHED_DATE: _slashed_date,
    Kind.CODES: _codes,
    Kind.DATE: _date,
    Kind.ANY_DATE: _any_date,
    Kind.FLAG: _flag,
    Kind.YES: _yes,
    Kind.NUMBER: _number,
    Kind.DECIMAL: _decimal,
}
