from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "sightline.reports"
    label = "reports"

    def ready(self) -> None:
        from sightline.kit.trail import subjects
        from sightline.reports.writing import emptying

        subjects.elsewhere("reports.section", subjects.Elsewhere(empty=emptying.empty))
