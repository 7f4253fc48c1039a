"""The addresses that belong to no room, and the pages of records whose rooms have none."""

from django.urls import path, re_path

from sightline.kit.addresses import record_page
from sightline.web import views
from sightline.web.big_picture import views as big_picture

urlpatterns = [
    path("", big_picture.home, name="home"),
    # Only what looks like a year, so that it hides no room's own word.
    re_path(r"^(?P<year>\d{4}-\d{2})/$", big_picture.big_picture, name="home-of-year"),
    path("<slug:year>/report-state/", big_picture.report_state, name="report-state"),
    path("healthz", views.health, name="health"),
    path("readyz", views.ready, name="ready"),
]
record_page("year", "home-of-year", of="list")
record_page("figure", "reports:figure")
record_page("section", "reports:read", of="anchor")
