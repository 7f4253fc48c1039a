from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "sightline.apps.accounts"
    label = "accounts"

    def ready(self) -> None:
        from sightline.apps.accounts.signing import receivers, rotating
        from sightline.kit.sealing import rotation

        receivers.connect()
        rotation.elsewhere("second factors", rotating.seal_anew)
