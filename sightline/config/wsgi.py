"""The way in for a web server."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sightline.config.settings")
application = get_wsgi_application()

from sightline.cli import database  # it needs the settings

if words := database.not_for_real_records():
    raise ImproperlyConfigured(words)
