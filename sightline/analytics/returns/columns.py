"""What a column of a return is: its name in the file, its name in the table, how it is read."""

from dataclasses import dataclass
from enum import Enum

from sightline.analytics.returns.codes import CodeList


class Kind(Enum):
    TEXT = "text"
    CODE = "code"
    SEX = "sex"  # 1 and 2 in older editions, M and F in newer ones; M, F and U in tables
    CODES = "codes"  # several, each with the same list
    REASON = "reason"  # a code where a reason is given in place of a number, else nothing
    DATE = "date"
    SLASHED_DATE = "slashed date"
    ANY_DATE = "any date"  # as workbooks give them: a day, text, or a count of days
    FLAG = "flag"
    YES = "yes"  # 'Yes', 'a) Yes', 'b) No'; other answers are null
    NUMBER = "number"
    DECIMAL = "decimal"


@dataclass(frozen=True)
class Column:
    """`source` is the name that the file gives; `codes` is None where any text may stand."""

    source: str
    name: str
    kind: Kind = Kind.DATE
    codes: CodeList | None = None
