"""From here on no entry is without its place in the chain."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("trail", "0003_chain_the_entries")]

    operations = [
        migrations.AlterModelOptions("entry", {"ordering": ["number"]}),
        migrations.AlterField("entry", "number", models.PositiveBigIntegerField(unique=True)),
        migrations.AddIndex("entry", models.Index(fields=["event"], name="trail_by_event")),
        migrations.AddIndex(
            "entry", models.Index(fields=["person", "actor"], name="trail_by_person")
        ),
    ]
