"""Addresses under /subject-access/: it stands over all years. None holds who a request is about."""

from django.urls import path

from sightline.web.subject_access import item_views, views

app_name = "subject-access"
urlpatterns = [
    path("", views.requests, name="list"),
    path("begin/", views.begin, name="begin"),
    path("<int:pk>/", views.request_page, name="request"),
    path("<int:pk>/correct/", views.correct, name="correct"),
    path("<int:pk>/count-later/", views.count_later, name="count-later"),
    path("<int:pk>/extend/", views.extend, name="extend"),
    path("<int:pk>/find/", item_views.find, name="find"),
    path("<int:pk>/everywhere/", item_views.everywhere, name="everywhere"),
    path("<int:pk>/items/<int:item>/", item_views.item, name="item"),
    path("<int:pk>/check/", item_views.check, name="check"),
    path("<int:pk>/answer/", item_views.answer, name="answer"),
    path("<int:pk>/close/", views.close, name="close"),
]
