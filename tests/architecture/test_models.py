"""Tables say what they are, hold their pairs together, and agree with their migrations."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from sightline.kit.keyed import YearRow

MODELS = [model for model in apps.get_models() if model.__module__.startswith("sightline.")]
YEAR_ROWS = [model for model in MODELS if issubclass(model, YearRow)]
ENDINGS = ("_at", "_on", "_by")
# A pair that may stand half empty, and why.
HALF_EMPTY = {
    ("concerns.coding", "coded"): "a coding that came with a pack was coded by no person",
}


def label(model):
    return model._meta.label_lower


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_a_row_is_shown_as_words(model):
    assert model.__str__ is not models.Model.__str__


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_a_table_says_its_order_or_is_only_asked_by_key(model):
    unique = [field for field in model._meta.fields if field.unique and not field.primary_key]

    assert model._meta.ordering or unique


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_a_constraint_is_named_after_its_room(model):
    names = [constraint.name for constraint in model._meta.constraints]

    assert [name for name in names if not name.startswith(f"{model._meta.app_label}_")] == []


@pytest.mark.parametrize("model", YEAR_ROWS, ids=label)
def test_a_key_stands_once_in_a_year_and_rows_keep_their_order(model):
    unique = [c.fields for c in model._meta.constraints if isinstance(c, models.UniqueConstraint)]

    assert ("year", "key") in unique
    assert model._meta.ordering == ["position", "pk"]


def pairs(model):
    """Stems of which the model has two of: when, on what day, by whom."""
    names = {field.name for field in model._meta.fields}
    stems = {name.removesuffix(end) for name in names for end in ENDINGS if name.endswith(end)}
    for stem in sorted(stems):
        found = sorted({f"{stem}{end}" for end in ENDINGS} & names)
        if len(found) > 1:
            yield stem, found


def checked_together(model, fields):
    checks = [c for c in model._meta.constraints if isinstance(c, models.CheckConstraint)]
    return any(
        set(fields) <= {name.partition("__")[0] for name in named_in(c.condition)} for c in checks
    )


def named_in(condition):
    for child in condition.children:
        if isinstance(child, tuple):
            yield child[0]
        else:
            yield from named_in(child)


PAIRS = [
    pytest.param(model, fields, id=f"{label(model)}.{stem}")
    for model in MODELS
    for stem, fields in pairs(model)
    if (label(model), stem) not in HALF_EMPTY
]


@pytest.mark.parametrize(("model", "fields"), PAIRS)
def test_when_and_by_whom_are_given_together(model, fields):
    assert checked_together(model, fields), "a CheckConstraint holds them together"


def spans(model):
    names = {field.name for field in model._meta.fields}
    for start, end in (("starts_on", "ends_on"), ("valid_from", "valid_to")):
        if {start, end} <= names:
            yield start, end


@pytest.mark.parametrize(
    ("model", "start", "end"),
    [
        pytest.param(model, *span, id=f"{label(model)}.{span[0]}")
        for model in MODELS
        for span in spans(model)
    ],
)
def test_what_ends_does_so_no_earlier_than_it_starts(model, start, end):
    checks = [c for c in model._meta.constraints if isinstance(c, models.CheckConstraint)]

    assert any(start in str(c.condition) and end in str(c.condition) for c in checks)


@pytest.mark.django_db
def test_the_migrations_make_the_tables_that_the_models_describe(capsys):
    try:
        call_command("makemigrations", check=True, dry_run=True)
    except SystemExit:
        pytest.fail(f"run makemigrations:\n{capsys.readouterr().out}")
