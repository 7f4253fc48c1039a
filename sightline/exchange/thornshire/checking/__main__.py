"""Prints each published figure beside Thornshire's, and ends with an error where one differs.

python -m sightline.exchange.thornshire.checking
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from sightline import exchange
from sightline.exchange.thornshire.checking.comparing import Line, compare
from sightline.exchange.thornshire.checking.counting import count_returns
from sightline.exchange.thornshire.retelling.retelling import write_pack
from sightline.exchange.thornshire.returns.writing import write_returns

PUBLISHED = Path(exchange.__file__).parent / "packs" / "oxfordshire-2019-20"


def main() -> int:
    with TemporaryDirectory() as folder:
        counted = count_returns(write_returns(Path(folder) / "returns"))
        lines = compare(counted, PUBLISHED, write_pack(PUBLISHED, Path(folder) / "pack"))
    sys.stdout.write(table(lines))
    different = sum(not line.agrees for line in lines)
    if different:
        sys.stderr.write(f"{different} of {len(lines)} figures differ from those published.\n")
        return 1
    sys.stdout.write(f"All {len(lines)} figures are as published.\n")
    return 0


def table(lines: Sequence[Line]) -> str:
    """One line a figure, a difference marked by the word, and beneath them the sources."""
    width = max(len(line.figure) for line in lines)
    rows = [f"{'':<9}  {'Figure':<{width}}  {'When':<22}  {'Published':>12}  {'Thornshire':>12}"]
    rows += [
        f"{'' if line.agrees else 'DIFFERENT':<9}  {line.figure:<{width}}  {line.when:<22}  "
        f"{line.published:>12}  {line.found:>12}"
        for line in lines
    ]
    sources = sorted({line.source for line in lines})
    return "\n".join([*rows, "", "As published in:", *sources, ""])


if __name__ == "__main__":
    sys.exit(main())
