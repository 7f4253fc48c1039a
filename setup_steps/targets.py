"""The names that `python3 start.py` and `make` answer to."""

import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from setup_steps import front_end, lock, postgres, python_packages, stamps, system
from setup_steps.places import STATE, VALIDATORS, program
from setup_steps.running import CannotSetUp, Command, become, beside, openly, say

Arguments = list[str]
# No test comes near the data of the person who runs it.
OWN_DATA: dict[str, str | None] = {"SIGHTLINE_HOME": None}
ON_SQLITE = {**OWN_DATA, "DATABASE_URL": None}
NO_PDF = "The PDF of the report is off; everything else works. HTML and DOCX are there."


@dataclass(frozen=True)
class Target:
    does: str
    run: Callable[[Arguments], int]


def run(arguments: Arguments) -> int:
    name, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    target = TARGETS.get(name)
    if target is None:
        sys.stderr.write(f"There is no '{name}'. These are the names:\n\n{listing()}\n")
        return 2
    # Told to end, as by Ctrl-C: whatever was started for a while is put away first.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return target.run(rest)
    except CannotSetUp as reason:
        sys.stderr.write(f"\n{reason}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. Run the same command again: it goes on from where it was.\n")
        return 130


def listing() -> str:
    width = max(map(len, TARGETS))
    return "\n".join(f"  {name:<{width}}  {target.does}" for name, target in TARGETS.items())


def ensure(*, with_tests: bool) -> None:
    """Everything but what the system brings; both halves at once, for they wait for the network."""
    if _is_ready(with_tests=with_tests):
        return
    say("Setting Sightline up. This is done once.")
    with stamps.alone(), ThreadPoolExecutor() as pool:
        look = pool.submit(front_end.ensure)
        packages = pool.submit(python_packages.ensure, with_tests=with_tests)
        for half in (look, packages):
            half.result()


def _is_ready(*, with_tests: bool) -> bool:
    return python_packages.is_ready(with_tests=with_tests) and front_end.is_ready()


def _help(_: Arguments) -> int:
    say(f"python3 start.py NAME, or make NAME:\n\n{listing()}")
    return 0


def _setup(_: Arguments) -> int:
    ensure(with_tests=True)
    system.offer(system.PANGO, without=NO_PDF)
    say(f"Sightline is set up: {program('sightline')}")
    return 0


def _assets(_: Arguments) -> int:
    with stamps.alone():
        front_end.ensure()
    return 0


def _demo(rest: Arguments) -> int:
    ensure(with_tests=False)
    # Tried once: a machine that may not install it is not asked again at every start.
    tried = STATE / "pango-tried"
    if tried.exists():
        if not system.PANGO.found():
            say(f"{NO_PDF} To have it: {system.mend(system.PANGO)}")
    else:
        system.offer(system.PANGO, without=NO_PDF)
        tried.touch()
    return become([program("sightline"), "demo", *rest])


def _ready_for_tests() -> None:
    ensure(with_tests=True)
    for need in (system.PANGO, system.CHROMIUM):
        system.ensure(need)


def _pytest(*options: str) -> list[str]:
    return [str(program("python")), "-m", "pytest", *options]


def _test(rest: Arguments) -> int:
    _ready_for_tests()
    return openly(_pytest(*rest), env=ON_SQLITE)


def _test_postgres(rest: Arguments) -> int:
    _ready_for_tests()
    with postgres.database() as address:
        return openly(_pytest("--database-only", *rest), env={**OWN_DATA, "DATABASE_URL": address})


def _soak(rest: Arguments) -> int:
    _ready_for_tests()
    long = ("-m", "soak or hypothesis", "--hypothesis-profile=soak")
    return openly(_pytest(*long, *rest), env=ON_SQLITE)


def _check(_: Arguments) -> int:
    ensure(with_tests=True)
    checks: dict[str, Command] = {
        "layout": [program("ruff"), "format", "--check", "."],
        "lint": [program("ruff"), "check", "."],
        "types": [program("mypy")],
        "imports": [program("lint-imports")],
        "migrations": [program("python"), "-m", "django", "makemigrations", "--check", "--dry-run"],
        "generated pages": [program("python"), "-m", "docs.generated", "--check"],
    }
    settings = {"DJANGO_SETTINGS_MODULE": "sightline.config.settings_test", **ON_SQLITE}
    failed = [name for name, command in checks.items() if openly(command, env=settings)]
    if failed:
        sys.stderr.write(f"\nTo put right: {', '.join(failed)}. `make fix` mends what it can.\n")
    return 1 if failed else 0


def _fix(_: Arguments) -> int:
    ensure(with_tests=True)
    left = openly([program("ruff"), "check", "--fix", "."])
    return openly([program("ruff"), "format", "."]) or left


def _module(name: str) -> Callable[[Arguments], int]:
    def start(rest: Arguments) -> int:
        ensure(with_tests=True)
        return openly([program("python"), "-m", name, *rest])

    return start


def _validators(_: Arguments) -> int:
    with stamps.alone():
        python_packages.ensure_validators()
    say(f"The field's validators are there: {program('python', venv=VALIDATORS)}")
    return 0


def _ci(_: Arguments) -> int:
    """All tests in three parts at once, since each leaves a processor idle: the database waits for
    the disk, and a browser for its pages."""
    failed = _check([])
    if failed:
        return failed
    _ready_for_tests()
    start = [sys.executable, "start.py"]
    with (
        beside([*start, "test-postgres"]) as on_postgres,
        beside([*start, "test", "-m", "journey and not soak"]) as in_a_browser,
    ):
        failed = _test(["-m", "not journey and not soak"])
    return failed or in_a_browser.returncode or on_postgres.returncode


def _lock(rest: Arguments) -> int:
    lock.make(newest="--upgrade" in rest)
    return 0


TARGETS = {
    "help": Target("this list", _help),
    "demo": Target("set up what is missing, then serve the demonstration", _demo),
    "setup": Target("set everything up, for working on Sightline too", _setup),
    "test": Target("set up what is missing, then run every test", _test),
    "test-postgres": Target("run the tests that touch the database, on PostgreSQL", _test_postgres),
    "check": Target("layout, lint, types, imports, migrations, generated pages", _check),
    "fix": Target("mend what can be mended by machine", _fix),
    "docs": Target("write the generated reference pages", _module("docs.generated")),
    "soak": Target("the long versions of the tests", _soak),
    "bench": Target("the benchmarks", _module("bench")),
    "check-published": Target(
        "compare the demonstration's records with the published figures, one by one",
        _module("sightline.exchange.thornshire.checking"),
    ),
    "bench-large": Target("a national-size census to indicators", _module("bench.large")),
    "validators": Target("set up the field's own validators, which are optional", _validators),
    "ci": Target("check, test and test-postgres, as on every submission", _ci),
    "assets": Target("build the style sheet and scripts anew where they changed", _assets),
    "lock": Target("make the pins anew (--upgrade: the newest of all)", _lock),
}
