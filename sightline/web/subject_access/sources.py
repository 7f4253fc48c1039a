"""Where Sightline looks for a person: every room that holds words, as far as the actor may read it.

The search index serves what people look for by its sense. This goes through all there is, letter by
letter, since a request for everything must find what stands in no index too.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.dateformat import format as written

from sightline.apps.accounts.access import Accounts
from sightline.apps.accounts.cases import queries as cases
from sightline.apps.accounts.cases.access import Cases
from sightline.apps.accounts.models import Person
from sightline.apps.accounts.people import queries as people
from sightline.apps.evidence.access import Evidence
from sightline.apps.evidence.files import queries as files
from sightline.apps.evidence.restricted import queries as restricted
from sightline.apps.evidence.restricted.access import Restricted
from sightline.apps.feedback import queries as feedback
from sightline.apps.feedback.access import Feedback
from sightline.apps.partnership.access import Partnership
from sightline.apps.records.access import Records
from sightline.apps.records.keeping import queries as keeping
from sightline.apps.records.sharing import queries as sharing
from sightline.apps.subject_access.types import Found
from sightline.core.folding import folded
from sightline.core.periods import long_date
from sightline.exchange.keeping.access import Keeping
from sightline.exchange.revisions import queries as revisions
from sightline.kit.access import Actor, may
from sightline.kit.permission import ROLE_NAMES, Permission, Role
from sightline.kit.search import queries as search
from sightline.kit.trail import queries as trail
from sightline.kit.trail.access import Trail
from sightline.kit.trail.subjects import subject_of
from sightline.kit.trail.types import Asked
from sightline.releases import queries as releases
from sightline.releases.access import Releases
from sightline.reports.access import Reports
from sightline.reports.writing import queries as writing
from sightline.web.search.rooms import KINDS


@dataclass(frozen=True)
class Look:
    """What somebody is looked for by."""

    terms: tuple[str, ...]

    @classmethod
    def of(cls, terms: Iterable[str]) -> "Look":
        return cls(tuple(filter(None, (folded(term).strip() for term in terms))))

    def fits(self, *texts: str) -> bool:
        """Whether one of the terms stands in one of the texts, as part of a word too."""
        return any(term in text for text in map(folded, texts) for term in self.terms)


@dataclass(frozen=True)
class Source:
    name: str
    needs: Permission
    find: Callable[[Actor, Look, datetime], Iterator[Found]]


def all_found(actor: Actor, terms: Iterable[str], now: datetime) -> list[Found]:
    look = Look.of(terms)
    return [
        each
        for source in SOURCES
        if may(actor, source.needs)
        for each in source.find(actor, look, now)
    ]


def not_looked_in(actor: Actor) -> list[str]:
    """What the actor may not read, so that somebody else has to look there."""
    return [source.name for source in SOURCES if not may(actor, source.needs)]


def _documents(actor: Actor, look: Look, now: datetime) -> Iterator[Found]:
    for row in search.documents(actor).order_by("-year", "kind", "key").iterator():
        if look.fits(row.title, row.words):
            kind = f"{KINDS.get(row.kind, row.kind)}, {row.year}"
            words = f"{row.title}\n{row.words}".strip()
            yield Found(f"year:{row.year}/{row.kind}/{row.key}", kind, row.title, words)


def _revisions(actor: Actor, look: Look, now: datetime) -> Iterator[Found]:
    for row in revisions.every(actor).iterator():
        words = {
            **{f"{name} before": text for name, text in row.before.items()},
            **{f"{name} after": text for name, text in row.after.items()},
            "why": row.reason,
        }
        if look.fits(*words.values()):
            title = f"{row.table.replace('_', ' ')}, {row.year.label}: {row.kind_name.lower()}"
            yield Found(f"revision:{row.pk}", "Earlier words of a row", title, _lines(words))


def _sections(actor: Actor, look: Look, now: datetime) -> Iterator[Found]:
    for version in writing.every_version(actor).iterator():
        if look.fits(version.words, version.why):
            title = f"{version.section}, {version.year.label}, saved {_day(version.at)}"
            words = _lines({"Words": version.words, "Why": version.why})
            kind = "Earlier words of the report"
            yield Found(f"section:{version.pk}", kind, title, words)
    for comment in writing.every_comment(actor).iterator():
        if look.fits(comment.words, comment.quote):
            title = f"{comment.section}, {comment.year.label}, {_day(comment.at)}"
            words = _lines({"On": comment.quote, "Comment": comment.words})
            yield Found(f"comment:{comment.pk}", "Comment on the report", title, words)
    for step in writing.every_step(actor).iterator():
        if look.fits(step.note):
            title = f"{step.section}, {step.year.label}, {_day(step.at)}"
            yield Found(f"step:{step.pk}", "Note on the report", title, step.note)


def _replies(actor: Actor, look: Look, now: datetime) -> Iterator[Found]:
    for row in feedback.every_reply(actor).iterator():
        if look.fits(row.words, row.answer):
            words = _lines({"Reply": row.words, "Answer": row.answer})
            yield Found(f"reply:{row.pk}", "Reply of a reader", f"Reply of {_day(row.at)}", words)


def _files(actor: Actor, look: Look, now: datetime) -> Iterator[Found]:
    for row in files.every(actor).iterator():
        if look.fits(row.name, row.says):
            words = _lines({"Name": row.name, "What it is": row.says, "Finding": row.finding})
            kind = "Evidence file: open it, and see to it apart"
            yield Found(f"file:{row.pk}", kind, f"{row.name}, {row.year.label}", words)


def _restricted(actor: Actor, look: Look, now: datetime) -> Iterator[Found]:
    for row in restricted.findings(actor, now):
        names = [file.name for file in row.files.all()]
        if look.fits(row.statement, row.source, *names):
            words = _lines(
                {"Finding": row.statement, "Rests on": row.source, "Files": ", ".join(names)}
            )
            title = f"Finding of {_day(row.at)}, {row.tier_name.lower()}"
            yield Found(f"restricted:{row.pk}", "Restricted finding", title, words, subject_of(row))


def _cases(actor: Actor, look: Look, now: datetime) -> Iterator[Found]:
    for row in cases.cases(actor, now):
        if look.fits(row.title, row.subject, row.reference):
            words = _lines({"Title": row.title, "Known elsewhere as": row.subject})
            yield Found(f"case:{row.pk}", "Named case", row.reference, words, subject_of(row))
        for named in cases.lists(actor, row):
            if look.fits(named.reason):
                ref, title = f"named:{named.pk}", f"{row.reference}, named"
                yield Found(ref, "List of a case", title, named.reason, subject_of(named))
        for glass in cases.glass_of(actor, row):
            if look.fits(glass.reason, glass.found):
                words = _lines({"Why it was opened": glass.reason, "Review": glass.found})
                ref, title = f"glass:{glass.pk}", f"{row.reference}, opened {_day(glass.at)}"
                yield Found(ref, "Opening of a case", title, words, subject_of(glass))


def _statements(actor: Actor, look: Look, now: datetime) -> Iterator[Found]:
    for row in releases.every_statement(actor).iterator():
        if look.fits(row.words):
            title = f"{row.year.label}, {_day(row.at)}"
            yield Found(f"statement:{row.pk}", "Statement of the scrutineer", title, row.words)
    for sent in releases.every_onward(actor):
        if look.fits(sent.body):
            yield Found(f"onward:{sent.pk}", "Where a report was sent", sent.body, sent.body)


def _shares(actor: Actor, look: Look, now: datetime) -> Iterator[Found]:
    for row in sharing.every_version(actor):
        said = {
            "What": row.what,
            "Why": row.why,
            "Basis": row.basis_named,
            "To": row.to_body,
            "How": row.how,
            "Why the family was not told": row.told_why,
            "Approved by": row.approver,
            "Correction": row.correction,
            "Why it was withdrawn": row.share.withdrawn_why,
        }
        if look.fits(*said.values()):
            title = f"Row {row.share_id}, {long_date(row.on)}"
            yield Found(f"share:{row.pk}", "Share log", title, _lines(said))


def _kept(actor: Actor, look: Look, now: datetime) -> Iterator[Found]:
    for row in keeping.register(actor, now.date()):
        said = {
            "What": row.item.title,
            "Where": row.item.where,
            "Kept longer": "; ".join(each.why for each in row.item.reviews.all()),
        }
        if look.fits(*said.values()):
            kind = "Kept elsewhere: look there"
            yield Found(f"kept:{row.item.pk}", kind, row.item.title, _lines(said))
    for hold in keeping.holds(actor):
        said = {"Why": hold.why, "Asked by": hold.asked_by, "Lifted": hold.lifted_why}
        if look.fits(*said.values()):
            yield Found(f"hold:{hold.pk}", "Legal hold", f"Hold {hold.pk}", _lines(said))
    for gone in keeping.destructions(actor):
        said = {"How": gone.how, "Taken back": gone.taken_back_why}
        if look.fits(*said.values()):
            yield Found(f"gone:{gone.pk}", "Destruction", f"Destruction {gone.pk}", _lines(said))


def _accounts(actor: Actor, look: Look, now: datetime) -> Iterator[Found]:
    former = people.former_addresses(actor)
    for row in people.people(actor).prefetch_related("devices"):
        before = former.get(row.pk, [])
        if look.fits(row.email, row.shown_as, *before):
            words = _account(row, before)
            yield Found(f"person:{row.pk}", "Account", row.shown_as, words, subject_of(row))
    for invited in people.waiting(actor, now):
        if look.fits(invited.email, invited.shown_as):
            words = _lines({"Address": invited.email, "Shown as": invited.shown_as})
            yield Found(f"invited:{invited.pk}", "Invitation", invited.shown_as, words)


def _account(row: Person, before: list[str]) -> str:
    roles = [
        f"{ROLE_NAMES[Role(held.role)]} from {long_date(held.starts_on)}"
        f"{f' to {long_date(held.ends_on)}' if held.ends_on else ''}"
        for held in row.roles.all()
    ]
    browsers = [f"{_day(d.first_used_at)} to {_day(d.last_used_at)}" for d in row.devices.all()]
    return _lines(
        {
            "Address": row.email,
            "Addresses before": ", ".join(before),
            "Shown as": row.shown_as,
            "Last signed in": _day(row.last_login) if row.last_login else "never",
            "Roles": "; ".join(roles),
            "Browsers used": "; ".join(browsers),
        }
    )


def _trail(actor: Actor, look: Look, now: datetime) -> Iterator[Found]:
    """How much the trail holds of somebody; its entries are taken away from its own page."""
    for number, shown_as in trail.people(actor).items():
        if look.fits(shown_as, f"person {number}"):
            found = trail.entries(actor, Asked(person=str(number)))
            last, first = found[0], found.order_by("number")[0]
            words = (
                f"{found.count()} entries tell what person {number}, shown as {shown_as}, did from "
                f"{_day(first.at)} to {_day(last.at)}."
            )
            kind = "Trail: take the entries as a file, and see to it apart"
            yield Found(f"trail:{number}", kind, f"Person {number}", words)


def _lines(said: dict[str, str]) -> str:
    return "\n".join(f"{name}: {text}" for name, text in said.items() if text)


def _day(at: datetime) -> str:
    return written(at, "j F Y")


SOURCES = (
    Source("what the years hold, as the search finds it", Partnership.VIEW, _documents),
    Source("earlier words of rows", Keeping.VIEW, _revisions),
    Source("earlier words of the report, and comments on it", Reports.COMMENT, _sections),
    Source("statements of the scrutineer, and where reports went", Releases.VIEW, _statements),
    Source("replies of readers", Feedback.VIEW, _replies),
    Source("names of evidence files", Evidence.VIEW, _files),
    Source("restricted findings that are open to you", Restricted.SEE, _restricted),
    Source("named cases that are open to you", Cases.SEE, _cases),
    Source("the share log", Records.OPEN, _shares),
    Source("the register of what is kept elsewhere", Records.VIEW, _kept),
    Source("accounts", Accounts.INVITE, _accounts),
    Source("the trail", Trail.VIEW, _trail),
)
