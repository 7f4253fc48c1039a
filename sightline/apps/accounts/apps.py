from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "sightline.apps.accounts"
    label = "accounts"
