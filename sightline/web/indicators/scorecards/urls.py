"""Addresses of scorecards, under /<year>/indicators/scorecards/."""

from django.urls import path

from sightline.web.indicators.scorecards import files_views, making_views, views

urlpatterns = [
    path("scorecards/", views.scorecards, name="scorecards"),
    path("scorecards/make/", making_views.make, name="make-scorecard"),
    path("scorecards/<int:pk>/", views.scorecard, name="one-scorecard"),
    path("scorecards/<int:pk>/change/", making_views.change, name="change-scorecard"),
    path("scorecards/<int:pk>/order/", making_views.order, name="order-scorecard"),
    path("scorecards/<int:pk>/withdraw/", making_views.withdraw, name="withdraw-scorecard"),
    path("scorecards/<int:pk>/put-back/", making_views.put_back, name="put-scorecard-back"),
    path("scorecards/<int:pk>/files/", files_views.files, name="scorecard-files"),
    path(
        "scorecards/<int:pk>/files/progress/",
        files_views.progress,
        name="scorecard-files-progress",
    ),
    path("scorecards/<int:pk>/files/make/", files_views.ask, name="scorecard-files-ask"),
    path("scorecards/<int:pk>/files/stop/", files_views.stop, name="scorecard-files-stop"),
    path(
        "scorecards/<int:pk>/files/<int:job>/<str:form>/",
        files_views.file,
        name="scorecard-file",
    ),
]
