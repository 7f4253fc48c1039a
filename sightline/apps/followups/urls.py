"""Addresses under /<year>/follow-ups/."""

from django.urls import path

from sightline.apps.followups import views
from sightline.kit.addresses import record_page

app_name = "followups"
urlpatterns = [path("", views.follow_ups, name="list")]
record_page("follow_up", "followups:list", of="list")
