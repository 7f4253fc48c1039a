"""The one address of search: it stands over all years."""

from django.urls import path

from sightline.web.search import views

app_name = "search"
urlpatterns = [path("", views.search, name="search")]
