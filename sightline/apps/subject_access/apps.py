from django.apps import AppConfig


class SubjectAccessConfig(AppConfig):
    name = "sightline.apps.subject_access"
    label = "subject_access"
