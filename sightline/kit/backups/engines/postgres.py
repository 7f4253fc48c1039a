"""PostgreSQL: pg_dump and pg_restore, through pipes, so that nothing lies about unencrypted."""

import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, cast

from django.db import connection, transaction

from sightline.kit.backups.engines import programs
from sightline.kit.backups.engines.shared import BLOCK, MIGRATIONS, Snapshot, count, tables
from sightline.kit.backups.types import Refused

ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
OWN_TABLES = """SELECT COUNT(*) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND nspname !~ '^pg_'
AND nspname <> 'information_schema'"""
EMPTIED = ("DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
LARGEST_SAID = 64 * 1024
AS_IT_WAS = ("--no-owner", "--no-privileges")


class Postgres:
    name, shown = "postgresql", "PostgreSQL"

    @contextmanager
    def snapshot(self, working: Path) -> Iterator[Snapshot]:
        """A connection holds the moment, and the program copies just that."""
        server, names = _server(), tables()
        program, version = programs.find("pg_dump", server)
        with _one_moment() as ask:
            [(moment,)] = ask("SELECT pg_export_snapshot()")
            migrations = tuple(f"{app}.{name}" for app, name in ask(MIGRATIONS))
            rows = {name: int(ask(count(name))[0][0]) for name in names}
            command: list[Path | str] = [
                program,
                "--format=custom",
                *AS_IT_WAS,
                f"--snapshot={moment}",
            ]
            yield Snapshot(server, version, migrations, rows, _output([*command, *AS_IT_WAS]))

    def refuse_unless_empty(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(OWN_TABLES)
            if cursor.fetchone() != (0,):
                raise Refused(
                    "The database that DATABASE_URL names holds tables already. A restore never "
                    "overwrites. Make an empty database and name it in DATABASE_URL."
                )

    def refuse_unless_fits(self, server: int, program: int) -> None:
        if _server() < server:
            raise Refused(
                f"The backup is of PostgreSQL {server}, and this server is {_server()}. "
                f"Restore into PostgreSQL {server} or newer."
            )
        self.program, _ = programs.find("pg_restore", max(program, _server()))

    def take_in(self, blocks: Iterable[bytes]) -> None:
        database = str(connection.settings_dict["NAME"])
        connection.close()
        whole = ["--single-transaction", "--exit-on-error", f"--dbname={database}"]
        _input([self.program, *whole, *AS_IT_WAS], blocks)

    def rows(self, tables: Iterable[str]) -> dict[str, int]:
        with connection.cursor() as cursor:
            found = {}
            for name in tables:
                cursor.execute(count(name))
                found[name] = int(cursor.fetchone()[0])
            return found

    def change_over(self) -> None:
        """It became the database's own in one transaction."""

    def undo(self) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            for each in EMPTIED:
                cursor.execute(each)


def _server() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        return int(cursor.fetchone()[0]) // 10000


@contextmanager
def _one_moment() -> Iterator[Callable[[str], list[tuple[Any, ...]]]]:
    """A connection of its own, in a transaction that sees what was there when it began."""
    own = connection.copy()
    try:
        own.set_autocommit(False)
        with own.cursor() as cursor:
            cursor.execute(ONE_MOMENT)

            def ask(question: str) -> list[tuple[Any, ...]]:
                cursor.execute(question)
                return list(cursor.fetchall())

            yield ask
    finally:
        own.close()


def _output(command: list[Path | str]) -> Iterator[bytes]:
    """What the program writes, block by block; its failure is ours."""
    with tempfile.TemporaryFile() as said, _started(command, said) as child:
        with cast(IO[bytes], child.stdout) as pipe:  # where nobody reads on, the program ends
            while block := pipe.read(BLOCK):
                yield block
        _refuse_failed(child, said)


def _input(command: list[Path | str], blocks: Iterable[bytes]) -> None:
    """Everything to the program. Where the blocks fail it is stopped before it keeps anything."""
    with tempfile.TemporaryFile() as said, _started(command, said, takes=True) as child:
        pipe = cast(IO[bytes], child.stdin)
        try:
            for block in blocks:
                pipe.write(block)
            pipe.close()
        except BrokenPipeError:
            pass  # it ended by itself, and says why
        except BaseException:
            child.kill()
            raise
        finally:
            with suppress(BrokenPipeError):
                pipe.close()
        _refuse_failed(child, said)


def _started(
    command: list[Path | str], said: IO[bytes], *, takes: bool = False
) -> subprocess.Popen[bytes]:
    """One end of a pipe is ours: what the program takes in, or what it gives out."""
    return subprocess.Popen(  # noqa: S603  # a program of PostgreSQL's, with nothing from anybody
        command,
        stdin=subprocess.PIPE if takes else subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if takes else subprocess.PIPE,
        stderr=said,
        env=programs.environment(),
    )


def _refuse_failed(child: subprocess.Popen[bytes], said: IO[bytes]) -> None:
    """Its first words of what is wrong, and no more: what follows may repeat a row."""
    if child.wait():
        said.seek(0)
        lines = said.read(LARGEST_SAID).decode(errors="replace").splitlines()
        words = next((line for line in lines if "error:" in line), "it does not say why")
        raise Refused(f"PostgreSQL's program failed, and nothing was kept. {words[:200]}")
