"""An achieved action says what came of it; little or no progress says why."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plan", "0003_what_was_left_unsaid")]

    operations = [
        migrations.AddConstraint(
            model_name="priority",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("progress", "little_or_no_progress"), _negated=True),
                    models.Q(("progress_note", ""), _negated=True),
                    _connector="OR",
                ),
                name="plan_priority_little_progress_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="planaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("progress", "little_or_no_progress"), _negated=True),
                    models.Q(("progress_note", ""), _negated=True),
                    _connector="OR",
                ),
                name="plan_planaction_little_progress_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="planaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("progress", "achieved"), _negated=True),
                    models.Q(("outcome_for_children", ""), _negated=True),
                    _connector="OR",
                ),
                name="plan_planaction_achieved_says_what_came_of_it",
            ),
        ),
    ]
