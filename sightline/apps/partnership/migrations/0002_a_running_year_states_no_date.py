"""A year that still runs states no date: it is looked at as at today."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("partnership", "0001_the_partnership_and_its_years")]

    operations = [
        migrations.RenameField("year", "as_at", "stated_as_at"),
        migrations.AlterField(
            "year", "stated_as_at", models.DateField(db_column="as_at", null=True)
        ),
    ]
