"""Objectives under priorities, and a line a quarter on what is planned."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("concerns", "0001_the_register_and_codings"),
        ("partnership", "0003_terms_of_reference_and_next_exchange"),
        ("plan", "0001_the_plan"),
    ]

    operations = [
        migrations.CreateModel(
            name="Objective",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=120)),
                ("position", models.PositiveIntegerField(default=0)),
                ("applies", models.CharField(max_length=12)),
                ("progress", models.CharField(max_length=24)),
                ("progress_note", models.TextField(blank=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("title", models.TextField()),
                ("measure", models.CharField(blank=True, max_length=120)),
                ("outcome_for_children", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProgressLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=120)),
                ("position", models.PositiveIntegerField(default=0)),
                ("quarter", models.CharField(max_length=12)),
                ("progress", models.CharField(max_length=24)),
                ("line", models.CharField(max_length=300)),
                ("source", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="objective",
            name="priority",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="objectives",
                to="plan.priority",
            ),
        ),
        migrations.AddField(
            model_name="objective",
            name="year",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnership.year"
            ),
        ),
        migrations.AddField(
            model_name="planaction",
            name="objective",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="actions",
                to="plan.objective",
            ),
        ),
        migrations.AddField(
            model_name="progressline",
            name="objective",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="lines",
                to="plan.objective",
            ),
        ),
        migrations.AddField(
            model_name="progressline",
            name="plan_action",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="lines",
                to="plan.planaction",
            ),
        ),
        migrations.AddField(
            model_name="progressline",
            name="priority",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="lines",
                to="plan.priority",
            ),
        ),
        migrations.AddField(
            model_name="progressline",
            name="year",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnership.year"
            ),
        ),
        migrations.AddConstraint(
            model_name="objective",
            constraint=models.UniqueConstraint(
                fields=("year", "key"), name="plan_objective_key_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="objective",
            constraint=models.CheckConstraint(
                condition=models.Q(("applies__in", ["this_year", "coming_year", "both"])),
                name="plan_objective_applies_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="objective",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "progress__in",
                        [
                            "not_started",
                            "under_way",
                            "little_or_no_progress",
                            "achieved",
                            "not_stated",
                        ],
                    )
                ),
                name="plan_objective_progress_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="objective",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("progress", "little_or_no_progress"), _negated=True),
                    models.Q(("progress_note", ""), _negated=True),
                    _connector="OR",
                ),
                name="plan_objective_little_progress_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="objective",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("progress", "achieved"), _negated=True),
                    models.Q(("outcome_for_children", ""), _negated=True),
                    _connector="OR",
                ),
                name="plan_objective_achieved_says_what_came_of_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="progressline",
            constraint=models.UniqueConstraint(
                fields=("year", "key"), name="plan_progressline_key_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="progressline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "progress__in",
                        [
                            "not_started",
                            "under_way",
                            "little_or_no_progress",
                            "achieved",
                            "not_stated",
                        ],
                    )
                ),
                name="plan_progressline_progress_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="progressline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("objective", None), ("plan_action", None), ("priority__isnull", False)
                    ),
                    models.Q(
                        ("objective__isnull", False), ("plan_action", None), ("priority", None)
                    ),
                    models.Q(
                        ("objective", None), ("plan_action__isnull", False), ("priority", None)
                    ),
                    _connector="OR",
                ),
                name="plan_progressline_about_one_thing",
            ),
        ),
    ]
