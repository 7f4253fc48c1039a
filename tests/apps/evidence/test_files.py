"""Files of findings: kept all or none, given out checked, taken back with a reason."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sightline.apps.evidence.files import actions, queries, types
from sightline.apps.evidence.files.places import store_of
from sightline.apps.evidence.files.types import Sent
from sightline.apps.evidence.models import EvidenceFile
from sightline.exchange.keeping import actions as keeping
from sightline.exchange.keeping.types import Refused as NotKept
from sightline.exchange.loading import Refused
from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from sightline.kit.uploads import Damaged
from tests import years
from tests.exchange import thornshire
from tests.factories.evidence import FindingFactory
from tests.factories.partnership import YearFactory
from tests.kit.uploads import samples
from tests.reading_pages import having, main, words

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 5, 4, 10, tzinfo=UTC)
UNIT = Actor("Business unit", frozenset({Role.BUSINESS_UNIT}), 1)


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path / "home"


@pytest.fixture
def finding():
    return FindingFactory(key="audit-one", statement="Chronologies were missing.")


def sent(content=samples.PDF, name="audit.pdf"):
    return Sent(name, "PDF", "application/pdf", len(content), lambda: [content])


def attach(finding, *files, covers=""):
    return actions.attach(
        actor=UNIT,
        year=finding.year,
        finding=finding.key,
        sent=files or [sent()],
        says="The audit's report",
        covers=covers,
        now=NOW,
    )


def upload(content, name):
    return SimpleUploadedFile(name, content)


def post(client, finding, *files, **told):
    address = reverse("evidence:attach", args=[finding.year.slug, finding.key])
    return client.post(address, {"says": "The report", "covers": "", **told, "sent": files})


def test_a_file_is_kept_with_what_it_is_who_attached_it_and_its_hash(finding):
    (file,) = attach(finding, covers="March 2020")

    assert (file.name, file.kind, file.covers, file.by) == (
        "audit.pdf", "PDF", "March 2020", "Business unit",
    )  # fmt: skip
    assert store_of(finding.year).read(file.digest) == samples.PDF


def test_the_same_file_is_attached_to_one_finding_once_and_to_another_too(finding):
    attach(finding)

    with pytest.raises(actions.CannotDo, match="already"):
        attach(finding)
    attach(FindingFactory(year=finding.year))


def test_where_one_is_refused_none_is_attached(finding):
    attach(finding)

    with pytest.raises(actions.CannotDo):
        attach(finding, sent(b"%PDF-new", "new.pdf"), sent())

    assert EvidenceFile.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_bytes_go_when_the_last_file_that_holds_them_is_taken_back(finding):
    other = FindingFactory(year=finding.year)
    (first,), (second,) = attach(finding), attach(other)
    store = store_of(finding.year)

    actions.take_back(actor=UNIT, file=first, reason="Another audit's", now=NOW)
    assert store.read(first.digest) == samples.PDF

    actions.take_back(actor=UNIT, file=second, reason="Another audit's", now=NOW)
    with pytest.raises(Damaged):
        store.read(first.digest)
    assert {row.taken_back_reason for row in EvidenceFile.objects.all()} == {"Another audit's"}


def test_a_file_is_taken_back_once_and_with_a_reason(finding):
    (file,) = attach(finding)

    with pytest.raises(actions.CannotDo, match="why"):
        actions.take_back(actor=UNIT, file=file, reason=" ", now=NOW)
    actions.take_back(actor=UNIT, file=file, reason="Wrong one", now=NOW)
    with pytest.raises(actions.CannotDo, match="already"):
        actions.take_back(actor=UNIT, file=file, reason="Wrong one", now=NOW)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.PARTNER, Role.SCRUTINEER, Role.TRAINER])
def test_only_those_who_keep_evidence_attach_and_take_back(role, finding):
    (file,) = attach(finding)
    actor = Actor("Somebody", frozenset({role}), 2)

    with pytest.raises(PermissionDenied):
        actions.attach(
            actor=actor, year=finding.year, finding=finding.key, sent=[sent()], says="It",
            covers="", now=NOW,
        )  # fmt: skip
    with pytest.raises(PermissionDenied):
        actions.take_back(actor=actor, file=file, reason="Why not", now=NOW)


def test_the_trail_says_who_took_a_copy_and_never_what_the_file_is_called(finding):
    (file,) = attach(finding, sent(name="Jo Bloggs.pdf"))

    actions.give_out(actor=UNIT, file=file, now=NOW)

    events = Entry.objects.filter(event__startswith="evidence.file")
    assert [each.event for each in events.order_by("pk")] == [
        "evidence.file-attached", "evidence.file-downloaded",
    ]  # fmt: skip
    assert "Bloggs" not in str(list(events.values()))


def test_what_no_file_names_is_swept_and_nothing_else(finding):
    (file,) = attach(finding)
    store = store_of(finding.year)
    left = store.keep([b"sent when the machine stopped"])

    assert actions.sweep(actor=COMMAND_LINE, year=finding.year, now=NOW) == 1
    with pytest.raises(Damaged):
        store.read(left)
    assert store.read(file.digest) == samples.PDF
    assert actions.sweep(actor=COMMAND_LINE, year=finding.year, now=NOW) == 0


def test_bytes_of_a_file_taken_back_as_the_machine_stopped_are_swept(finding):
    (file,) = attach(finding)
    EvidenceFile.objects.update(taken_back_at=NOW, taken_back_by="Unit", taken_back_reason="Why")

    actions.sweep(actor=COMMAND_LINE, year=finding.year, now=NOW)

    with pytest.raises(Damaged):
        store_of(finding.year).read(file.digest)


def test_several_files_are_sent_at_once_in_the_browser(sign_in, finding):
    answer = post(
        sign_in(Role.ANALYST),
        finding,
        upload(samples.PDF, "one.pdf"),
        upload(samples.DOCX, "two.docx"),
        covers="2019/20",
    )

    assert answer.status_code == 302
    assert [row.name for row in queries.standing(UNIT, finding.year)] == ["one.pdf", "two.docx"]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ([], "Choose at least one file"),
        ([upload(samples.EXE, "run.pdf")], "run is none of what is taken"),
        ([upload(b"", "empty.pdf")], "empty"),
        ([upload(samples.DOCM, "macro.docx")], "macro holds macros"),
    ],
)
def test_what_is_refused_is_told_at_its_field_and_nothing_is_kept(sign_in, finding, files, told):
    good = [upload(samples.PDF, "good.pdf")] if files else []
    answer = post(sign_in(Role.ANALYST), finding, *good, *files)

    assert told in words(having(main(answer), "govuk-error-message")[0])
    assert not EvidenceFile.objects.exists()
    assert not any(each.is_file() for each in store_of(finding.year).folder.rglob("*"))


def test_too_large_and_too_many_are_refused(sign_in, finding, monkeypatch):
    monkeypatch.setattr("sightline.apps.evidence.files.forms.LARGEST", 10)
    large = post(sign_in(Role.ANALYST), finding, upload(samples.PDF, "a.pdf"))
    assert "is larger than" in words(main(large))

    files = [upload(samples.PDF, f"{n}.pdf") for n in range(types.MOST_AT_ONCE + 1)]
    assert "send at most 10 at once" in words(main(post(sign_in(Role.ANALYST), finding, *files)))
    assert not EvidenceFile.objects.exists()


def test_a_time_that_is_none_is_told_at_its_field(sign_in, finding):
    answer = post(
        sign_in(Role.ANALYST), finding, upload(samples.PDF, "a.pdf"), covers="last spring"
    )

    assert "Write a day, a month" in words(having(main(answer), "govuk-error-message")[0])


def test_a_file_is_given_to_be_kept_and_never_to_be_run(sign_in, finding):
    (file,) = attach(finding, sent(name="R\u00e9sum\u00e9.pdf"))

    answer = sign_in(Role.MEMBER).get(
        reverse("evidence:file", args=[finding.year.slug, finding.key, file.pk])
    )

    assert answer.content == samples.PDF
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''R")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "private, no-store"


def test_a_file_that_was_changed_on_the_disk_is_not_given(sign_in, finding):
    (file,) = attach(finding)
    for each in store_of(finding.year).folder.rglob("*"):
        if each.is_file():
            each.write_bytes(b"another")

    answer = sign_in(Role.MEMBER).get(
        reverse("evidence:file", args=[finding.year.slug, finding.key, file.pk])
    )

    assert answer.status_code == 410
    assert "restored from a backup" in words(main(answer))


def test_another_findings_another_years_and_a_taken_back_file_are_not_found(sign_in, finding):
    (file,) = attach(finding)
    other = FindingFactory(year=finding.year)
    elsewhere = FindingFactory(year=YearFactory(first=2031), key=finding.key)
    client = sign_in(Role.BUSINESS_UNIT)
    for place in (other, elsewhere):
        for name in ("evidence:file", "evidence:take-back"):
            address = reverse(name, args=[place.year.slug, place.key, file.pk])
            assert client.get(address).status_code == 404

    actions.take_back(actor=UNIT, file=file, reason="Wrong", now=NOW)
    address = reverse("evidence:file", args=[finding.year.slug, finding.key, file.pk])
    assert client.get(address).status_code == 404


def test_the_list_says_which_findings_have_files_at_no_further_cost(
    sign_in, finding, django_assert_max_num_queries
):
    for number in range(20):
        attach(FindingFactory(year=finding.year), sent(b"%PDF-" + bytes([65 + number])))
    attach(finding, sent(), sent(b"%PDF-two", "two.pdf"))
    client = sign_in(Role.MEMBER)

    with django_assert_max_num_queries(16):
        answer = client.get(reverse("evidence:findings", args=[finding.year.slug]))

    assert "2 files" in words(main(answer))


@pytest.fixture
def pack(tmp_path):
    """Thornshire's, with a finding that is coded to nothing."""
    written = thornshire.write(tmp_path / "pack")
    thornshire.add(written, "findings", key="extra")
    return written


