"""Addresses under /erasing/: it stands over all years."""

from django.urls import path

from sightline.web.erasing import views

app_name = "erasing"
urlpatterns = [
    path("", views.erasures, name="list"),
    path("ask/<int:number>/", views.ask_of_actor, name="ask-of-actor"),
    path("ask/<int:number>/<int:place>/", views.ask, name="ask"),
    path("<int:pk>/", views.erasure, name="erasure"),
]
