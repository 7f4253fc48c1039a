from datetime import date

import pytest
from click.testing import CliRunner
from django.test import RequestFactory
from waitress.adjustments import Adjustments
from waitress.proxy_headers import proxy_headers_middleware

from sightline.apps.collection import queries as collection
from sightline.apps.indicators.series import queries as series
from sightline.apps.indicators.signals import queries as signals
from sightline.apps.partnership import queries as partnership
from sightline.cli import main, serving
from sightline.kit.access import COMMAND_LINE
from tests.exchange import thornshire

pytestmark = pytest.mark.django_db


@pytest.fixture
def pack(tmp_path):
    return thornshire.write(tmp_path / "thornshire")


def _demo(*arguments):
    return CliRunner().invoke(main, ["demo", "--no-serve", *map(str, arguments)])


def test_any_pack_can_be_looked_at_with_printed_sign_ins(pack):
    answer = _demo("--pack", pack)

    assert answer.exit_code == 0
    assert "business-unit@demonstration.example" in answer.stdout
    assert [year.slug for year in partnership.years()] == ["2021-22"]


def test_a_second_start_loads_nothing_again(pack):
    first, second = _demo("--pack", pack), _demo("--pack", pack)

    assert "Loading the year pack" in first.stdout
    assert "Loading the year pack" not in second.stdout


def test_what_is_shown_without_an_option_is_fictional_whole_and_alone():
    # One test, since it draws and counts three years of records.
    first, second, published = _demo(), _demo(), _demo("--published")

    name = partnership.shown_name(partnership.year("2019-20"))
    assert name.name == "Thornshire Safeguarding Children Board (fictional)"
    assert "Loading" in first.stdout
    assert "Loading" not in second.stdout
    assert published.exit_code == 1
    assert "SIGHTLINE_HOME=~/sightline-oxfordshire sightline demo" in published.stderr
    assert partnership.the_partnership().key == "thornshire"
    values = {
        (row.indicator, row.period): row.value
        for row in series.values(COMMAND_LINE, date(2020, 3, 31)).filter(dimension="")
    }
    assert values["child-protection-plans-at-date", "2020-03-31"] == 543
    assert values["plans-started", "2018/19"] == 744
    assert values["early-help-assessments-completed", "2019/20 Q4"] == 1862
    assert sum(key == "looked-after-at-date" for key, _ in values) == 12
    assert collection.returns(COMMAND_LINE).exclude(state="published").count() == 0
    assert signals.signals(COMMAND_LINE, date(2020, 3, 31)).exists()


def test_the_published_year_is_shown_when_it_is_asked_for():
    answer = _demo("--published")

    assert answer.exit_code == 0
    assert partnership.the_partnership().key == "oxfordshire"


def test_a_pack_of_ones_own_is_not_also_the_published_one(pack):
    answer = _demo("--published", "--pack", pack)

    assert answer.exit_code == 2
    assert "leave out --pack" in answer.stderr


def test_a_pack_with_faults_is_not_shown_and_its_faults_are_listed(pack):
    thornshire.change(pack, "figures", 2, value="many")

    answer = _demo("--pack", pack)

    assert answer.exit_code == 1
    assert "figures.csv, row 2, value:" in answer.stdout
    assert not partnership.years()


def test_records_of_a_partnership_get_no_printed_sign_ins_beside_them(pack):
    CliRunner().invoke(main, ["pack", "load", str(pack)])

    answer = _demo("--pack", pack)

    assert answer.exit_code == 1
    assert "a partnership's own records" in answer.stderr


@pytest.mark.parametrize(
    ("behind_https", "believed"),
    [pytest.param(True, "https", id="told-of-a-proxy"), pytest.param(False, "http", id="not-told")],
)
def test_a_proxy_is_believed_to_speak_https_only_when_it_is_told_of(
    settings, behind_https, believed
):
    settings.BEHIND_HTTPS = behind_https

    assert _scheme_seen_behind_a_proxy() == believed


def test_visitors_behind_a_proxy_are_told_apart(settings):
    settings.BEHIND_HTTPS = True

    assert _seen_behind_a_proxy()["REMOTE_ADDR"] == "198.51.100.7"


def test_a_proxy_elsewhere_is_believed_only_at_the_address_that_was_given(settings):
    settings.BEHIND_HTTPS, settings.PROXY = True, "172.30.0.2"

    assert _seen_behind_a_proxy()["REMOTE_ADDR"] == serving.LOOPBACK
    assert _seen_behind_a_proxy("172.30.0.2")["REMOTE_ADDR"] == "198.51.100.7"


def test_without_a_proxy_nobody_says_that_they_are_somebody_else(settings):
    settings.BEHIND_HTTPS = False

    assert _seen_behind_a_proxy()["REMOTE_ADDR"] == serving.LOOPBACK


def _scheme_seen_behind_a_proxy():
    """What the product is told of a request that a proxy on this machine says came by https."""
    return _seen_behind_a_proxy()["wsgi.url_scheme"]


def _seen_behind_a_proxy(proxy=serving.LOOPBACK):
    seen = {}
    trusted = Adjustments(**serving.proxy_trusted())
    through = proxy_headers_middleware(
        lambda environ, start: seen.update(environ),
        trusted_proxy=trusted.trusted_proxy,
        trusted_proxy_count=trusted.trusted_proxy_count,
        trusted_proxy_headers=trusted.trusted_proxy_headers,
        clear_untrusted=trusted.clear_untrusted_proxy_headers,
    )

    request = RequestFactory().get(
        "/",
        REMOTE_ADDR=proxy,
        HTTP_X_FORWARDED_PROTO="https",
        HTTP_X_FORWARDED_FOR="198.51.100.7",
    )
    through(request.environ, None)

    return seen
