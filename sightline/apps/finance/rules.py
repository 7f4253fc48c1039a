"""The budget statement, and the checks that must hold before anything is published."""

from collections.abc import Iterable, Iterator, Mapping

from sightline.apps.finance.types import (
    Check,
    Convention,
    Fault,
    Line,
    Side,
    Standing,
    Statement,
    TotalKind,
    UnstatedLine,
)

STATED_AS = {
    TotalKind.INCOME: "total income",
    TotalKind.SPENDING: "total spending",
    TotalKind.OPENING: "opening reserves",
    TotalKind.DRAWDOWN: "draw on reserves",
    TotalKind.CLOSING: "closing reserves",
}


def statement(
    *,
    lines: Iterable[Line],
    stated: Mapping[TotalKind, int],
    unstated: Iterable[UnstatedLine] = (),
) -> Statement:
    """Lines given in kind stand apart: they are worth something and pay for nothing."""
    every = list(lines)
    in_cash = [line for line in every if not line.in_kind]
    return Statement(
        income=tuple(line for line in in_cash if line.side == Side.INCOME),
        spending=tuple(line for line in in_cash if line.side == Side.SPENDING),
        in_kind=tuple(line for line in every if line.in_kind),
        stated=dict(stated),
        unstated=tuple(unstated),
    )


def faults(statement: Statement) -> list[Fault]:
    """Every sum of the statement that does not hold. Nothing is published while there is one."""
    waiting = [
        Fault(f"The line '{line.label}' has no amount yet: state it, or withdraw it.", (line.key,))
        for line in statement.unstated
    ]
    return [*waiting, *_sums(statement), *_reserves(statement), *_lines(statement)]


def is_waiting(statement: Statement, *sides: Side) -> bool:
    """Whether a sum over these sides needs a line whose amount is not stated."""
    return any(line.side in sides and not line.in_kind for line in statement.unstated)


def checks(statement: Statement) -> list[Check]:
    """Every sum that must hold, whether it does or not. What is not stated cannot be checked."""
    stated = statement.stated
    ends = {TotalKind.OPENING, TotalKind.CLOSING}
    reserves = list(_reserves(statement))
    asked = (
        (
            "The lines of income add up to the stated total.",
            TotalKind.INCOME in stated and not is_waiting(statement, Side.INCOME),
            list(_sum(statement, TotalKind.INCOME)),
            "budget.total-income",
        ),
        (
            "The lines of spending add up to the stated total.",
            TotalKind.SPENDING in stated and not is_waiting(statement, Side.SPENDING),
            list(_sum(statement, TotalKind.SPENDING)),
            "budget.total-spending",
        ),
        (
            "Spending less income is the stated draw on reserves.",
            TotalKind.DRAWDOWN in stated and not is_waiting(statement, *Side),
            [fault for fault in reserves if TotalKind.DRAWDOWN in fault.about],
            "budget.drawdown",
        ),
        (
            "Opening reserves less the draw leave the stated closing reserves.",
            ends <= stated.keys() and not is_waiting(statement, *Side),
            [fault for fault in reserves if TotalKind.CLOSING in fault.about],
            "budget.closing-reserves",
        ),
        ("No line is counted twice.", True, list(_lines(statement)), "budget.total-income"),
    )
    made = [_check(says, known, found, about) for says, known, found, about in asked]
    return [*_amounts(statement), *made]


def _amounts(statement: Statement) -> Iterator[Check]:
    """Said only while an amount is missing: most statements have them all."""
    if statement.unstated:
        found = [fault for fault in faults(statement) if fault.about in _keys(statement)]
        yield _check("Every line has its amount.", True, found, "budget.total-income")


def _keys(statement: Statement) -> set[tuple[str, ...]]:
    return {(line.key,) for line in statement.unstated}


def _check(says: str, known: bool, found: list[Fault], about: str) -> Check:
    standing = Standing.HOLDS if known else Standing.NOT_STATED
    faults = tuple(fault.sentence for fault in found)
    return Check(says, Standing.FAILS if faults else standing, faults, (about,))


def shares(lines: Iterable[Line]) -> dict[str, tuple[Line, ...]]:
    """The lines of each body that pays, by the body's key, in order of first appearance."""
    found: dict[str, tuple[Line, ...]] = {}
    for line in lines:
        if line.body:
            found[line.body] = (*found.get(line.body, ()), line)
    return found


def earned(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Income that no body pays as its share: fees and charges."""
    return tuple(line for line in lines if not line.body)


def signed(pence: int, side: Side, convention: Convention) -> int:
    """A ledger shows income as negative; plain words show both as they are."""
    return -pence if side == Side.INCOME and convention == Convention.LEDGER else pence


def pounds(pence: int) -> str:
    """£1,234 or £1,234.50, with a true minus sign."""
    sign = "−" if pence < 0 else ""
    whole, part = divmod(abs(pence), 100)
    return f"{sign}£{whole:,}" + (f".{part:02d}" if part else "")


def _sums(statement: Statement) -> Iterator[Fault]:
    yield from _sum(statement, TotalKind.INCOME)
    yield from _sum(statement, TotalKind.SPENDING)


def _sum(statement: Statement, kind: TotalKind) -> Iterator[Fault]:
    side = Side.INCOME if kind == TotalKind.INCOME else Side.SPENDING
    if is_waiting(statement, side):
        return
    lines = statement.income if kind == TotalKind.INCOME else statement.spending
    total, stated = sum(line.pence for line in lines), statement.stated.get(kind)
    if stated is not None and stated != total:
        yield Fault(
            f"The lines of {kind.value.removeprefix('total_')} add up to {pounds(total)}, but "
            f"the {STATED_AS[kind]} is stated as {pounds(stated)}: "
            f"{pounds(abs(stated - total))} {'is missing' if stated > total else 'too much'}.",
            tuple(line.key for line in lines),
        )


def _reserves(statement: Statement) -> Iterator[Fault]:
    if is_waiting(statement, *Side):
        return
    stated = statement.stated
    drawn = stated.get(TotalKind.DRAWDOWN)
    if drawn is not None and drawn != statement.drawdown:
        yield Fault(
            f"Spending less income is {pounds(statement.drawdown)}, but the draw on reserves is "
            f"stated as {pounds(drawn)}.",
            (TotalKind.DRAWDOWN.value,),
        )
    opening, closing = statement.opening_reserves, stated.get(TotalKind.CLOSING)
    if opening is not None and closing is not None and opening - statement.drawdown != closing:
        yield Fault(
            f"Opening reserves of {pounds(opening)} less the draw of {pounds(statement.drawdown)} "
            f"leave {pounds(opening - statement.drawdown)}, but the closing reserves are stated as "
            f"{pounds(closing)}.",
            (TotalKind.OPENING.value, TotalKind.CLOSING.value),
        )


def _lines(statement: Statement) -> Iterator[Fault]:
    every = (*statement.income, *statement.spending, *statement.in_kind)
    known = {line.key for line in every}
    for line in every:
        if line.counted_in == line.key:
            yield Fault(f"The line '{line.label}' says that it is counted in itself.", (line.key,))
        elif line.counted_in and line.counted_in not in known:
            yield Fault(
                f"The line '{line.label}' says that it is counted in the line "
                f"'{line.counted_in}', which does not exist.",
                (line.key,),
            )
        if line.counted_in and line.pence:
            yield Fault(
                f"The line '{line.label}' is counted in another line and has an amount of its own, "
                f"so {pounds(line.pence)} would count twice.",
                (line.key,),
            )
