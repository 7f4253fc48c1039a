"""Installations beside the tests' own, and what the product says there as a process of its own."""

import os
import subprocess
import sys
from contextlib import contextmanager
from uuid import uuid4

from django.db import connection

from tests.architecture.source_tree import ROOT

COMMAND = (sys.executable, "-m", "sightline.cli")


def own_database_url():
    """The address of the database that this test uses."""
    return _url(connection.settings_dict["NAME"])


@contextmanager
def another(home):
    """The environment of an installation that holds nothing: a folder, and a database."""
    if connection.vendor == "sqlite":
        yield environment(home)
        return
    name = f"sightline_{uuid4().hex}"
    _administer(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
    try:
        yield environment(home, DATABASE_URL=_url(name))
    finally:
        _administer(f"DROP DATABASE {name} WITH (FORCE)")


def environment(home, **more):
    kept = {
        name: value
        for name, value in os.environ.items()
        if name != "DATABASE_URL" and not name.startswith(("SIGHTLINE_", "COV_"))
    }
    told = {"SIGHTLINE_HOME": str(home), "DJANGO_SETTINGS_MODULE": "sightline.config.settings"}
    return kept | told | more


def run(env, *arguments):
    return _told([*COMMAND, *map(str, arguments)], env)


def python(env, words):
    """The same Python, which does what the words say."""
    return _told([sys.executable, "-c", words], env)


def done(env, *arguments):
    answer = run(env, *arguments)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def _told(command, env):
    return subprocess.run(command, env=env, cwd=ROOT, check=False, capture_output=True, text=True)


def _url(name):
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    host = given["HOST"].replace("/", "%2F")
    return f"postgres://{given['USER']}:{given['PASSWORD']}@{host}:{given['PORT']}/{name}"


def _administer(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
