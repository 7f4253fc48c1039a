"""Addresses under /accounts/ by the names that django-allauth asks for."""

from django.urls import path

from sightline.apps.accounts.signing import views

urlpatterns = [
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-out/", views.sign_out, name="account_logout"),
    path("sign-in/code/", views.enter_code, name="mfa_authenticate"),
    path("sign-in/passkey/", views.use_passkey, name="mfa_login_webauthn"),
    path("closed/", views.closed, name="account_inactive"),
    path("forgotten/", views.forgotten, name="account_reset_password"),
    path("forgotten/sent/", views.forgotten_sent, name="account_reset_password_done"),
    path(
        "forgotten/<slug:uidb36>/<str:key>/",
        views.new_password,
        name="account_reset_password_from_key",
    ),
    path("forgotten/done/", views.new_password_done, name="account_reset_password_from_key_done"),
    path("again/", views.again, name="account_reauthenticate"),
    path("again/code/", views.again_by_code, name="mfa_reauthenticate"),
    path("again/passkey/", views.again_by_passkey, name="mfa_reauthenticate_webauthn"),
    path("password/", views.change_password, name="account_change_password"),
    path("second-factor/", views.second_factor, name="mfa_index"),
    path("second-factor/app/", views.add_app, name="mfa_activate_totp"),
    path("second-factor/app/remove/", views.remove_app, name="mfa_deactivate_totp"),
    path("second-factor/codes/", views.codes, name="mfa_view_recovery_codes"),
    path("second-factor/codes/new/", views.new_codes, name="mfa_generate_recovery_codes"),
    path("second-factor/passkeys/add/", views.add_passkey, name="mfa_add_webauthn"),
    path(
        "second-factor/passkeys/<int:pk>/remove/", views.remove_passkey, name="mfa_remove_webauthn"
    ),
    path("agency/cancelled/", views.agency_cancelled, name="socialaccount_login_cancelled"),
    path("agency/refused/", views.agency_refused, name="socialaccount_login_error"),
    path("agency/<slug:provider_id>/", views.to_agency, name="openid_connect_login"),
    path("agency/<slug:provider_id>/back/", views.from_agency, name="openid_connect_callback"),
]
