from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "sightline.apps.evidence"
    label = "evidence"

    def ready(self) -> None:
        from sightline.apps.evidence.restricted import queries as restricted
        from sightline.kit.trail import subjects

        subjects.guard("evidence.restrictedfinding", restricted.open_among)
