"""A proposal that its author took back from the editors."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0009_missed_addresses"),
    ]

    operations = [
        migrations.AlterField(
            model_name="proposal",
            name="state",
            field=models.CharField(
                choices=[
                    ("open", "қаралуда"),
                    ("returned", "қайтарылған"),
                    ("taken", "автор қайтарып алған"),
                ],
                default="open",
                max_length=10,
            ),
        ),
    ]
