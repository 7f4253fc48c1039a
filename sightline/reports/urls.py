from django.urls import path

from sightline.reports import building_views, views

app_name = "reports"
urlpatterns = [
    path("figures/", views.figure_list, name="figures"),
    path("figures/<str:key>/", views.figure, name="figure"),
    path("figures/<str:key>/trace/", views.figure_trace, name="trace"),
    path("report/", views.read, name="read"),
    path("report/build/", views.build, name="build"),
    path("report/files/", building_views.files, name="files"),
    path("report/files/progress/", building_views.files_progress, name="files-progress"),
    path("report/files/build/", building_views.files_ask, name="files-ask"),
    path("report/files/stop/", building_views.files_stop, name="files-stop"),
    path("report/files/<int:pk>/<str:form>/", building_views.file, name="file"),
]
