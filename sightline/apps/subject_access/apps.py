from django.apps import AppConfig


class SubjectAccessConfig(AppConfig):
    name = "sightline.apps.subject_access"
    label = "subject_access"

    def ready(self) -> None:
        from sightline.apps.evidence.restricted import destroying
        from sightline.apps.subject_access import emptying

        destroying.also(emptying.empty_of_case)
