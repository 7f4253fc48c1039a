"""Addresses under /<year>/money/."""

from django.urls import path

from sightline.apps.finance import views
from sightline.kit.addresses import record_page

app_name = "finance"
urlpatterns = [path("", views.statement, name="statement")]
record_page("budget", "finance:statement", of="list")
record_page("budget_line", "finance:statement", of="anchor")
