"""What the money page shows: the statement in either convention of signs, and who paid what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sightline.apps.finance import rules
from sightline.apps.finance.types import Check, Convention, Line, Side, Statement
from sightline.core.figures import Figure

SIDES = {Side.INCOME: "Income", Side.SPENDING: "Spending"}
RESERVES = ("budget.opening-reserves", "budget.drawdown", "budget.closing-reserves")


@dataclass(frozen=True)
class Amount:
    """A row of the statement; `figure` is the key of the figure that it prints."""

    label: str
    text: str
    figure: str
    key: str = ""
    note: str = ""


@dataclass(frozen=True)
class Category:
    title: str
    rows: tuple[Amount, ...]


@dataclass(frozen=True)
class SideShown:
    title: str
    categories: tuple[Category, ...]
    total: Amount


@dataclass(frozen=True)
class Share:
    body: str
    pence: int
    amount: str
    share: str
    figure: str

    @property
    def pounds(self) -> float:
        """For sorting and files."""
        return self.pence / 100


@dataclass(frozen=True)
class StatementPage:
    first_line: tuple[Amount | str, ...]
    sides: tuple[SideShown, ...]
    reserves: tuple[Amount, ...]
    in_kind: tuple[Amount, ...]
    in_kind_total: Amount | None
    is_ledger: bool


def statement_page(
    found: Statement, figures: Mapping[str, Figure], convention: Convention
) -> StatementPage:
    in_kind = figures.get("budget.in-kind")
    return StatementPage(
        first_line=_first_line(figures),
        sides=tuple(
            _side(side, lines, figures, convention)
            for side, lines in ((Side.INCOME, found.income), (Side.SPENDING, found.spending))
            if lines
        ),
        reserves=tuple(_of(figures[key]) for key in RESERVES if key in figures),
        in_kind=tuple(_line(line, Convention.PLAIN) for line in found.in_kind),
        in_kind_total=_of(in_kind) if in_kind else None,
        is_ledger=convention == Convention.LEDGER,
    )


def leaning(check: Check, figures: Mapping[str, Figure]) -> tuple[Amount, ...]:
    """The figures that a check is about, and those worked out from them."""
    return tuple(
        _of(figure)
        for figure in figures.values()
        if figure.key in check.about or not set(check.about).isdisjoint(figure.of)
    )


def shares(found: Statement, figures: Mapping[str, Figure]) -> list[Share]:
    """Each body that paid, the largest first, and what was earned."""
    paid = [
        _share(lines[0].body_name, lines, figures.get(f"budget.share.{body}"))
        for body, lines in rules.shares(found.income).items()
    ]
    earned = rules.earned(found.income)
    if earned:
        paid.append(_share("Earned income", earned, figures.get("budget.earned-income-share")))
    return sorted(paid, key=lambda each: -each.pence)


def _first_line(figures: Mapping[str, Figure]) -> tuple[Amount | str, ...]:
    """'Income £10, spending £12: £2 was drawn from reserves, which end at £5.' in its parts."""
    income, spending = figures.get("budget.total-income"), figures.get("budget.total-spending")
    if income is None or spending is None:
        return ()
    said: list[Amount | str] = ["Income ", _of(income), ", spending ", _of(spending)]
    drawn, closing = figures.get("budget.drawdown"), figures.get("budget.closing-reserves")
    share = figures.get("budget.reserves-share")
    if drawn and drawn.quantity.amount > 0:
        said += [": ", _of(drawn), " was drawn from reserves"]
    if closing:
        said += ["; reserves end at ", _of(closing)]
    if closing and share:
        said += [", ", _of(share), " of a year’s spending"]
    return (*said, ".")


def _side(
    side: Side, lines: Sequence[Line], figures: Mapping[str, Figure], convention: Convention
) -> SideShown:
    total = sum(line.pence for line in lines)
    key = "budget.total-income" if side == Side.INCOME else "budget.total-spending"
    return SideShown(
        title=SIDES[side],
        categories=tuple(
            Category(title, tuple(_line(line, convention) for line in of_category))
            for title, of_category in groupby(lines, key=lambda line: line.category)
        ),
        total=Amount(
            figures[key].label if key in figures else "Total",
            rules.pounds(rules.signed(total, side, convention)),
            key,
        ),
    )


def _line(line: Line, convention: Convention) -> Amount:
    return Amount(
        label=line.label,
        text=rules.pounds(rules.signed(line.pence, line.side, convention)),
        figure=f"budget.line.{line.key}",
        key=line.key,
        note=line.note,
    )


def _share(body: str, lines: Iterable[Line], figure: Figure | None) -> Share:
    pence = sum(line.pence for line in lines)
    return Share(
        body=body,
        pence=pence,
        amount=rules.pounds(pence),
        share=figure.text if figure else "",
        figure=figure.key if figure else "",
    )


def _of(figure: Figure) -> Amount:
    return Amount(figure.label, figure.text, figure.key)
