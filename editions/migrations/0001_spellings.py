"""The editors' own spellings; readers see them, so that every change raises the content version."""

import django.db.models.functions.text
from django.db import migrations, models

import news.fields

TRIGGER = """
CREATE TRIGGER raise_content_version
AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON editions_spelling
FOR EACH STATEMENT EXECUTE FUNCTION news_raise_content_version()
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [("news", "0002_content_version")]

    operations = [
        migrations.CreateModel(
            name="Spelling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "cyrillic",
                    news.fields.PlainField(
                        help_text="Кирилше жазылуы: Газпром.", max_length=80, verbose_name="сөз"
                    ),
                ),
                (
                    "latin",
                    news.fields.PlainField(
                        blank=True,
                        help_text="Мысалы: Gazprom.",
                        max_length=80,
                        verbose_name="латынша",
                    ),
                ),
                (
                    "arabic",
                    news.fields.PlainField(blank=True, max_length=80, verbose_name="төте жазумен"),
                ),
            ],
            options={
                "verbose_name": "ерекше жазылатын сөз",
                "verbose_name_plural": "ерекше жазылатын сөздер",
                "ordering": ["cyrillic"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("cyrillic"),
                        name="one_spelling_per_word",
                        violation_error_message="Бұл сөз тізімде бар.",
                    )
                ],
            },
        ),
        migrations.RunSQL(TRIGGER, "DROP TRIGGER raise_content_version ON editions_spelling"),
    ]
