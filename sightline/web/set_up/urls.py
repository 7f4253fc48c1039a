"""Addresses under /set-up/."""

from django.urls import path

from sightline.web.set_up import views

app_name = "set-up"
urlpatterns = [
    path("", views.start, name="start"),
    path("form/", views.by_form, name="form"),
    path("pack/", views.by_pack, name="pack"),
]
