from django.apps import AppConfig


class CollectionConfig(AppConfig):
    name = "sightline.apps.collection"
    label = "collection"
