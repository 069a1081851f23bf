"""The editors' own spellings; readers see them, so that every change raises the content version."""

import django.core.validators
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
                        error_messages={"unique": "Бұл сөз тізімде бар."},
                        help_text="Кирилше, жалғаусыз: Газпром. Бас әріппен жазылса, тек бас әріпті сөзге жүреді.",
                        max_length=80,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[\\u0400-\\u0481\\u048a-\\u052f]{2,}([-][\\u0400-\\u0481\\u048a-\\u052f]+)*\\Z",
                                "Бір сөзді кирилше жазыңыз.",
                            )
                        ],
                        verbose_name="сөз",
                    ),
                ),
                (
                    "latin",
                    news.fields.PlainField(
                        blank=True,
                        help_text="Мысалы: Gazprom.",
                        max_length=80,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f]{1,}([ -][A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f]+)*\\Z",
                                "Тек латын әріптерімен жазыңыз.",
                            )
                        ],
                        verbose_name="латынша",
                    ),
                ),
                (
                    "arabic",
                    news.fields.PlainField(
                        blank=True,
                        max_length=80,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[\\u0621-\\u064a\\u0671-\\u06d3\\u06d5]{1,}([ -][\\u0621-\\u064a\\u0671-\\u06d3\\u06d5]+)*\\Z",
                                "Тек төте жазу әріптерімен жазыңыз.",
                            )
                        ],
                        verbose_name="төте жазумен",
                    ),
                ),
            ],
            options={
                "verbose_name": "ерекше жазылатын сөз",
                "verbose_name_plural": "ерекше жазылатын сөздер",
                "ordering": ["cyrillic"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latin__regex", "[<>&\"']"), _negated=True),
                            models.Q(("arabic__regex", "[<>&\"']"), _negated=True),
                        ),
                        name="no_markup_in_spellings",
                    )
                ],
            },
        ),
        migrations.RunSQL(TRIGGER, "DROP TRIGGER raise_content_version ON editions_spelling"),
    ]
