"""Addresses under /cases/: they are of no single year."""

from django.urls import path

from sightline.apps.accounts.cases import views

app_name = "cases"
urlpatterns = [
    path("", views.cases, name="list"),
    path("open/", views.open_case, name="open"),
    path("break-glass/", views.break_glass, name="break-glass"),
    path("glass/", views.glass, name="glass"),
    path("glass/<int:pk>/", views.review, name="review"),
    path("<int:pk>/", views.case, name="case"),
    path("<int:pk>/close/", views.close, name="close"),
    path("<int:pk>/named/<int:named>/end/", views.end_naming, name="end-naming"),
]
