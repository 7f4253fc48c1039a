from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    name = "sightline.apps.concerns"
    label = "concerns"
