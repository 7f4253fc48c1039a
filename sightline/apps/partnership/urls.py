"""Addresses under /<year>/partnership/."""

from django.urls import path

from sightline.apps.partnership import views
from sightline.kit.addresses import record_page

app_name = "partnership"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("groups/<str:key>/", views.group, name="group"),
    path("agencies/", views.agencies, name="agencies"),
    path("linkages/", views.linkages, name="linkages"),
    path("notes/", views.notes, name="notes"),
]
record_page("group", "partnership:group")
record_page("agency", "partnership:agencies", of="list")
record_page("linkage", "partnership:linkages", of="list")
