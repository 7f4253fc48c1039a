"""Addresses under /<year>/indicators/."""

from django.urls import path

from sightline.apps.indicators import views
from sightline.apps.indicators.counting import views as counting
from sightline.apps.indicators.series import views as judging

app_name = "indicators"
urlpatterns = [
    path("", views.scorecard, name="scorecard"),
    path("returns/", counting.returns, name="returns"),
    path("returns/send/", counting.send, name="send"),
    path("returns/prove/", counting.prove, name="prove"),
    path("returns/progress/", counting.count_progress, name="count-progress"),
    path("returns/stop/", counting.count_stop, name="count-stop"),
    path("<slug:key>/", views.indicator, name="indicator"),
    path("<slug:key>/chart/", views.chart_file, name="chart-file"),
    path("<slug:key>/limits/", judging.set_chart, name="set-chart"),
    path("<slug:key>/rebase/", judging.rebase, name="rebase"),
    path(
        "<slug:key>/rebasings/<int:pk>/withdraw/",
        judging.withdraw_rebasing,
        name="withdraw-rebasing",
    ),
    path("<slug:key>/target/", judging.target, name="target"),
    path("<slug:key>/say/", judging.comment, name="comment"),
]
