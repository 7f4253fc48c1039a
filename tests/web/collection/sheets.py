"""Spreadsheets as agencies send them: made in memory, tidy and untidy."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

ROWS = (
    ("Indicator", "Q1", "Q2"),
    ("Contacts to the hub", 100, 1862),
    ("Decisions in 24 hours", 20, 24),
    ("All decisions", 50, 60),
)


def workbook(rows=ROWS, title="Return", change=None):
    """`change` is given the sheet, and the workbook by its `parent`."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    if change:
        change(sheet)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def sent(content, name="return.xlsx"):
    return SimpleUploadedFile(name, content)
