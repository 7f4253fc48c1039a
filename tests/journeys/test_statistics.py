"""An analyst loads what the department publishes, and sees the authority beside others."""

import pytest

from sightline.kit.permission import Role
from tests import years
from tests.analytics.open_statistics import samples
from tests.apps.statistics import loading
from tests.journeys import steps
from tests.journeys.looking import looked_at_both_widths

pytestmark = pytest.mark.django_db(transaction=True)
YEAR = "/2019-20/statistics/"


@pytest.fixture
def files(tmp_path):
    """The made-up files, as somebody would have downloaded them."""
    made = {}
    kinds = (samples.d3, samples.cla, samples.ons, samples.long, samples.dictionary)
    for kind in kinds:
        made[kind.__name__] = tmp_path / f"{kind.__name__}.csv"
        made[kind.__name__].write_bytes(kind())
    made["neighbours"] = tmp_path / "sn_model_2025_wide.csv"
    made["neighbours"].write_bytes(samples.neighbours())
    return made


def send(page, path):
    page.goto(f"{YEAR}load/")
    page.get_by_label("The file, as its publisher gives it").set_input_files(path)
    page.get_by_role("button", name="Load").click()


def test_from_a_downloaded_file_to_one_measure_beside_others(page, axe, files, tmp_path):
    years.load_oxfordshire()
    steps.sign_in(page, Role.ANALYST)
    page.goto(YEAR)
    page.get_by_text("Nothing is loaded yet.").wait_for()
    looked_at_both_widths(page, axe)

    broken = tmp_path / "broken.csv"
    broken.write_bytes(samples.d3()[:-30])
    send(page, broken)
    page.get_by_text("line 11: the row has").first.wait_for()
    looked_at_both_widths(page, axe)

    for path in files.values():
        send(page, path)
        page.get_by_text("Loaded:").wait_for()
    looked_at_both_widths(page, axe)

    page.goto(f"{YEAR}choose/")
    page.get_by_label("Authority", exact=True).select_option("Thornshire")
    looked_at_both_widths(page, axe)
    page.get_by_role("button", name="Keep").click()
    page.get_by_text("Thornshire beside England").wait_for()
    looked_at_both_widths(page, axe)

    page.get_by_role("link", name="Child protection plans at 31 March, rate").first.click()
    page.get_by_text("is lower than England").first.wait_for()
    looked_at_both_widths(page, axe)

    page.get_by_label("Area", exact=True).select_option("Northshire")
    page.get_by_role("button", name="Show").click()
    page.get_by_text("Northshire, at 48.1 per 10,000").first.wait_for()
    looked_at_both_widths(page, axe)


@samples.needs_published
def test_oxfordshires_published_series_beside_others(page, axe):
    years.load_oxfordshire()
    for path in samples.published().values():
        loading.load(path.read_bytes(), path.name)
    loading.choose("931")
    steps.sign_in(page, Role.MEMBER)

    page.goto(YEAR)
    looked_at_both_widths(page, axe)
    for key in ("plans-at-31-march-rate", "re-referrals-percent", "referrals"):
        page.goto(f"{YEAR}measures/{key}/")
        looked_at_both_widths(page, axe)
