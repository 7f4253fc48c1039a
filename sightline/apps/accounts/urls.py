"""Addresses under /accounts/."""

from django.urls import path

from sightline.apps.accounts import views
from sightline.apps.accounts.people import views as people
from sightline.apps.accounts.signing import views as signing

app_name = "accounts"
urlpatterns = [
    path("", views.account, name="account"),
    path("sign-in/", signing.sign_in, name="sign-in"),
    path("sign-out/", signing.sign_out, name="sign-out"),
    path("reminders/", signing.choose_reminders, name="reminders"),
    path("sessions/", signing.sessions, name="sessions"),
    path("sessions/<int:pk>/end/", signing.end_session, name="end-session"),
    path("sessions/end-others/", signing.end_other_sessions, name="end-other-sessions"),
    path("join/<str:word>/", people.join, name="join"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/invitations/<int:pk>/take-back/", people.take_back, name="take-back"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/close/", people.close, name="close"),
    path("people/<int:pk>/new-password/", people.new_password, name="new-password"),
    path("people/<int:pk>/address/", people.change_address, name="change-address"),
    path("people/<int:pk>/new-factor/", people.new_factor, name="new-factor"),
    path("people/<int:pk>/roles/<int:held>/end/", people.end_role, name="end-role"),
]
