"""Loading years in tests: Thornshire's made-up one, and Oxfordshire's published one."""

from datetime import UTC, datetime

from sightline.apps.partnership import queries
from sightline.cli.serving import published_pack
from sightline.exchange.checking import read_and_check
from sightline.exchange.loading import load_pack
from sightline.kit.access import COMMAND_LINE
from sightline.reports import checklist

NOW = datetime(2022, 5, 3, 9, 30, tzinfo=UTC)


def read(folder):
    """The pack, which must be without fault."""
    pack = read_and_check(folder, checklist.KEYS)
    assert pack.faults == ()
    return pack


def load(folder, dry_run=False):
    return load_pack(actor=COMMAND_LINE, pack=read(folder), now=NOW, dry_run=dry_run)


def load_oxfordshire():
    load(published_pack())
    return queries.year("2019-20")


def load_thornshire(folder):
    load(folder)
    return queries.year("2021-22")
