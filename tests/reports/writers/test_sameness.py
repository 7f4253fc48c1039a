"""The same tree gives the same bytes, also in another process that hashes otherwise."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from sightline.reports.writers import docx, html, pdf
from tests.reports.writers.sample import TRACES, WHOLE

ROOT = Path(__file__).parents[3]
ELSEWHERE = "from tests.reports.writers.test_sameness import digests; print(*digests())"


def digests():
    written = (html.write(WHOLE, TRACES).encode(), pdf.write(WHOLE, TRACES), docx.write(WHOLE))
    return [hashlib.sha256(each).hexdigest() for each in written]


def test_another_process_writes_the_same_bytes():
    elsewhere = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert elsewhere.stdout.split() == digests()
