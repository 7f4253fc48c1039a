"""Addresses under /published/, open to everybody."""

from django.urls import path

from sightline.web.public import views

app_name = "public"
urlpatterns = [
    path("", views.list_all, name="list"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("<slug:year>/", views.newest, name="newest"),
    path("<slug:year>/<int:number>/", views.report, name="report"),
    path("<slug:year>/<int:number>/children/", views.childrens, name="childrens"),
    path("<slug:year>/<int:number>/protection/", views.protection, name="protection"),
    path("<slug:year>/<int:number>/figures/<str:key>/", views.figure, name="figure"),
    path("<slug:year>/<int:number>/figures/<str:key>/trace/", views.trace, name="trace"),
    path("<slug:year>/<int:number>/files/<str:form>/", views.file, name="file"),
    path("<slug:year>/<int:number>/reply/<str:place>/", views.reply, name="reply"),
]