def attach_to_extra(year):
    return actions.attach(
        actor=UNIT, year=year, finding="extra", sent=[sent()], says="It", covers="", now=NOW
    )


def test_a_pack_without_a_finding_that_has_a_file_is_refused_and_the_place_is_named(pack, tmp_path):
    year = years.load_thornshire(pack)
    attach_to_extra(year)

    with pytest.raises(Refused, match="'extra' has a file that Business unit attached"):
        years.load(thornshire.write(tmp_path / "without"))
    assert queries.standing(UNIT, year).count() == 1


def test_a_finding_with_a_file_is_not_withdrawn_before_the_file_is_taken_back(pack):
    year = years.load_thornshire(pack)
    (file,) = attach_to_extra(year)
    about = {"actor": UNIT, "year": year, "table": "findings", "key": "extra"}

    with pytest.raises(NotKept, match="has a file"):
        keeping.withdraw(**about, reason="Not so", now=NOW)
    actions.take_back(actor=UNIT, file=file, reason="Wrong", now=NOW)
    keeping.withdraw(**about, reason="Not so", now=NOW)


def test_a_pack_loaded_again_leaves_files_where_they_are(pack):
    year = years.load_thornshire(pack)
    attach_to_extra(year)

    years.load(pack)

    assert queries.counts(UNIT, year) == {"extra": 1}
