"""The one address of the clocks: they stand over all years."""

from django.urls import path

from sightline.web.clocks import views

app_name = "clocks"
urlpatterns = [path("", views.clocks, name="clocks")]
