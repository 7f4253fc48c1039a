"""Every change tells the trail its fields, old and new; what tells none is named, with why."""

import ast

import pytest
from django.apps import apps

from sightline.kit.sealing.fields import SealedTextField
from tests.architecture.source_tree import ACTIONS, PACKAGE, tree

LOADING = "a pack: its rows are told one by one where it is loaded, and by its fingerprint"
LOOKING = "something is shown or given out, and nothing changes"
SIGNING = "somebody signs in or out, or fails to: no record of the partnership changes"
WORKING = "the installation works on its own tables"
SAYS_ITSELF = "the entries of the parts tell what changed"
# By how the event begins; the longest that fits decides.
TELL_NO_FIELDS = {
    "access.given-out": LOOKING,
    "access.opened": LOOKING,
    "accounts.demonstration-made": "people who are made up",
    "accounts.password-changed": "the digest of a password is never told",
    "accounts.proved-again": SIGNING,
    "accounts.recovery-asked": SIGNING,
    "accounts.refused": LOOKING,
    "accounts.second-factor": "the secret of a factor is never told; how and which kind are",
    "accounts.session-ended": SIGNING,
    "accounts.sign-in-failed": SIGNING,
    "accounts.signed-": SIGNING,
    "accounts.tidied": WORKING,
    "accounts.vouched-for": SIGNING,
    "calendar.refreshed": "what comes with a newer Sightline, which its own history tells",
    "cases.forgotten": "what is destroyed must not live on in the trail",
    "cases.shown": LOOKING,
    "cases.glass-refused": "no case has the reference",
    "concerns.coded-together": SAYS_ITSELF,
    "concerns.codings-loaded": LOADING,
    "concerns.loaded": LOADING,
    "evidence.file-downloaded": LOOKING,
    "evidence.files-swept": WORKING,
    "evidence.loaded": LOADING,
    "evidence.records-loaded": LOADING,
    "finance.loaded": LOADING,
    "followups.loaded": LOADING,
    "indicators.loaded": LOADING,
    "installation.": WORKING,
    "keeping.pack-loaded": SAYS_ITSELF,
    "keeping.row-added": SAYS_ITSELF,
    "keeping.row-changed": SAYS_ITSELF,
    "keeping.row-moved": "the place in a table, which no field holds",
    "keeping.row-put-back": SAYS_ITSELF,
    "keeping.row-withdrawn": SAYS_ITSELF,
    "mail.tried-again": WORKING,
    "partnership.loaded": LOADING,
    "partnership.year-opened": LOADING,
    "plan.loaded": LOADING,
    "records.schedule-begun": "what comes with Sightline, as proposals",
    "records.shares-shown": LOOKING,
    "releases.choices-loaded": LOADING,
    "releases.released": "the release holds all of itself under its hash, which is told",
    "reports.sections-loaded": LOADING,
    "reports.sections-step": SAYS_ITSELF,
    "restricted.destroyed": "what is destroyed must not live on in the trail: only how much",
    "restricted.files-swept": WORKING,
    "restricted.given-out": LOOKING,
    "restricted.listed": LOOKING,
    "restricted.opened": LOOKING,
    "sealing.rotated": WORKING,
    "search.asked": LOOKING,
    "set-up.done": SAYS_ITSELF,
    "tasks.": WORKING,
    "trail.checkpoint-made": LOOKING,
    "trail.copy-taken": LOOKING,
    "trail.exported": LOOKING,
    "trail.values-opened": LOOKING,
}
SECRETS = {"password", "sealing_word", "subject_index"}


def recordings():
    for path in ACTIONS:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "trail.record":
                named = {word.arg: word.value for word in node.keywords}
                place = f"{path.relative_to(PACKAGE)}:{node.lineno}"
                yield place, ast.literal_eval(named["event"]), "changes" in named


RECORDINGS = list(recordings())


@pytest.mark.parametrize(
    ("place", "event", "tells"), RECORDINGS, ids=[place for place, _, _ in RECORDINGS]
)
def test_a_change_tells_its_fields_or_why_it_has_none(place, event, tells):
    assert tells != any(event.startswith(start) for start in TELL_NO_FIELDS)


def test_no_excuse_is_left_over():
    left = [
        start
        for start in TELL_NO_FIELDS
        if not any(event.startswith(start) for _, event, _ in RECORDINGS)
    ]

    assert left == []


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda model: model._meta.label)
def test_no_secret_of_a_row_goes_into_the_trail(model):
    if not model.__module__.startswith("sightline"):
        return
    never = set(getattr(model, "never_in_trail", ()))
    fields = {field.name: field for field in model._meta.concrete_fields}
    keys = {n for n, f in fields.items() if n == "key" and isinstance(f, SealedTextField)}

    assert (SECRETS & fields.keys()) | keys <= never
    assert never <= fields.keys()
