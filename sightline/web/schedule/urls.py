"""The address under /schedule/: it is of no year."""

from django.urls import path

from sightline.web.schedule import views

app_name = "schedule"
urlpatterns = [path("", views.schedule, name="schedule")]
