"""Addresses under /<year>/replies/."""

from django.urls import path

from sightline.apps.feedback import views

app_name = "feedback"
urlpatterns = [
    path("", views.replies, name="replies"),
    path("<int:pk>/", views.reply, name="reply"),
]
