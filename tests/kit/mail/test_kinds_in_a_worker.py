"""A worker opens no page, and knows every kind of mail all the same."""

import json
import subprocess
import sys

SCRIPT = """
import json, django
django.setup()
from django.urls import get_resolver
from sightline.kit.mail import kinds
from sightline.kit.schedule import registry
registry.every()
before = [kind.key for kind in kinds.every()]
get_resolver().url_patterns
print(json.dumps([before, [kind.key for kind in kinds.every()]]))
"""


def test_it_knows_those_that_a_page_lays_out():
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
    )

    in_a_worker, with_pages = json.loads(told.stdout)
    assert in_a_worker == with_pages
    assert {"glass-to-review", "address-changed"} <= set(in_a_worker)
