"""Adverts with their counts by day, and notices."""

import datetime

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.db import migrations, models

import adverts.models.advert
import news.fields

# Counts stand in rows of their own, and raise nothing.
TRIGGER = """
CREATE TRIGGER raise_content_version
AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION news_raise_content_version()
"""
DRAWN = ("adverts_advert", "adverts_notice")


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("news", "0015_people"),
    ]

    operations = [
        migrations.CreateModel(
            name="Advert",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "title",
                    news.fields.PlainField(
                        help_text="Сурет болса, оны көрмейтіндерге осы оқылады.",
                        max_length=90,
                        verbose_name="тақырыбы",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("header", "бет басында"),
                            ("list", "тізімде, төртінші мақаладан кейін"),
                            ("text", "мақала мәтінінде, үшінші абзацтан кейін"),
                            ("side", "бүйір бағанда"),
                        ],
                        max_length=10,
                        verbose_name="орны",
                    ),
                ),
                (
                    "line",
                    news.fields.PlainField(
                        blank=True,
                        help_text="Суретсіз жарнамада тақырыптан кейін тұрады.",
                        max_length=200,
                        verbose_name="мәтіні",
                    ),
                ),
                (
                    "link",
                    news.fields.PlainField(
                        blank=True,
                        help_text="https://… немесе өз сайтымыздағы бет: /bet/dukenim/.",
                        max_length=500,
                        validators=[adverts.models.advert.leads_somewhere],
                        verbose_name="сілтемесі",
                    ),
                ),
                (
                    "label",
                    models.CharField(
                        choices=[("paid", "Жарнама"), ("campaign", "Сайлау үгіті")],
                        default="paid",
                        help_text="Әр жарнаманың үстінде тұрады.",
                        max_length=10,
                        verbose_name="белгісі",
                    ),
                ),
                (
                    "paid_by",
                    news.fields.PlainField(
                        blank=True,
                        help_text="Сайлау үгітінде міндетті: белгінің жанында тұрады.",
                        max_length=200,
                        verbose_name="кім тапсырыс берді, кім төледі",
                    ),
                ),
                (
                    "starts_at",
                    news.fields.MomentField(
                        default=django.utils.timezone.now, verbose_name="басталады"
                    ),
                ),
                ("ends_at", news.fields.MomentField(verbose_name="аяқталады")),
                (
                    "most_views",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="көрсетілім шегі",
                    ),
                ),
                (
                    "most_clicks",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="басылым шегі",
                    ),
                ),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Бір орында бірнеше жарнама болса, 2 деген 1-ден екі есе жиі шығады.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="салмағы",
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        blank=True,
                        help_text="Басында 6:1, тізім мен мәтінде 3:1, бүйірде 1:1. Суретсіз жарнама – мәтін.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="news.photo",
                        verbose_name="суреті",
                    ),
                ),
            ],
            options={
                "verbose_name": "жарнама",
                "verbose_name_plural": "жарнамалар",
                "ordering": ["-starts_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="AdvertDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("views", models.PositiveIntegerField(default=0)),
                ("clicks", models.PositiveIntegerField(default=0)),
                (
                    "advert",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="days",
                        to="adverts.advert",
                    ),
                ),
            ],
            options={
                "verbose_name": "жарнаманың бір күні",
                "verbose_name_plural": "жарнаманың бір күні",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Notice",
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
                            ("habar", "хабарландыру"),
                            ("quttyqtau", "құттықтау"),
                            ("konil-aitu", "көңіл айту"),
                        ],
                        default="habar",
                        max_length=12,
                        verbose_name="түрі",
                    ),
                ),
                ("title", news.fields.PlainField(max_length=150, verbose_name="тақырыбы")),
                ("text", news.fields.PlainTextField(max_length=3000, verbose_name="мәтіні")),
                (
                    "phone",
                    news.fields.PlainField(blank=True, max_length=60, verbose_name="телефоны"),
                ),
                (
                    "starts_at",
                    news.fields.MomentField(
                        default=django.utils.timezone.now, verbose_name="шығатын уақыты"
                    ),
                ),
                (
                    "ends_at",
                    news.fields.MomentField(
                        help_text="Ең көбі 90 күн. Сол уақытта сайттан өзі кетеді.",
                        verbose_name="аяқталатын уақыты",
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="news.photo",
                        verbose_name="суреті",
                    ),
                ),
            ],
            options={
                "verbose_name": "хабарландыру",
                "verbose_name_plural": "хабарландырулар",
                "ordering": ["-starts_at", "-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="advert",
            index=models.Index(fields=["ends_at"], name="adverts_by_end"),
        ),
        migrations.AddConstraint(
            model_name="advert",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                name="adverts_end_after_they_begin",
                violation_error_message="Аяқталатын уақыты басталғанынан кейін болуы керек.",
            ),
        ),
        migrations.AddConstraint(
            model_name="advert",
            constraint=models.CheckConstraint(
                condition=models.Q(("label", "campaign"), ("paid_by", ""), _negated=True),
                name="campaigning_says_who_paid",
                violation_error_message="Сайлау үгітіне кім тапсырыс беріп, кім төлегенін жазыңыз.",
            ),
        ),
        migrations.AddConstraint(
            model_name="advert",
            constraint=models.CheckConstraint(
                condition=models.Q(("weight__gte", 1), ("weight__lte", 100)),
                name="adverts_weigh_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="advertday",
            constraint=models.UniqueConstraint(
                fields=("advert", "day"), name="one_row_per_advert_and_day"
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["ends_at"], name="notices_by_end"),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                name="notices_end_after_they_begin",
                violation_error_message="Аяқталатын уақыты басталғанынан кейін болуы керек.",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "ends_at__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("starts_at"), "+", models.Value(datetime.timedelta(days=90))
                        ),
                    )
                ),
                name="notices_end_soon",
                violation_error_message="Хабарландыру 90 күннен артық тұрмайды.",
            ),
        ),
        *(
            migrations.RunSQL(
                TRIGGER.format(table=table), f"DROP TRIGGER raise_content_version ON {table}"
            )
            for table in DRAWN
        ),
    ]
