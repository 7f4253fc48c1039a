from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "sightline.apps.evidence"
    label = "evidence"
