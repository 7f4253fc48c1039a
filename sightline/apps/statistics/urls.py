"""Addresses under /<year>/statistics/."""

from django.urls import path

from sightline.apps.statistics import views

app_name = "statistics"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("load/", views.load, name="load"),
    path("load/progress/", views.load_progress, name="load-progress"),
    path("choose/", views.choose, name="choose"),
    path("editions/<int:pk>/", views.edition, name="edition"),
    path("measures/<slug:key>/", views.measure, name="measure"),
]
