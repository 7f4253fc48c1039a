"""Terms of reference by version, and what a linkage rests on and when it next exchanges."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partnership", "0002_a_running_year_states_no_date"),
    ]

    operations = [
        migrations.AddField(
            model_name="linkage",
            name="next_exchange",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="linkage",
            name="protocol",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.CreateModel(
            name="TermsOfReference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=120)),
                ("position", models.PositiveIntegerField(default=0)),
                ("version", models.CharField(max_length=300)),
                ("approved", models.DateField()),
                ("review_by", models.DateField(null=True)),
                ("purpose", models.TextField()),
                ("membership", models.TextField(blank=True)),
                ("chairing", models.TextField(blank=True)),
                ("quorum", models.TextField(blank=True)),
                ("decides_how", models.TextField(blank=True)),
                ("meetings", models.CharField(blank=True, max_length=300)),
                ("standing_items", models.JSONField(default=list)),
                ("inputs_outputs", models.TextField(blank=True)),
                ("confidentiality", models.TextField(blank=True)),
                ("conflicts_of_interest", models.TextField(blank=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terms",
                        to="partnership.group",
                    ),
                ),
                (
                    "year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="partnership.year",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("year", "key"), name="partnership_termsofreference_key_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("review_by", None),
                            ("review_by__gte", models.F("approved")),
                            _connector="OR",
                        ),
                        name="partnership_terms_reviewed_no_earlier_than_approved",
                    ),
                ],
            },
        ),
    ]
