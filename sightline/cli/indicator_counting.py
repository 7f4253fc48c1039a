"""Reads the returns that were named, counts them, and shows the counts or writes them."""

import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from sightline.analytics import counting, output
from sightline.analytics.dictionary import (
    Dictionary,
    Unit,
    UnreadableDictionary,
    definition_of,
    shipped,
    with_own,
)
from sightline.analytics.output import (
    CellTold,
    IndicatorTold,
    Output,
    PeriodTold,
    ReturnFile,
    ReturnTold,
)
from sightline.analytics.returns import validating
from sightline.analytics.returns.annex_a import read_annex_a
from sightline.analytics.returns.census import read_censuses
from sightline.analytics.returns.faults import Faults, UnreadableReturn
from sightline.analytics.returns.looked_after import read_looked_after
from sightline.cli.indicators import Wanted
from sightline.core.clocks import Calendar
from sightline.core.periods import Period, financial_year_of, long_date
from sightline.core.plurals import counted
from sightline.kit.calendar import shipped as shipped_calendar

MOST_FAULTS_SHOWN = 50


def run(wanted: Wanted) -> None:
    """Nothing is written unless all of it could be counted."""
    _check(wanted)
    key = _key(wanted.key_file)
    dictionary = _dictionary(wanted.definitions)
    material, returns = _read(wanted, key)
    if wanted.validators:
        _validate(wanted, wanted.validators)
    question = output.Question(
        wanted.as_at, _periods(wanted), calendar(), dictionary, _populations(wanted)
    )
    found = output.count_all(question, material, returns)
    if wanted.output_file:
        _write(wanted.output_file, output.as_json(found))
    if wanted.as_json:
        click.echo(output.as_json(found), nl=False)
    elif wanted.output_file:
        click.echo(f"Written: {wanted.output_file}")
    else:
        click.echo("\n".join(_lines(found, dictionary)))


def calendar() -> Calendar:
    """The bank holidays that come with Sightline, whole years of them."""
    holidays = shipped_calendar.bank_holidays()
    return Calendar(min(holidays), max(holidays), holidays)


def _check(wanted: Wanted) -> None:
    if not (wanted.census or wanted.looked_after or wanted.annex_a):
        raise click.UsageError("name a return: --cin FILE, --903 FOLDER or --annex-a FILE")
    late = [period for period in wanted.periods if period.starts_on > wanted.as_at]
    if late:
        raise click.UsageError(f"{late[0]} begins after {long_date(wanted.as_at)}")
    told = wanted.output_file and wanted.output_file.resolve()
    if told in {path.resolve() for path in _read_from(wanted)}:
        raise click.UsageError("--output names a file that is read: name another")


def _read_from(wanted: Wanted) -> list[Path]:
    of_care = _within(wanted.looked_after) if wanted.looked_after else []
    single = [path for path in (wanted.annex_a, wanted.key_file) if path]
    return [*wanted.census, *of_care, *single]


def _periods(wanted: Wanted) -> tuple[Period, ...]:
    return wanted.periods or (financial_year_of(wanted.as_at),)


def _populations(wanted: Wanted) -> dict[str, counting.Population]:
    return {
        each.period: counting.Population(each.number, each.year, each.vintage)
        for each in wanted.populations
    }


def _dictionary(folder: Path | None) -> Dictionary:
    if folder is None:
        return shipped()
    try:
        return with_own(folder)
    except UnreadableDictionary as refused:
        raise click.ClickException(f"the definitions cannot be used:\n{refused}") from None


def _key(file: Path | None) -> bytes | None:
    if file is None:
        return None
    try:
        with file.open("rb") as source:
            return output.check_key(source.read(output.LONGEST_KEY * 2))
    except OSError as refused:
        raise click.ClickException(f"{file.name} cannot be read ({refused.strerror})") from None
    except output.UnfitKey as refused:
        raise click.ClickException(f"{file.name}: {refused}") from None


