"""Addresses under /<year>/plan/."""

from django.urls import path

from sightline.kit.addresses import record_page
from sightline.web.plan import views

app_name = "plan"
urlpatterns = [path("", views.overview, name="overview")]
record_page("priority", "plan:overview", of="anchor")
record_page("aim", "plan:overview", of="list")
record_page("objective", "plan:overview", of="list")
record_page("progress_line", "plan:overview", of="list")
record_page("action", "plan:overview", of="list")
record_page("strength_or_challenge", "plan:overview", of="list")
