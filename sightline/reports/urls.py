from django.urls import path

from sightline.reports import views

app_name = "reports"
urlpatterns = [
    path("figures/", views.figure_list, name="figures"),
    path("figures/<str:key>/", views.figure, name="figure"),
    path("figures/<str:key>/trace/", views.figure_trace, name="trace"),
    path("report/", views.read, name="read"),
    path("report/build/", views.build, name="build"),
    path("report/<str:form>/", views.download, name="download"),
]
