"""Addresses under /<year>/concerns/: the pages that join rooms, and those of the room itself."""

from django.urls import path

from sightline.apps.concerns import urls as room
from sightline.kit.addresses import record_page
from sightline.web.concerns import views

app_name = "concerns"
urlpatterns = [
    path("", views.matrix, name="matrix"),
    path("<str:key>/", views.concern, name="concern"),
    *room.urlpatterns,
]
record_page("concern", "concerns:concern")
