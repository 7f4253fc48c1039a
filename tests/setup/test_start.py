"""The two commands: what an old Python is told, and that make only calls the script."""

import ast
import re
import subprocess
import sys

import pytest

import start
from setup_steps import targets
from setup_steps.places import ROOT


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 3), (3, 14, 1)], ids=str)
def test_a_python_that_is_new_enough_is_not_refused(version):
    assert start.refusal(version) is None


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 9), (3, 10, 12)], ids=str)
def test_an_older_python_is_told_what_it_is_and_what_to_do(version):
    reason = start.refusal(version)

    assert "needs Python 3.11 or newer" in reason
    assert f"this is Python {version[0]}.{version[1]}." in reason
    assert "python3.11 start.py demo" in reason


def test_an_older_python_can_read_the_script_far_enough_to_say_so():
    tree = ast.parse((ROOT / "start.py").read_text(), feature_version=(3, 4))

    at_the_top = [n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)]
    assert [alias.name for node in at_the_top for alias in node.names] == ["sys"]
    assert not any(isinstance(node, ast.JoinedStr) for node in ast.walk(tree))


def test_make_offers_the_names_of_the_script_and_only_calls_it():
    text = (ROOT / "Makefile").read_text()
    offered = re.search(r"^TARGETS := (.*)$", text, re.MULTILINE)[1].split()
    recipes = [line for line in text.splitlines() if line.startswith("\t")]

    assert set(offered) == set(targets.TARGETS)
    assert recipes == ["\t@$(PYTHON) start.py $@ $(ARGS)"]


def test_a_name_that_is_not_there_is_answered_with_those_that_are(capsys):
    code = targets.run(["tset"])

    assert code == 2
    assert "There is no 'tset'" in capsys.readouterr().err


def test_set_up_takes_nothing_but_the_standard_library():
    loaded = (
        "import sys, setup_steps.targets; print(*sorted({n.split('.')[0] for n in sys.modules}))"
    )
    bare = [
        sys.executable,
        "-I",
        "-S",
        "-c",
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{loaded}",
    ]
    names = subprocess.run(bare, capture_output=True, text=True, check=True).stdout.split()

    assert set(names) - set(sys.stdlib_module_names) <= {"__main__", "setup_steps"}
