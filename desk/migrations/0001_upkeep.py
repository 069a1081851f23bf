"""When each step of housekeeping was last taken."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Chore",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("done_at", models.DateTimeField()),
            ],
            options={
                "default_permissions": (),
            },
        ),
    ]
