from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "sightline.apps.accounts"
    label = "accounts"

    def ready(self) -> None:
        from sightline.apps.accounts.signing import receivers

        receivers.connect()
