from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "sightline.kit.search"
    label = "search"
