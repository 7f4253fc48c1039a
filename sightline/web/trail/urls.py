"""Addresses under /trail/: it stands over all years."""

from django.urls import path

from sightline.web.trail import views

app_name = "trail"
urlpatterns = [
    path("", views.trail, name="list"),
    path("<int:number>/", views.entry, name="entry"),
]
