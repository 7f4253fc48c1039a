"""Addresses under /<year>/evidence/."""

from django.urls import path

from sightline.kit.addresses import record_page
from sightline.web.evidence import file_views, views

app_name = "evidence"
urlpatterns = [
    path("", views.findings, name="findings"),
    path("<str:key>/", views.finding, name="finding"),
    path("<str:key>/files/add/", file_views.attach, name="attach"),
    path("<str:key>/files/<int:pk>/", file_views.give_out, name="file"),
    path("<str:key>/files/<int:pk>/take-back/", file_views.take_back, name="take-back"),
]
record_page("finding", "evidence:finding")
