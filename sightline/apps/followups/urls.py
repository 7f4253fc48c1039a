"""Addresses under /<year>/follow-ups/."""

from django.urls import path

from sightline.apps.followups import views
from sightline.kit.addresses import record_page

app_name = "followups"
urlpatterns = [
    path("", views.follow_ups, name="list"),
    path("<str:key>/", views.follow_up, name="follow-up"),
]
record_page("follow_up", "followups:follow-up")
