"""Addresses under /<year>/indicators/: the pages that join rooms, and those of the room itself."""

from django.urls import path

from sightline.apps.indicators import urls as room
from sightline.kit.addresses import record_page
from sightline.web.indicators import views
from sightline.web.indicators.scorecards import urls as scorecards

app_name = "indicators"
urlpatterns = [
    path("signals/", views.signals, name="signals"),
    path("signals/look/", views.look, name="look"),
    path("signals/<int:pk>/", views.signal, name="signal"),
    path("signals/<int:pk>/accept/", views.accept, name="accept"),
    path("signals/<int:pk>/dismiss/", views.dismiss, name="dismiss"),
    path("signals/<int:pk>/take-up-again/", views.take_up_again, name="take-up-again"),
    *scorecards.urlpatterns,
    *room.urlpatterns,
]
record_page("indicator", "indicators:indicator")
