"""Addresses under /accounts/."""

from django.urls import path

from sightline.apps.accounts import views
from sightline.apps.accounts.people import views as people

app_name = "accounts"
urlpatterns = [
    path("", views.account, name="account"),
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("join/<str:word>/", people.join, name="join"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/invitations/<int:pk>/take-back/", people.take_back, name="take-back"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/close/", people.close, name="close"),
    path("people/<int:pk>/new-password/", people.new_password, name="new-password"),
    path("people/<int:pk>/roles/<int:held>/end/", people.end_role, name="end-role"),
]
