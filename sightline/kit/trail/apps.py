from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "sightline.kit.trail"
    label = "trail"
    verbose_name = "The trail"
