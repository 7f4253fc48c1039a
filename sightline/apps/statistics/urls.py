"""Addresses under /<year>/statistics/."""

from django.urls import path

from sightline.apps.statistics import loading_views, views

app_name = "statistics"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("load/", loading_views.load, name="load"),
    path("load/progress/", loading_views.load_progress, name="load-progress"),
    path("choose/", loading_views.choose, name="choose"),
    path("editions/<int:pk>/", loading_views.edition, name="edition"),
    path("measures/<slug:key>/", views.measure, name="measure"),
]
