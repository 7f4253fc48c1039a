"""Any table as a file, in CSV or Excel; text that looks like a formula is defused."""

from sightline.kit.downloads.cells import Column, Value
from sightline.kit.downloads.responses import FORMS, file_name, table_response

__all__ = ["FORMS", "Column", "Value", "file_name", "table_response"]
