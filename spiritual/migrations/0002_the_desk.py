"""The right to publish, for the column too."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("spiritual", "0001_column"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="spiritualarticle",
            options={
                "permissions": [("publish_spiritualarticle", "руханият мақаласын жариялай алады")],
                "verbose_name": "руханият мақаласы",
                "verbose_name_plural": "руханият мақалалары",
            },
        ),
    ]
