from django.urls import path

from sightline.reports import building_views, views
from sightline.reports.writing import views as writing

app_name = "reports"
urlpatterns = [
    path("figures/", views.figure_list, name="figures"),
    path("figures/<str:key>/", views.figure, name="figure"),
    path("figures/<str:key>/trace/", views.figure_trace, name="trace"),
    path("report/", views.read, name="read"),
    path("report/build/", views.build, name="build"),
    path("report/since-last-year/", writing.since_last_year, name="since-last-year"),
    path("report/for-children/", writing.childrens, name="childrens"),
    path("report/steps/", writing.steps, name="steps"),
    path("report/pick/", writing.pick, name="pick"),
    path("report/sections/<str:key>/", writing.section, name="section"),
    path("report/sections/<str:key>/reading/", writing.reading, name="reading"),
    path("report/sections/<str:key>/history/", writing.history, name="history"),
    path("report/sections/<str:key>/history/<int:pk>/restore/", writing.restore, name="restore"),
    path("report/sections/<str:key>/step/", writing.step, name="step"),
    path("report/sections/<str:key>/comment/", writing.comment, name="comment"),
    path("report/sections/<str:key>/comments/<int:pk>/settle/", writing.settle, name="settle"),
    path("report/files/", building_views.files, name="files"),
    path("report/files/progress/", building_views.files_progress, name="files-progress"),
    path("report/files/build/", building_views.files_ask, name="files-ask"),
    path("report/files/stop/", building_views.files_stop, name="files-stop"),
    path("report/files/<int:pk>/<str:form>/", building_views.file, name="file"),
]
