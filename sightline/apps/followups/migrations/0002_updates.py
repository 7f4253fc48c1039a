"""Updates on follow-ups."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("concerns", "0001_the_register_and_codings"),
        ("followups", "0001_follow_ups"),
        ("partnership", "0003_terms_of_reference_and_next_exchange"),
    ]

    operations = [
        migrations.CreateModel(
            name="FollowUpUpdate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=120)),
                ("position", models.PositiveIntegerField(default=0)),
                ("on", models.DateField()),
                ("by", models.CharField(max_length=300)),
                ("update", models.TextField()),
                ("source", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="followupupdate",
            name="follow_up",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="updates",
                to="followups.followup",
            ),
        ),
        migrations.AddField(
            model_name="followupupdate",
            name="year",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnership.year"
            ),
        ),
        migrations.AddConstraint(
            model_name="followupupdate",
            constraint=models.UniqueConstraint(
                fields=("year", "key"), name="followups_followupupdate_key_once"
            ),
        ),
    ]