def _read(wanted: Wanted, key: bytes | None) -> tuple[counting.Material, list[ReturnTold]]:
    """What was given, read one return after the other; faults are told as they are found."""
    material, told = counting.Material(), []
    try:
        if wanted.census:
            years = read_censuses(wanted.census)
            material = replace(material, census=counting.join(years))
            told.append(output.told_of_census(years, _files(wanted.census, key)))
            _tell(each.faults for each in years)
        if wanted.looked_after:
            of_care = read_looked_after(wanted.looked_after, wanted.as_at)
            material = replace(material, looked_after=of_care)
            files = _files(_within(wanted.looked_after), key)
            told.append(output.told_of_looked_after(of_care, files))
            _tell([of_care.faults])
        if wanted.annex_a:
            annex_a = read_annex_a(wanted.annex_a)
            material = replace(material, strategy=annex_a.tables["enquiries"])
            (file,) = _files([wanted.annex_a], key)
            told.append(output.told_of_annex_a(annex_a, file))
            _tell([annex_a.faults])
    except UnreadableReturn as refused:
        raise click.ClickException(str(refused)) from None
    return material, told


def _validate(wanted: Wanted, python: Path) -> None:
    """What the field's validators find. They only tell: what could be read is counted."""
    try:
        told = [validating.validate_census(path, python) for path in wanted.census]
        if wanted.looked_after:
            year = financial_year_of(wanted.as_at).ends_on.year
            told.append(validating.validate_looked_after(wanted.looked_after, year, python))
    except validating.CannotValidate as refused:
        raise click.ClickException(str(refused)) from None
    for each in told:
        broken = counted(len(each.rules), "rule is", "rules are")
        click.echo(f"{each.validator}, rules of {each.rules_of}: {broken} broken", err=True)
        for rule in each.rules:
            click.echo(f"  {rule.code}, {rule.count:,} times: {rule.message.strip()}", err=True)


def _within(path: Path) -> list[Path]:
    """The files of the looked-after children return: those of a folder, or the one file named."""
    if not path.is_dir():
        return [path]
    found = (each for each in path.rglob("*") if each.suffix.lower() == ".csv")
    return sorted(each for each in found if each.is_file())


def _files(paths: Iterable[Path], key: bytes | None) -> list[ReturnFile]:
    """Each by its name without folders, with its hash if there is a key."""
    files = []
    for path in paths:
        keyed_hash = ""
        if key is not None:
            with path.open("rb") as source:
                keyed_hash = output.keyed_hash(source, key)
        files.append(ReturnFile(path.name, keyed_hash))
    return files


def _tell(of_each: Iterable[Faults]) -> None:
    """The first of each return, with their places, beside the counts and never in them."""
    for faults in of_each:
        for fault in faults.listed[:MOST_FAULTS_SHOWN]:
            click.echo(str(fault), err=True)
        if rest := len(faults) - min(len(faults.listed), MOST_FAULTS_SHOWN):
            click.echo(f"and {counted(rest, 'more fault', 'more faults')}", err=True)


def _write(file: Path, text: str) -> None:
    """The file appears only when it is whole, and is its owner's alone to read."""
    half_done = None
    try:
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as opened:
            half_done = Path(opened.name)
            opened.write(text.encode())
        os.replace(half_done, file)
    except OSError as refused:
        if half_done is not None:
            half_done.unlink(missing_ok=True)
        raise click.ClickException(
            f"{file} cannot be written ({refused.strerror}): name another place with --output"
        ) from None


def _lines(found: Output, dictionary: Dictionary) -> Iterator[str]:
    """The whole of each indicator, a period under a heading. Breakdowns are in the JSON."""
    for period in found.periods:
        day = period.counted_to
        yield f"{period.period}, counted to {long_date(day)}"
        for told in period.indicators:
            definition = definition_of(told.key, day, dictionary)
            yield f"  {definition.title}: {_value(told.cells[0], told)}"
        yield from _not_counted(period)
        yield ""
    yield "Small numbers are shown as they are: keep this list where the returns are kept."


def _value(cell: CellTold, told: IndicatorTold) -> str:
    """24.8% (185 of 747); 37.6 per 10,000 (543); 592."""
    if told.unit not in (Unit.PERCENT, Unit.RATE):
        return f"{cell.value:,}"
    if cell.value is None:
        return f"none, as there are {cell.denominator} to count among"
    if told.unit == Unit.RATE:
        return f"{cell.value:,} per 10,000 ({cell.numerator:,})"
    return f"{cell.value}% ({cell.numerator:,} of {cell.denominator:,})"


def _not_counted(period: PeriodTold) -> Iterator[str]:
    """Each reason once, with how many indicators it keeps from being counted."""
    for why, number in Counter(period.not_counted.values()).items():
        yield f"  Not counted, {counted(number, 'indicator', 'indicators')}: {why}"
