from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "sightline.apps.partnership"
    label = "partnership"
