from django.apps import AppConfig


class FinanceConfig(AppConfig):
    name = "sightline.apps.finance"
    label = "finance"
