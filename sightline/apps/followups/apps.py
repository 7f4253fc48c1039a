from django.apps import AppConfig


class FollowupsConfig(AppConfig):
    name = "sightline.apps.followups"
    label = "followups"
