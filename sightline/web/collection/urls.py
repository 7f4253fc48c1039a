"""Addresses under /returns/: they stand over all years."""

from django.urls import path

from sightline.web.collection import asking_views, filling_views, sheet_views, views

app_name = "returns"
urlpatterns = [
    path("", views.returns, name="list"),
    path("lateness/", views.lateness, name="lateness"),
    path("requests/", asking_views.requests, name="requests"),
    path("requests/new/", asking_views.ask, name="ask-agency"),
    path("requests/<int:pk>/", asking_views.change, name="request"),
    path("requests/<int:pk>/end/", asking_views.end, name="end-request"),
    path("<int:pk>/", views.one, name="return"),
    path("<int:pk>/fill/", filling_views.fill, name="fill"),
    path("<int:pk>/send/", filling_views.send, name="send"),
    path("<int:pk>/sheet/", sheet_views.send_sheet, name="send-sheet"),
    path("<int:pk>/sheet/<int:sheet>/", sheet_views.preview, name="preview"),
    path("<int:pk>/sheet/<int:sheet>/places/", sheet_views.map_sheet, name="map"),
    path("<int:pk>/queries/<int:query>/", filling_views.answer, name="answer"),
    path("<int:pk>/lines/<int:line>/ask/", filling_views.ask, name="ask"),
    path("<int:pk>/accept/", views.accept, name="accept"),
    path("<int:pk>/commentary/", filling_views.comment, name="comment"),
    path("<int:pk>/sign/", filling_views.sign, name="sign"),
    path("<int:pk>/publish/", views.publish, name="publish"),
    path("<int:pk>/restate/", filling_views.restate, name="restate"),
]
