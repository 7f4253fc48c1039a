"""The addresses that belong to no room."""

from django.urls import path, re_path

from sightline.web import views

urlpatterns = [
    path("", views.home, name="home"),
    # Only what looks like a year, so that it hides no room's own word.
    re_path(r"^(?P<year>\d{4}-\d{2})/$", views.home, name="home-of-year"),
    path("healthz", views.health, name="health"),
]
