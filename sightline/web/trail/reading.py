"""What the pages of the trail show: entries as asked for, one of them, and the chain's state."""

from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from sightline.core.trail_file import Verdict
from sightline.exchange.revisions import queries as revisions
from sightline.exchange.revisions.queries import RevisedRow
from sightline.kit import addresses
from sightline.kit.access import Actor, may
from sightline.kit.components import tables
from sightline.kit.components.pagination import Pages
from sightline.kit.trail import checking, queries
from sightline.kit.trail.access import Trail
from sightline.kit.trail.models import Entry
from sightline.kit.trail.queries import ChangeRead
from sightline.kit.trail.types import NOBODY
from sightline.kit.trail.values import OpenedValues
from sightline.web.trail import listings
from sightline.web.trail.forms import Narrow, in_words

PAGE_SIZE = 50
MOST_VERIFIED = 10_000  # on the page; the command line verifies all
REVISION = "exchange.revision"


@dataclass(frozen=True)
class State:
    """`verdict` is None until somebody asks for it; `newest` is 0 where all were verified."""

    count: int
    last: Entry | None
    verdict: Verdict | None
    newest: int


@dataclass(frozen=True)
class TrailRead:
    form: Narrow
    row: RevisedRow | None
    found: QuerySet[Entry]
    total: int
    table: tables.Shown
    pages: Pages | None
    state: State
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class EntryRead:
    """The two addresses are of lists; that of the record is '' where the entry is about none."""

    entry: Entry
    when: str
    what: str
    about: str
    before: str
    row: RevisedRow | None
    row_page: str
    of_record: str
    of_person: str
    changes: list[ChangeRead]
    origin: OpenedValues | None
    details: dict[str, object]
    may_ask_erasing: bool

    @property
    def shows_values(self) -> bool:
        """Whether more is shown than which fields changed, and from which address."""
        has_query = bool(self.origin and "query" in (self.origin.values or {}))
        return has_query or any(change.opened.values for change in self.changes)


def read(actor: Actor, query: QueryDict) -> TrailRead:
    form = Narrow(query, queries.events(actor), queries.people(actor), queries.targets(actor))
    row = revisions.row_of(actor, _number(query.get("row", "")))
    asked = form.asked()
    if row is not None:
        asked = replace(asked, target=REVISION, target_ids=row.numbers)
    found = queries.entries(actor, asked)
    total = found.count()
    pages = Pages.of(
        count=total,
        size=PAGE_SIZE,
        asked=query.get("page", ""),
        address=lambda number: _address(query, page=str(number)),
    )
    return TrailRead(
        form=form,
        row=row,
        found=found,
        total=total,
        table=tables.plain(listings.page(found[pages.start : pages.stop])),
        pages=pages if pages.last > 1 else None,
        state=_state(actor, bool(query.get("verify"))),
        files=tuple((kind, _address(query, download=kind)) for kind in ("csv", "xlsx")),
    )


def read_entry(actor: Actor, number: int, now: datetime) -> EntryRead | None:
    entry = queries.entry(actor, number)
    if entry is None:
        return None
    row = revisions.row_of(actor, _number(_revision_of(entry)))
    before = queries.entry(actor, number - 1)
    return EntryRead(
        entry=entry,
        when=listings.when(entry),
        what=in_words(entry.event),
        about=listings.about(entry),
        before=before.hash if before else "",
        row=row,
        row_page=addresses.of_page(actor, "keep:row", row.year, row.table, row.key) if row else "",
        of_record=_of_record(entry, row),
        of_person=_list(person=NOBODY if entry.person is None else str(entry.person)),
        changes=queries.changes(actor, entry, now),
        origin=queries.origins(actor, [entry]).get(number),
        details=listings.plain_details(entry),
        may_ask_erasing=may(actor, Trail.ASK_ERASING),
    )


def _state(actor: Actor, is_asked: bool) -> State:
    count = queries.head(actor).count
    verdict = checking.verify_newest(actor, MOST_VERIFIED) if is_asked else None
    newest = MOST_VERIFIED if count > MOST_VERIFIED else 0
    return State(count, queries.last_checkpoint(actor), verdict, newest)


def _revision_of(entry: Entry) -> str:
    if entry.target == REVISION:
        return entry.target_id
    return str(entry.details.get("revision", ""))


def _of_record(entry: Entry, row: RevisedRow | None) -> str:
    """A row of a year's pack is one record through all its revisions."""
    if row is not None:
        return _list(row=str(row.numbers[-1]))
    return _list(target=entry.target, target_id=entry.target_id) if entry.target else ""


def _number(text: str) -> int:
    """0, the number of nothing, for what is no number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _list(**asked: str) -> str:
    return f"{reverse('trail:list')}?{urlencode(asked)}"


def _address(query: QueryDict, **changes: str) -> str:
    copy = query.copy()
    for name in ("page", "download", "verify"):
        copy.pop(name, None)
    for name, value in changes.items():
        copy[name] = value
    return f"?{copy.urlencode()}"
