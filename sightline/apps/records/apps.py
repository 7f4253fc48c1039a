from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "sightline.apps.records"
    label = "records"
