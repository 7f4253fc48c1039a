"""The whole report build beside what the PDF writer alone needs for the same page. Limit: 1.5."""

from bench.timing import line, seconds
from sightline.apps.partnership import queries
from sightline.kit.access import COMMAND_LINE
from sightline.reports import building, composing, traces
from sightline.reports.composing import Composition
from sightline.reports.writers import docx, html, pdf


def run() -> None:
    found = _fresh()
    told = traces.of(found)
    page = pdf.markup(found.document, told)
    pdf.from_markup(page, found.document)  # once, so that its modules are loaded
    floor = seconds(lambda: pdf.from_markup(page, found.document), runs=3)
    print("The report of 2019/20, against the PDF writer alone")
    print(line("the PDF writer alone (the floor)", floor, floor))
    print(line("reading and checking the year", seconds(_fresh, runs=3), floor))
    print(line("HTML", seconds(lambda: html.write(found.document, told), runs=3), floor))
    print(line("DOCX", seconds(lambda: docx.write(found.document), runs=3), floor))
    print(line("the whole build, all three formats", seconds(_whole, runs=3), floor, "at most 1.5"))


def _fresh() -> Composition:
    year = queries.year("2019-20")
    if year is None:
        raise SystemExit("the demonstration year is not loaded")
    composing.forget()
    return building.check(COMMAND_LINE, year)


def _whole() -> None:
    found = _fresh()
    for form in building.NAMES:
        building.write(found, form)
