"""The project's source as files and syntax trees, for the rules that no linter knows."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "sightline"
APPS = PACKAGE / "apps"
MADE = {".git", ".venv", ".set-up", "node_modules", "built", "__pycache__", "out", "data"}


def files(folder: Path, *patterns: str) -> list[Path]:
    """Those that people write: nothing that set-up makes."""
    found = {path for pattern in patterns for path in folder.rglob(pattern)}
    return sorted(path for path in found if MADE.isdisjoint(path.relative_to(ROOT).parts))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def is_migration(path: Path) -> bool:
    return path.parent.name == "migrations"


PRODUCT = [path for path in files(PACKAGE, "*.py") if not is_migration(path)]
TEMPLATES = files(PACKAGE, "*.html")
ACTIONS = [path for path in PRODUCT if path.name == "actions.py"]
VIEWS = [path for path in PRODUCT if path.name == "views.py"]


def running_code(module: ast.Module):
    """Every node that runs; what stands under `if TYPE_CHECKING` does not."""
    waiting = [module]
    while waiting:
        node = waiting.pop()
        yield node
        inner = ast.iter_child_nodes(node)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            inner = iter(node.orelse)
        waiting.extend(inner)


def imported(module: ast.Module) -> set[str]:
    """The names of modules that it imports when it runs, those named by `from` with what they give.

    `from a import b` is both a and a.b, since b may be a module.
    """
    found = set()
    for node in running_code(module):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found
