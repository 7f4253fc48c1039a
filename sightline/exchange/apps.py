from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "sightline.exchange"
    label = "exchange"

    def ready(self) -> None:
        from sightline.exchange.revisions import emptying
        from sightline.exchange.revisions.types import SUBJECT
        from sightline.kit.trail import subjects

        subjects.elsewhere(SUBJECT, subjects.Elsewhere(empty=emptying.empty))
