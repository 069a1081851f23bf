"""Printed issues and their pages."""

import datetime

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.db import migrations, models

import news.fields
import paper.files

# Readers see an issue when its pages are made; how often one was tried they never see.
WRITES = "INSERT OR DELETE OR TRUNCATE OR UPDATE OF number, date, title, pdf, made"
TRIGGER = f"""
CREATE TRIGGER raise_content_version
AFTER {WRITES} ON paper_issue
FOR EACH STATEMENT EXECUTE FUNCTION news_raise_content_version()
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [("news", "0014_newspaper")]

    operations = [
        migrations.CreateModel(
            name="Issue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(9999),
                        ],
                        verbose_name="нөмірі",
                    ),
                ),
                (
                    "date",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        help_text="Нөмір сайтта осы күннен бастап көрінеді.",
                        validators=[
                            django.core.validators.MinValueValidator(
                                datetime.date(1900, 1, 1), "Жылы қате терілген."
                            ),
                            django.core.validators.MaxValueValidator(
                                datetime.date(2199, 12, 31), "Жылы қате терілген."
                            ),
                        ],
                        verbose_name="шыққан күні",
                    ),
                ),
                (
                    "title",
                    news.fields.PlainField(
                        blank=True,
                        help_text="Міндетті емес: «Мерекелік нөмір», «№ 45–46».",
                        max_length=120,
                        verbose_name="тақырыбы",
                    ),
                ),
                (
                    "pdf",
                    models.FileField(
                        max_length=60,
                        upload_to=paper.files.random_name,
                        verbose_name="PDF файлы",
                    ),
                ),
                ("size", models.PositiveIntegerField(default=0, editable=False)),
                ("fingerprint", models.CharField(editable=False, max_length=64)),
                ("page_count", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("made", models.BooleanField(default=False, editable=False)),
                ("fault", models.TextField(default="", editable=False)),
                ("tries", models.PositiveSmallIntegerField(default=0, editable=False)),
            ],
            options={
                "verbose_name": "газет нөмірі",
                "verbose_name_plural": "газет нөмірлері",
                "ordering": ["-date", "-number"],
                "indexes": [models.Index(fields=["-date", "-number"], name="issues_by_day")],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.datetime.ExtractYear("date"),
                        models.F("number"),
                        name="one_issue_of_a_number_a_year",
                        violation_error_message="Бұл жылдың мұндай нөмірі бар.",
                    ),
                    models.UniqueConstraint(
                        fields=("fingerprint",),
                        name="one_issue_of_a_file",
                        violation_error_message="Бұл PDF басқа нөмір болып жүктелген.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IssuePage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("renditions", models.JSONField(default=dict)),
                ("text", models.TextField(default="")),
                ("words", django.contrib.postgres.search.SearchVectorField(default="")),
                ("language", models.PositiveIntegerField(default=0)),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pages",
                        to="paper.issue",
                    ),
                ),
            ],
            options={
                "verbose_name": "газет беті",
                "verbose_name_plural": "газет беттері",
                "ordering": ["number"],
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["words"], name="paper_pages_by_word"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("issue", "number"), name="one_page_of_a_number")
                ],
            },
        ),
        migrations.RunSQL(TRIGGER, "DROP TRIGGER raise_content_version ON paper_issue"),
    ]
