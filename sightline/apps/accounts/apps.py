from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "sightline.apps.accounts"
    label = "accounts"

    def ready(self) -> None:
        from sightline.apps.accounts.cases import notices as of_cases
        from sightline.apps.accounts.cases import queries as cases
        from sightline.apps.accounts.people import notices as of_people
        from sightline.apps.accounts.people import queries as people
        from sightline.apps.accounts.signing import receivers, rotating
        from sightline.kit import mail
        from sightline.kit.sealing import rotation
        from sightline.kit.trail import subjects

        receivers.connect()
        mail.register(*of_cases.KINDS, *of_people.KINDS)  # a worker opens no page that would
        rotation.elsewhere("second factors", rotating.seal_anew)
        subjects.guard("accounts.namedcase", cases.open_among)
        subjects.elsewhere(
            "accounts.person", subjects.Elsewhere(related=people.subjects_of_invitations)
        )
