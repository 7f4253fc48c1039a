"""The few differences that tests need: a database of their own, in a file, and a quick hasher."""

import atexit
import os
import shutil
import tempfile

if "SIGHTLINE_HOME" not in os.environ:
    os.environ["SIGHTLINE_HOME"] = tempfile.mkdtemp(prefix="sightline-test-")
    atexit.register(shutil.rmtree, os.environ["SIGHTLINE_HOME"], ignore_errors=True)

from sightline.config.settings import *  # the home must be set first
from sightline.config.settings import DATABASES, HOME

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: the browser's server runs in another thread.
    DATABASES["default"]["TEST"] = {"NAME": HOME / "test.sqlite3"}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
JOBS_AT_ONCE = True
