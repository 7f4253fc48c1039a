"""Addresses under /<year>/evidence/."""

from django.urls import path

from sightline.kit.addresses import record_page
from sightline.web.evidence import views

app_name = "evidence"
urlpatterns = [
    path("", views.findings, name="findings"),
    path("<str:key>/", views.finding, name="finding"),
]
record_page("finding", "evidence:finding")
