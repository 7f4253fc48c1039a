from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "sightline.kit.tasks"
    label = "tasks"
