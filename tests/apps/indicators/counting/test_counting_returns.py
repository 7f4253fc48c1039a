"""A return that is sent is counted in the worker, proves itself again, and leaves no row."""

import json
import zipfile
from datetime import timedelta
from io import BytesIO
from threading import Event

import pytest
from django.urls import reverse

from sightline.analytics import output
from sightline.apps.indicators import tasks
from sightline.apps.indicators.models import CountedReturn, IndicatorValue, WaitingReturn
from sightline.kit import clock
from sightline.kit.permission import Role
from sightline.kit.tasks import running, turns
from sightline.kit.tasks.models import Job
from sightline.kit.uploads import Damaged, waiting
from tests.analytics.output import told
from tests.analytics.returns.census_xml import assessment, census, child, enquiry, plan, referral
from tests.factories.partnership import YearFactory

pytestmark = pytest.mark.django_db
SEND = "/2019-20/indicators/returns/send/"
RETURNS = "/2019-20/indicators/returns/"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """Where sealed files wait, and are to be gone from."""
    settings.HOME = tmp_path
    settings.JOBS_AT_ONCE = False
    YearFactory()
    return tmp_path


def file(text, name="cin-2020.xml"):
    sent = BytesIO(text.encode() if isinstance(text, str) else text)
    sent.name = name
    return sent


def few():
    """Three children, two of them on a plan, one of whom was referred twice."""
    first = referral(blocks=assessment() + enquiry(), plans=plan())
    again = referral(CINreferralDate="2019-12-02", blocks=assessment("2019-12-03", "2020-01-06"))
    return census(
        child(first + again, 1)
        + child(referral(plans=plan("2019-09-02")), 2)
        + child(referral(), 3)
    )


def send(client, *files, **fields):
    """What the page of returns says once the worker has done what it was asked."""
    said = {"kind": "cin", "as_at": "31/3/2020", "sent": files, **fields}
    answer = client.post(SEND, said)
    job = turns.take("a worker", clock.now())
    if job is None:
        return answer.content.decode()
    running.run(job, "a worker", Event())
    return client.get(RETURNS).content.decode()


def value(key, period):
    return IndicatorValue.objects.get(
        indicator=key, period=period, dimension="", is_current=True
    ).value


def nothing_left(home):
    lying = home / "waiting"
    return not WaitingReturn.objects.exists() and (not lying.exists() or not list(lying.iterdir()))


def test_a_census_becomes_counts_of_its_year_and_quarters(sign_in, home):
    shown = send(sign_in(Role.ANALYST), file(few()))

    assert "values are new" in shown
    assert value("referrals", "2019/20") == 4
    assert value("referrals", "2019/20 Q3") == 1
    assert value("child-protection-plans-at-date", "2020-03-31") == 2
    assert value("re-referrals-within-12-months", "2019/20") == 25
    assert nothing_left(home)


def test_of_the_rows_nothing_is_kept(sign_in, home):
    send(sign_in(Role.ANALYST), file(few()))

    kept = CountedReturn.objects.get()
    assert kept.counts["children"] == 3
    everything = json.dumps(
        [
            list(CountedReturn.objects.values()),
            list(IndicatorValue.objects.values()),
            list(Job.objects.values()),
        ],
        default=str,
    )
    assert "T000000001" not in everything
    assert "2010-01-15" not in everything


def test_the_same_file_proves_itself_and_a_changed_one_does_not(sign_in):
    client = sign_in(Role.ANALYST)
    send(client, file(few()))

    def proved(text):
        answer = client.post(f"{RETURNS}prove/", {"sent": [file(text)]})
        return answer.content.decode()

    assert "is the very file that was counted" in proved(few())
    assert "or it was changed since" in proved(few().replace("NEG", "PHY"))
    assert len(CountedReturn.objects.get().proofs[0]) == 64


def test_the_indicators_page_says_where_its_values_are_from(sign_in):
    client = sign_in(Role.ANALYST)
    send(client, file(few()))

    shown = client.get(reverse("indicators:indicator", args=["2019-20", "referrals"]))

    assert "Counted from cin-2020.xml" in shown.content.decode()
    assert "rows not kept" in shown.content.decode()


def test_counted_again_nothing_changes_and_a_difference_needs_its_reason(sign_in, home):
    client = sign_in(Role.ANALYST)
    send(client, file(few()))
    assert "0 values are new, 0 restated" in send(client, file(few()))

    changed = few().replace("2019-12-02", "2019-11-29")
    more = census(
        few().partition("<Children>\n")[2].partition("</Children>")[0] + child(referral(), 4)
    )
    refused = send(client, file(more))
    assert "say why it is restated" in refused
    assert value("referrals", "2019/20") == 4
    assert nothing_left(home)

    send(client, file(more), because="A late referral was added")
    assert value("referrals", "2019/20") == 5
    assert changed != more


def zipped(files):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


HEADER = "CHILD,SEX,DOB,ETHNIC\nT1,1,15/01/2010,WBRI\nT2,2,16/02/2012,WBRI\n"
EPISODES = (
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
    "T1,01/06/2019,S,C2,N1,U1,PR1,,,,,,\n"
    "T2,01/07/2018,S,C2,N1,U1,PR1,02/12/2019,E4A,,,,\n"
)


