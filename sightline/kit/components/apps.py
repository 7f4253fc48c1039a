from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    name = "sightline.kit.components"
    label = "components"
