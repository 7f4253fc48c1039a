"""Addresses under /<year>/indicators/."""

from django.urls import path

from sightline.apps.indicators import judging_views, returns_views, views

app_name = "indicators"
urlpatterns = [
    path("", views.scorecard, name="scorecard"),
    path("returns/", returns_views.returns, name="returns"),
    path("returns/send/", returns_views.send, name="send"),
    path("returns/progress/", returns_views.count_progress, name="count-progress"),
    path("returns/stop/", returns_views.count_stop, name="count-stop"),
    path("<slug:key>/", views.indicator, name="indicator"),
    path("<slug:key>/chart/", views.chart_file, name="chart-file"),
    path("<slug:key>/limits/", judging_views.set_chart, name="set-chart"),
    path("<slug:key>/rebase/", judging_views.rebase, name="rebase"),
    path(
        "<slug:key>/rebasings/<int:pk>/withdraw/",
        judging_views.withdraw_rebasing,
        name="withdraw-rebasing",
    ),
    path("<slug:key>/target/", judging_views.target, name="target"),
    path("<slug:key>/say/", judging_views.comment, name="comment"),
]
