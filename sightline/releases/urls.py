"""Addresses under /<year>/release/."""

from django.urls import path

from sightline.releases import views

app_name = "releases"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("read/", views.read, name="read"),
    path("disclosure/", views.disclosure, name="disclosure"),
    path("disclosure/<int:pk>/undo/", views.undo, name="undo"),
    path("statement/", views.statement, name="statement"),
    path("sign/", views.sign, name="sign"),
    path("now/", views.release, name="release"),
    path("<int:number>/onward/", views.onward_dates, name="onward"),
    path("<int:number>/onward/<int:pk>/take-back/", views.take_back, name="take-back"),
]
