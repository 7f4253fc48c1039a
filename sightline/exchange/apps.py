from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "sightline.exchange"
    label = "exchange"
