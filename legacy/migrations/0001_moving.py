"""What a move remembers."""

from django.db import migrations, models

KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    initial = True

    operations = [
        migrations.CreateModel(
            name="Brought",
            fields=[
                ("id", KEY.clone()),
                ("kind", models.CharField(max_length=10)),
                ("old", models.TextField()),
                ("new", models.BigIntegerField()),
                ("source", models.CharField(blank=True, max_length=32)),
                ("written", models.CharField(blank=True, max_length=32)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "old"), name="brought_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Redirect",
            fields=[
                ("id", KEY.clone()),
                ("source", models.TextField(unique=True)),
                ("target", models.TextField()),
                ("rank", models.IntegerField(default=0)),
            ],
            options={"default_permissions": (), "ordering": ["-rank", "pk"]},
        ),
        migrations.CreateModel(
            name="MissingFile",
            fields=[
                ("id", KEY.clone()),
                ("path", models.TextField()),
                ("article_id", models.BigIntegerField()),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article_id", "path"), name="missing_once_an_article"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", KEY.clone()),
                ("article_id", models.BigIntegerField(db_index=True)),
                ("kind", models.CharField(max_length=10)),
                ("text", models.TextField()),
            ],
            options={"default_permissions": ()},
        ),
    ]
