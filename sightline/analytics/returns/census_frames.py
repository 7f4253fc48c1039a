"""The batches of a census file put together: numbers run on from one to the next."""

from collections import Counter

import polars as pl

from sightline.analytics.returns.census_batches import Batch, Lost
from sightline.analytics.returns.census_rows import NAMES
from sightline.analytics.returns.faults import Fault, FaultList
from sightline.analytics.returns.tables import CENSUS

CORRECT = "Correct it in your system and write the file again; until then it is read as not given"
NUMBERED = {"child": "children", "episode": "referrals", "plan": "protection_plans"}


class CensusFrames:
    """`unknown` counts the strange elements of all batches."""

    def __init__(self, file: str, faults: FaultList) -> None:
        self._file, self._faults = file, faults
        self._frames: dict[str, list[pl.DataFrame]] = {table: [] for table in NAMES}
        self._before: Counter[str] = Counter()
        self.unknown: Counter[str] = Counter()

    @property
    def rows(self) -> int:
        return self._before.total()

    def add(self, batch: Batch) -> None:
        run_on = [pl.col(name) + self._before[table] for name, table in NUMBERED.items()]
        for table, frame in batch.frames.items():
            self._frames[table].append(frame.with_columns(run_on))
        for lost in batch.lost:
            self._faults.add(self._fault(lost))
        for fault in batch.order.listed:
            self._faults.add(fault)
        self._faults.count(batch.more_lost)
        self._before.update(batch.numbers)
        self.unknown.update(batch.unknown)

    def _fault(self, lost: Lost) -> Fault:
        if lost.child is None:
            do = "Ask those who supply the system that wrote the file"
            return Fault(self._file, lost.line, lost.element, lost.what, do)
        place = f"child {lost.child + self._before['children']:,}, {lost.element}"
        return Fault(self._file, lost.line, place, lost.what, CORRECT)

    def joined(self) -> dict[str, pl.DataFrame]:
        """With `line`, and `child_id` in each; for checks."""
        tables = {table: pl.concat(frames) for table, frames in self._frames.items()}
        self._frames.clear()
        ids = tables["children"]["child_id"]
        return {
            table: frame
            if table == "children"
            else frame.with_columns(ids.gather(frame["child"] - 1).alias("child_id"))
            for table, frame in tables.items()
        }

    def closed(self, tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
        """The columns that the tables have, and no other."""
        return {
            table: tables[table].select(pl.col(name).cast(kind) for name, kind in schema.items())
            for table, schema in CENSUS.items()
        }
