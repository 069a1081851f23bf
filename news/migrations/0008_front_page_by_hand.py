"""Places of the front page, breaking lines, corrections; a pin becomes a place.

Readers see all three, so that each raises the content version. The version of the arrangement
itself (news_frontpage) is the desk's alone.
"""

import datetime

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import news.addresses
import news.fields

TRIGGER = """
CREATE TRIGGER raise_content_version
AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION news_raise_content_version()
"""

# The lead was the newest of the pinned; those that were to come keep their pin.
PINS_TO_PLACES = """
INSERT INTO news_frontplace (article_id, position, headline, until)
SELECT id, row_number() OVER (ORDER BY published_at DESC NULLS LAST, id DESC) - 1, '', pinned_until
FROM news_article WHERE pinned_until > now();
SET CONSTRAINTS ALL IMMEDIATE
"""
PLACES_TO_PINS = """
UPDATE news_article SET pinned_until = news_frontplace.until
FROM news_frontplace WHERE news_frontplace.article_id = news_article.id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0007_near_texts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BreakingLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "text",
                    news.fields.PlainField(
                        help_text="Бір сөйлем, 160 таңбаға дейін.",
                        max_length=160,
                        verbose_name="хабар",
                    ),
                ),
                (
                    "address",
                    news.fields.PlainField(
                        blank=True,
                        help_text="Өз сайтымыздағы бет: /sport/. Міндетті емес.",
                        max_length=300,
                        validators=[news.addresses.within],
                        verbose_name="немесе мекенжай",
                    ),
                ),
                ("until", news.fields.MomentField(verbose_name="қашанға дейін")),
                (
                    "made_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        editable=False,
                        verbose_name="шыққан уақыты",
                    ),
                ),
            ],
            options={
                "verbose_name": "шұғыл хабар",
                "verbose_name_plural": "шұғыл хабарлар",
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("correction", "түзету"),
                            ("clarification", "нақтылау"),
                            ("addition", "толықтыру"),
                        ],
                        default="correction",
                        max_length=13,
                        verbose_name="түрі",
                    ),
                ),
                (
                    "text",
                    news.fields.PlainTextField(
                        help_text="Не қате еді, дұрысы қандай: оқырман осыны көреді.",
                        max_length=1000,
                        validators=[django.core.validators.MaxLengthValidator(1000)],
                        verbose_name="мәтіні",
                    ),
                ),
                (
                    "made_at",
                    news.fields.MomentField(
                        default=django.utils.timezone.now, editable=False, verbose_name="уақыты"
                    ),
                ),
            ],
            options={
                "verbose_name": "түзету",
                "verbose_name_plural": "түзетулер",
                "ordering": ["made_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FrontPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(null=True)),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="FrontPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="реті")),
                (
                    "headline",
                    news.fields.PlainField(
                        blank=True, max_length=300, verbose_name="басты беттегі тақырыбы"
                    ),
                ),
                ("until", news.fields.MomentField(verbose_name="қашанға дейін")),
            ],
            options={
                "verbose_name": "басты беттегі орын",
                "verbose_name_plural": "Басты бет",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.AddField(
            model_name="breakingline",
            name="article",
            field=models.ForeignKey(
                blank=True,
                help_text="Хабар осы мақалаға апарады. Міндетті емес.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="news.article",
                verbose_name="мақаласы",
            ),
        ),
        migrations.AddField(
            model_name="breakingline",
            name="made_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="жазған",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="corrections",
                to="news.article",
                verbose_name="мақала",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="made_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="жазған",
            ),
        ),
        migrations.AddField(
            model_name="frontpage",
            name="changed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="frontplace",
            name="article",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="front_place",
                to="news.article",
                verbose_name="мақала",
            ),
        ),
        migrations.AddIndex(
            model_name="breakingline",
            index=models.Index(fields=["until"], name="breaking_lines_by_end"),
        ),
        migrations.AddConstraint(
            model_name="breakingline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "until__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("made_at"), "+", models.Value(datetime.timedelta(days=2))
                        ),
                    )
                ),
                name="breaking_lines_end_soon",
                violation_error_message="Шұғыл хабар 48 сағаттан артық тұрмайды.",
            ),
        ),
        migrations.AddConstraint(
            model_name="breakingline",
            constraint=models.CheckConstraint(
                condition=models.Q(("article__isnull", True), ("address", ""), _connector="OR"),
                name="a_breaking_line_leads_to_one_page",
                violation_error_message="Не мақаланы, не мекенжайды таңдаңыз.",
            ),
        ),
        migrations.AddIndex(
            model_name="correction",
            index=models.Index(fields=["-made_at", "-id"], name="corrections_by_time"),
        ),
        migrations.AddConstraint(
            model_name="frontpage",
            constraint=models.CheckConstraint(
                condition=models.Q(("pk", 1)), name="there_is_one_front_page"
            ),
        ),
        migrations.RunSQL(PINS_TO_PLACES, PLACES_TO_PINS),
        migrations.RemoveIndex(
            model_name="article",
            name="due_to_be_unpinned",
        ),
        migrations.RemoveField(
            model_name="article",
            name="pinned_until",
        ),
        *(
            migrations.RunSQL(
                TRIGGER.format(table=table), f"DROP TRIGGER raise_content_version ON {table}"
            )
            for table in ("news_frontplace", "news_breakingline", "news_correction")
        ),
    ]
