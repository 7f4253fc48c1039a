"""Addresses under /<year>/keep/."""

from django.urls import path

from sightline.web.keeping import packs, views

app_name = "keep"
urlpatterns = [
    path("", views.index, name="index"),
    path("load/", packs.load, name="load"),
    path("load/confirm/", packs.confirm, name="load-confirm"),
    path("pack/<str:form>/", packs.export, name="export"),
    path("next-year/", packs.begin, name="next-year"),
    path("<slug:table>/", views.table, name="table"),
    path("<slug:table>/add/", views.add, name="add"),
    path("<slug:table>/row/<str:key>/", views.row, name="row"),
    path("<slug:table>/row/<str:key>/change/", views.change, name="change"),
    path("<slug:table>/row/<str:key>/withdraw/", views.withdraw, name="withdraw"),
    path("<slug:table>/row/<str:key>/put-back/", views.put_back, name="put-back"),
    path("<slug:table>/row/<str:key>/move/", views.move, name="move"),
]
