from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "sightline.kit.mail"
    label = "mail"
