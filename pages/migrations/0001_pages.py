"""Pages that stay."""

from django.db import migrations, models

import news.fields

TRIGGER = """
CREATE TRIGGER raise_content_version
AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON pages_page
FOR EACH STATEMENT EXECUTE FUNCTION news_raise_content_version()
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [("news", "0014_newspaper")]

    operations = [
        migrations.CreateModel(
            name="Page",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", news.fields.PlainField(max_length=120, verbose_name="атауы")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Бос қалса, атауынан жасалады. Кейін өзгермейді: сілтемелер өлмеуі керек.",
                        max_length=100,
                        unique=True,
                        verbose_name="мекенжайы",
                    ),
                ),
                ("body", models.TextField(verbose_name="мәтіні")),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("menu", "мәзірде және төменде"),
                            ("footer", "төменде"),
                            ("nowhere", "еш жерде, тек сілтемесімен ашылады"),
                        ],
                        default="footer",
                        max_length=10,
                        verbose_name="қайда көрінеді",
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Кіші сан бұрын тұрады.", verbose_name="реті"
                    ),
                ),
                ("changed", models.DateTimeField(auto_now=True, verbose_name="өзгертілген")),
            ],
            options={
                "verbose_name": "тұрақты бет",
                "verbose_name_plural": "тұрақты беттер",
                "ordering": ["order", "title", "pk"],
            },
        ),
        migrations.RunSQL(TRIGGER, "DROP TRIGGER raise_content_version ON pages_page"),
    ]
