"""The glossary has every word of the tables and states, and the decisions are all listed."""

import importlib
import re
from enum import StrEnum

import pytest
from django.apps import apps

from tests.architecture.source_tree import PACKAGE, PRODUCT, ROOT

GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
TERMS = set(re.findall(r"^- \*\*(.+?)\*\*:", GLOSSARY, re.MULTILINE))
VALUES = TERMS | set(re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", GLOSSARY))
MODELS = [model for model in apps.get_models() if model.__module__.startswith("sightline.")]
DECISIONS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))


def words(camel):
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", camel).lower()


def without_hyphens(terms):
    return {term.replace("-", " ") for term in terms}


def state_kinds():
    modules = [path for path in PRODUCT if path.name in {"types.py", "permission.py"}]
    for path in modules:
        dotted = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for kind in vars(importlib.import_module(dotted)).values():
            is_kind = isinstance(kind, type) and issubclass(kind, StrEnum)
            if is_kind and kind.__module__ == dotted and len(kind):
                yield kind


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
def test_every_table_has_its_word_in_the_glossary(model):
    assert words(model.__name__) in without_hyphens(TERMS)


@pytest.mark.parametrize(
    "kind",
    list(state_kinds()),
    ids=lambda kind: f"{kind.__module__.split('.')[-2]}.{kind.__name__}",
)
def test_every_value_that_is_stored_or_shown_has_its_word_in_the_glossary(kind):
    shown = {each.value.replace("_", " ").replace("-", " ") for each in kind if each.value}

    assert shown - VALUES == set()


def test_a_term_is_explained_once_in_a_sentence():
    lines = [line for line in GLOSSARY.splitlines() if line.startswith("- **")]
    terms = re.findall(r"^- \*\*(.+?)\*\*:", GLOSSARY, re.MULTILINE)

    assert len(terms) == len(set(terms)) == len(lines)
    assert all(line.endswith(".") for line in lines)


def test_terms_stand_in_the_order_of_the_alphabet():
    for section in GLOSSARY.split("\n## ")[1:]:
        terms = re.findall(r"^- \*\*(.+?)\*\*:", section, re.MULTILINE)
        assert terms == sorted(terms, key=str.casefold)


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_is_listed_and_carries_its_own_number(path):
    number = int(path.name.partition("-")[0])
    index = (path.parent / "README.md").read_text(encoding="utf-8")
    heading = path.read_text(encoding="utf-8").splitlines()[0]

    assert path.name in index
    assert re.match(rf"# (ADR )?0*{number}\b", heading)


def test_decisions_are_numbered_without_gap():
    numbers = [int(path.name.partition("-")[0]) for path in DECISIONS]

    assert numbers == list(range(1, len(numbers) + 1))