@pytest.mark.parametrize("in_one", [True, False])
def test_a_looked_after_return_is_counted_from_its_files_or_one_zip(sign_in, home, in_one):
    files = {"header.csv": HEADER, "episodes.csv": EPISODES}
    sent = (
        [file(zipped(files), "903.zip")]
        if in_one
        else [file(text, name) for name, text in files.items()]
    )

    send(sign_in(Role.ANALYST), *sent, kind="ssda903")

    assert value("looked-after-at-date", "2020-03-31") == 1
    assert value("started-to-be-looked-after", "2019/20") == 1
    assert value("ceased-to-be-looked-after", "2019/20") == 1
    assert len(CountedReturn.objects.get().proofs) == len(sent)
    assert nothing_left(home)


@pytest.mark.parametrize(
    ("kind", "name", "content"),
    [
        ("ssda903", "903.zip", b"PK\x03\x04 broken"),
        ("ssda903", "episodes.csv", "NAME,AGE\nx,1\n"),
        ("annex-a", "annex.xlsx", "no workbook"),
        ("annex-a", "annex.xlsx", zipped({"x": "y"})),
    ],
)
def test_what_is_no_such_return_is_named_and_gone(sign_in, home, kind, name, content):
    shown = send(sign_in(Role.ANALYST), file(content, name), kind=kind)

    assert name in shown
    assert "values are new" not in shown
    assert nothing_left(home)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not xml at all", "cin-2020.xml"),
        (b"<Message><Children><Child>", "cin-2020.xml"),
        (census(Year="none"), "collection year"),
        ('<!DOCTYPE a [<!ENTITY b "cc">]><Message>&b;</Message>', "cin-2020.xml"),
    ],
)
def test_what_is_no_census_says_where_it_fails_and_is_gone(sign_in, home, content, said):
    shown = send(sign_in(Role.ANALYST), file(content))

    assert said in shown
    assert not IndicatorValue.objects.exists()
    assert nothing_left(home)


def test_what_could_not_be_read_is_told_by_place_and_names_nobody(sign_in):
    wrong = few().replace("2019-09-02", "2019-19-02")

    shown = send(sign_in(Role.ANALYST), file(wrong))

    assert "What could not be read, or cannot be right" in shown
    assert "line" in shown
    assert "T000000002" not in shown


def test_counts_that_a_council_made_are_taken_as_they_are(sign_in, home):
    counts = output.as_json(told.small())

    shown = send(sign_in(Role.ANALYST), file(counts, "counts.json"), kind="counts", as_at="")

    assert "values are new" in shown
    made = CountedReturn.objects.get()
    assert (made.counted_here, made.files) == (False, ["census.xml"])
    assert made.proofs == ["0" * 64]
    assert nothing_left(home)


@pytest.mark.parametrize(
    "content", [b"{}", b"[1", b"\xff\xfe", json.dumps({"format": "other"}).encode()]
)
def test_a_file_that_is_no_counts_is_refused(sign_in, home, content):
    shown = send(sign_in(Role.ANALYST), file(content, "counts.json"), kind="counts", as_at="")

    assert "values are new" not in shown
    assert not CountedReturn.objects.exists()
    assert nothing_left(home)


def test_two_files_of_one_year_are_refused(sign_in):
    shown = send(sign_in(Role.ANALYST), file(few()), file(few(), "again.xml"))

    assert "no two the same" in shown


def test_no_page_loads_what_counts():
    """Polars takes a second, and half a hundred megabytes of memory, of every process."""
    import subprocess
    import sys

    script = (
        "import os, sys, django; "
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'sightline.config.settings_test'; "
        "django.setup(); "
        "from django.urls import get_resolver; get_resolver().url_patterns; "
        "print('polars' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"


def test_what_no_worker_counted_goes_after_a_day(sign_in, home):
    """As when the machine stopped: the row and its key, the sealed bytes, and bytes of no row."""
    sign_in(Role.ANALYST).post(SEND, {"kind": "cin", "as_at": "31/3/2020", "sent": [file(few())]})
    of_no_row = waiting.keep([b"left by a process that was killed"])
    now = clock.now()

    assert tasks.let_go_of_old(now) == {"files let go": 0}
    assert WaitingReturn.objects.exists()
    assert tasks.let_go_of_old(now + timedelta(days=2)) == {"files let go": 2}
    assert nothing_left(home)
    with pytest.raises(Damaged):
        waiting.opened(of_no_row.name, of_no_row.key)


def test_a_count_that_is_stopped_lets_go_of_its_files(sign_in, home):
    client = sign_in(Role.ANALYST)
    client.post(SEND, {"kind": "cin", "as_at": "31/3/2020", "sent": [file(few())]})

    client.post(f"{RETURNS}stop/")

    assert nothing_left(home)
    assert turns.take("a worker", clock.now()) is None


def test_what_waits_is_sealed_on_the_disk(sign_in, home):
    sign_in(Role.ANALYST).post(SEND, {"kind": "cin", "as_at": "31/3/2020", "sent": [file(few())]})

    (lying,) = (home / "waiting").iterdir()
    assert b"T000000001" not in lying.read_bytes()
    assert lying.stat().st_mode & 0o077 == 0
