"""A cell is a number to the decimals that were meant, or one of the symbols, or refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.analytics.open_statistics.cells import NoValue, read_cell
from sightline.analytics.open_statistics.types import Symbol


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("0", "0", 0),
        ("51510", "51510", 0),
        ("24.8", "24.8", 1),
        ("81.900000000000006", "81.9", 1),
        ("89.300000000000011", "89.3", 1),
        ("314.60000000000002", "314.6", 1),
        ("4.5839999999999999E-2", "0.04584", 5),
        ("0.56000000000000005", "0.56", 2),
        ("12183016", "12183016", 0),
        (" 7 ", "7", 0),
        ("10.0", "10.0", 1),
        ("100.00000000000001", "100", 0),
    ],
)
def test_a_number_is_what_was_meant(text, value, decimals):
    found = read_cell(text)

    assert (found.value, found.symbol, found.decimals) == (Decimal(value), None, decimals)


@given(st.integers(0, 10**6), st.integers(0, 5))
def test_a_decimal_that_a_spreadsheet_wrote_as_a_float_comes_back(digits, places):
    meant = Decimal(digits).scaleb(-places)

    assert read_cell(f"{float(meant):.17g}").value == meant


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("c", Symbol.HIDDEN),
        ("C", Symbol.HIDDEN),
        ("-", Symbol.HIDDEN),
        ("z", Symbol.NOT_APPLICABLE),
        ("x", Symbol.NOT_AVAILABLE),
        (":", Symbol.NOT_AVAILABLE),
        ("", Symbol.NOT_AVAILABLE),
        ("k", Symbol.ROUNDS_TO_NOUGHT),
        ("low", Symbol.ROUNDS_TO_NOUGHT),
        ("u", Symbol.UNRELIABLE),
    ],
)
def test_a_symbol_is_no_number(text, symbol):
    assert (read_cell(text).value, read_cell(text).symbol) == (None, symbol)


@pytest.mark.parametrize(
    "text",
    ["nan", "inf", "-inf", "1e999", "1,234", "12%", "0x10", "1_000", "٣", "=1+1", "12 children",
     "9" * 31, "9999999999999", "1.2.3", "--5", "#REF!"],
)  # fmt: skip
def test_anything_else_is_refused(text):
    with pytest.raises(NoValue):
        read_cell(text)
