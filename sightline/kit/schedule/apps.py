from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "sightline.kit.schedule"
    label = "schedule"
