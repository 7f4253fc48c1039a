"""Every room's pages under its own word, within the year that they show."""

from django.urls import include, path

urlpatterns = [
    path("", include("sightline.web.urls")),
    path("accounts/", include("sightline.apps.accounts.urls")),
    path("accounts/", include("sightline.apps.accounts.signing.urls")),
    path("published/", include("sightline.web.public.urls")),
    path("set-up/", include("sightline.web.set_up.urls")),
    path("trail/", include("sightline.web.trail.urls")),
    path("erasing/", include("sightline.web.erasing.urls")),
    path("subject-access/", include("sightline.web.subject_access.urls")),
    path("records/", include("sightline.apps.records.urls")),
    path("cases/", include("sightline.apps.accounts.cases.urls")),
    path("restricted/", include("sightline.apps.evidence.restricted.urls")),
    path("schedule/", include("sightline.web.schedule.urls")),
    path("search/", include("sightline.web.search.urls")),
    path("clocks/", include("sightline.web.clocks.urls")),
    path("returns/", include("sightline.web.collection.urls")),
    path("<slug:year>/partnership/", include("sightline.apps.partnership.urls")),
    path("<slug:year>/evidence/", include("sightline.web.evidence.urls")),
    path("<slug:year>/concerns/", include("sightline.web.concerns.urls")),
    path("<slug:year>/follow-ups/", include("sightline.apps.followups.urls")),
    path("<slug:year>/statistics/", include("sightline.apps.statistics.urls")),
    path("<slug:year>/plan/", include("sightline.web.plan.urls")),
    path("<slug:year>/indicators/", include("sightline.web.indicators.urls")),
    path("<slug:year>/money/", include("sightline.apps.finance.urls")),
    path("<slug:year>/keep/", include("sightline.web.keeping.urls")),
    path("<slug:year>/replies/", include("sightline.apps.feedback.urls")),
    path("<slug:year>/release/", include("sightline.releases.urls")),
    path("<slug:year>/", include("sightline.reports.urls")),
]
handler400 = "sightline.web.errors.bad_request"
handler403 = "sightline.web.errors.refused"
handler404 = "sightline.web.errors.not_found"
handler500 = "sightline.web.errors.broken"
