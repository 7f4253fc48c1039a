from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "sightline.releases"
    label = "releases"
