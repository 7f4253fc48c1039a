"""Why a change of a row was not made."""

from collections.abc import Mapping, Sequence

from sightline.exchange.faults import Fault


class Refused(Exception):
    """The change was not made, and nothing else was. Each fault says what is wrong and what to do.

    A fault's `column` names the cell; it is empty for the row as a whole.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(fault.message for fault in faults))
        self.faults = tuple(faults)


class Conflict(Exception):
    """Somebody else changed the same cells since they were opened.

    `columns` gives for each what stands now and what the person wrote; `merged` holds every cell
    as it would be saved, with the person's words in those columns; `standing` what stands.
    """

    def __init__(
        self,
        columns: Mapping[str, tuple[str, str]],
        merged: Mapping[str, str],
        standing: Mapping[str, str],
    ) -> None:
        super().__init__(", ".join(columns))
        self.columns, self.merged, self.standing = columns, merged, standing


class Gone(Exception):
    """The row was withdrawn since it was opened, or never was."""
