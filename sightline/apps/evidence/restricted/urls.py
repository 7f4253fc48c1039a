"""Addresses under /restricted/: they are of no single year."""

from django.urls import path

from sightline.apps.evidence.restricted import views

app_name = "restricted"
urlpatterns = [
    path("", views.findings, name="list"),
    path("record/", views.record, name="record"),
    path("<int:pk>/", views.finding, name="finding"),
    path("<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("<int:pk>/files/<int:file>/", views.give_out, name="file"),
]
