"""What is verified has its proof."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("followups", "0003_verified_without_proof")]

    operations = [
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "verified"), _negated=True),
                    models.Q(("proof", ""), _negated=True),
                    _connector="OR",
                ),
                name="followups_verified_with_its_proof",
            ),
        ),
    ]
