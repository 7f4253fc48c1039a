"""Columns for the chain, empty at first."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_the_trail")]

    operations = [
        migrations.AddField("entry", "number", models.PositiveBigIntegerField(null=True)),
        migrations.AddField(
            "entry", "agency", models.TextField(blank=True, default=""), preserve_default=False
        ),
        migrations.AddField(
            "entry", "hash", models.CharField(max_length=64, default=""), preserve_default=False
        ),
        migrations.CreateModel(
            name="Head",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("count", models.PositiveBigIntegerField()),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(pk=1), name="trail_has_one_head")
                ],
            },
        ),
    ]
