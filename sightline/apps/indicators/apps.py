from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "sightline.apps.indicators"
    label = "indicators"
