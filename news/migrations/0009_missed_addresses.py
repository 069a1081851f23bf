"""Addresses that readers do not find; the indexes of the desk's lists."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0008_front_page_by_hand"),
    ]

    operations = [
        migrations.CreateModel(
            name="MissedAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.CharField(max_length=300, unique=True, verbose_name="мекенжайы")),
                ("count", models.PositiveBigIntegerField(default=1, verbose_name="рет")),
                ("first_seen", models.DateTimeField(auto_now_add=True, verbose_name="алғаш")),
                ("last_seen", models.DateTimeField(verbose_name="соңғы рет")),
                (
                    "referrer",
                    models.CharField(blank=True, max_length=300, verbose_name="қайдан келген"),
                ),
            ],
            options={
                "verbose_name": "табылмаған мекенжай",
                "verbose_name_plural": "табылмаған мекенжайлар",
                "default_permissions": ("view", "delete"),
                "indexes": [
                    models.Index(fields=["-count", "-last_seen"], name="missed_most_often"),
                    models.Index(fields=["-last_seen"], name="missed_lately"),
                ],
            },
        ),
        migrations.RemoveIndex(model_name="article", name="articles_by_section"),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("binned_at__isnull", True)),
                fields=["section", "-published_at", "-id"],
                name="articles_by_section",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("binned_at__isnull", True)),
                fields=["section", "status", "-published_at", "-id"],
                include=["unpublish_at"],
                name="articles_by_state",
            ),
        ),
    ]
