from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "sightline.apps.statistics"
    label = "statistics"
