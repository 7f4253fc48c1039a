"""The room's own addresses. The matrix and a concern's page join other rooms: `web.concerns`."""

from django.urls import path

from sightline.apps.concerns import views

urlpatterns = [
    path("cells/<str:key>/<str:stream>/", views.cell, name="cell"),
    path("coding/<str:key>/", views.code, name="code"),
    path("codings/ticked/", views.code_ticked, name="code-ticked"),
    path("codings/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
]
