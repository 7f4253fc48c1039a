"""Thornshire's returns, written once for all tests of them."""

import pytest

from sightline.exchange.thornshire.records.building import records
from sightline.exchange.thornshire.returns.writing import write_returns
from tests.exchange.demonstration import counting


@pytest.fixture(scope="package")
def drawn():
    return records()


@pytest.fixture(scope="package")
def returns(drawn, tmp_path_factory):
    return write_returns(tmp_path_factory.mktemp("thornshire"), drawn)


@pytest.fixture(scope="package")
def censuses(returns):
    return [counting.read_census(each.census, each.year) for each in returns]


@pytest.fixture(scope="package")
def care(returns):
    return [counting.read_care(each.looked_after, each.year) for each in returns]
