"""The year with which a partnership begins: what a form can ask of it, and nothing invented."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.exchange.checking import checked
from sightline.exchange.keeping.keys import key_from
from sightline.exchange.keeping.next_year import EDITION_OF_2023_FROM
from sightline.exchange.reading import ReadPack, pack_of
from sightline.exchange.rows import Row, make_row
from sightline.exchange.tables import BY_NAME
from sightline.reports import checklist

# Words by which the kind of an organisation is told, the first that fits; anybody may change it.
KINDS: Sequence[tuple[str, tuple[str, ...]]] = (
    ("cafcass", ("cafcass",)),
    ("probation", ("probation",)),
    ("police", ("police", "constabulary")),
    ("education", ("school", "college", "academy", "education", "nursery")),
    ("health", ("nhs", "health", "hospital", "trust", "integrated care")),
    ("district_council", ("district", "borough", "city council")),
    ("council", ("council",)),
    ("housing", ("housing", "homes")),
    ("judiciary", ("court", "judiciary")),
)


@dataclass(frozen=True)
class FirstYear:
    """`partners` are the local authority, the health body and the police, in this order."""

    name: str
    short_name: str
    called: str
    area: str
    starts_on: date
    has_secure_establishment: bool
    partners: tuple[str, str, str]
    others: tuple[str, ...] = ()

    @property
    def ends_on(self) -> date:
        return date(self.starts_on.year + 1, 3, 31)

    @property
    def label(self) -> str:
        return f"{self.starts_on.year}/{self.ends_on.year % 100:02d}"


def pack_of_first_year(told: FirstYear) -> ReadPack:
    """A checked pack of the year: its faults, if any, name what has to be said otherwise."""
    rows = list(_rows(told))
    return checked(pack_of(rows, {"introduction.md": ""}), checklist.KEYS)


def kind_of(agency: str) -> str:
    """What kind of organisation a name speaks of; 'other' where none is plain."""
    name = agency.casefold()
    return next((kind for kind, words in KINDS if any(w in name for w in words)), "other")


def _rows(told: FirstYear) -> Iterator[Row]:
    yield _row(
        "partnership",
        key=key_from(told.short_name, ()),
        area=told.area,
        year=told.label,
        year_starts=told.starts_on.isoformat(),
        year_ends=told.ends_on.isoformat(),
        report_title=f"Annual report {told.label}",
        checklist_edition="2023" if told.starts_on >= EDITION_OF_2023_FROM else "2018",
        secure_establishment="yes" if told.has_secure_establishment else "no",
    )
    yield _row(
        "partnership_names",
        key=key_from(told.short_name, ()),
        name=told.name,
        short_name=told.short_name,
        called=told.called,
    )
    agencies = list(_agencies(told))
    yield from agencies
    yield from _executive(agencies[:3])
    yield _row("concern_groups", key="concerns", title="Safeguarding concerns")
    yield _row("sections", key="introduction", title="Introduction", file="introduction.md")


def _agencies(told: FirstYear) -> Iterator[Row]:
    taken: list[str] = []
    for number, name in enumerate((*told.partners, *told.others)):
        is_partner = number < len(told.partners)
        taken.append(key_from(name, taken))
        yield _row(
            "agencies",
            key=taken[-1],
            name=name,
            kind=("council", "health", "police")[number] if is_partner else kind_of(name),
            statutory_role="safeguarding_partner" if is_partner else "relevant_agency",
        )


def _executive(partners: Iterable[Row]) -> Iterator[Row]:
    """The three partners share the lead, so the year has a group in which they sit."""
    yield _row("groups", key="executive", name="Partnership executive", kind="executive")
    for partner in partners:
        yield _row(
            "seats",
            key=f"executive-{partner.key}",
            group="executive",
            title=partner.text("name"),
            agency=partner.key,
            kind="member",
        )


def _row(table: str, **cells: str) -> Row:
    return make_row(BY_NAME[table], **cells)
