from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "sightline.apps.feedback"
    label = "feedback"
