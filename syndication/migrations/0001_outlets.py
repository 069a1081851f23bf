"""Files for programs; and an index by which the site map finds what changed."""

from django.db import migrations, models

import news.fields
import syndication.models.files

# For each stretch of numbers, the newest change first (syndication.site_map.articles).
BY_STRETCH = """
CREATE INDEX articles_by_stretch
ON news_article ((id / 2000), (greatest(changed, published_at)) DESC)
WHERE status = 'published'
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [("news", "0014_newspaper")]

    operations = [
        migrations.CreateModel(
            name="SiteFiles",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "robots",
                    news.fields.PlainTextField(
                        blank=True,
                        help_text="Іздеу роботтарына: «User-agent: …» және «Disallow: …» жолдары.",
                        max_length=4000,
                        validators=[syndication.models.files.are_rules],
                        verbose_name="robots.txt: қосымша жолдар",
                    ),
                ),
                (
                    "ads",
                    news.fields.PlainTextField(
                        blank=True,
                        help_text="Жарнама сатушылар тізімі. Бос болса, файл жоқ.",
                        max_length=20000,
                        validators=[syndication.models.files.are_sellers],
                        verbose_name="ads.txt",
                    ),
                ),
                (
                    "security_contact",
                    news.fields.PlainField(
                        blank=True,
                        help_text="Сайттың осал жерін тапқан адам жазатын пошта немесе бет. Бос болса, файл жоқ.",
                        max_length=200,
                        validators=[syndication.models.files.is_contact],
                        verbose_name="security.txt: қайда хабарлау керек",
                    ),
                ),
            ],
            options={
                "verbose_name": "роботтарға арналған файлдар",
                "verbose_name_plural": "роботтарға арналған файлдар",
                "default_permissions": ("change",),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="files_are_one_row")
                ],
            },
        ),
        migrations.RunSQL(BY_STRETCH, "DROP INDEX articles_by_stretch"),
    ]
