"""Every room's pages under its own word."""

from django.urls import include, path

urlpatterns = [
    path("", include("sightline.web.urls")),
    path("accounts/", include("sightline.apps.accounts.urls")),
    path("partnership/", include("sightline.apps.partnership.urls")),
    path("evidence/", include("sightline.apps.evidence.urls")),
    path("concerns/", include("sightline.apps.concerns.urls")),
    path("follow-ups/", include("sightline.apps.followups.urls")),
    path("plan/", include("sightline.apps.plan.urls")),
    path("money/", include("sightline.apps.finance.urls")),
    path("report/", include("sightline.reports.urls")),
]
handler400 = "sightline.web.errors.bad_request"
handler403 = "sightline.web.errors.refused"
handler404 = "sightline.web.errors.not_found"
handler500 = "sightline.web.errors.broken"
