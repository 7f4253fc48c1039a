"""Addresses under /records/: they are of no single year."""

from django.urls import path

from sightline.apps.records.keeping import views as keeping
from sightline.apps.records.schedule import views as schedule
from sightline.apps.records.sharing import views as sharing

app_name = "records"
urlpatterns = [
    path("", sharing.shares, name="shares"),
    path("add/", sharing.add, name="add-share"),
    path("<int:pk>/", sharing.share, name="share"),
    path("<int:pk>/correct/", sharing.correct, name="correct-share"),
    path("<int:pk>/withdraw/", sharing.withdraw, name="withdraw-share"),
    path("schedule/", schedule.schedule, name="schedule"),
    path("schedule/begin/", schedule.begin, name="begin-schedule"),
    path("schedule/add/", schedule.add_class, name="add-class"),
    path("schedule/of/<slug:key>/", schedule.record_class, name="class"),
    path("schedule/of/<slug:key>/change/", schedule.change, name="change-class"),
    path("schedule/of/<slug:key>/approve/", schedule.approve, name="approve-class"),
    path("schedule/of/<slug:key>/hold/", keeping.hold_class, name="hold-class"),
    path("kept/", keeping.kept, name="kept"),
    path("kept/add/", keeping.add, name="add-item"),
    path("kept/<int:pk>/", keeping.item, name="item"),
    path("kept/<int:pk>/keep-longer/", keeping.keep_longer, name="keep-longer"),
    path("kept/<int:pk>/hold/", keeping.hold_item, name="hold-item"),
    path("kept/<int:pk>/destroy/", keeping.destroy, name="destroy"),
    path("kept/<int:pk>/witness/", keeping.witness, name="witness"),
    path("kept/<int:pk>/take-back/", keeping.take_back, name="take-back"),
    path("kept/<int:pk>/certificate/", keeping.certificate, name="certificate"),
    path("holds/", keeping.holds, name="holds"),
    path("holds/<int:pk>/lift/", keeping.lift, name="lift-hold"),
    path("destroyed/", keeping.destroyed, name="destroyed"),
]
