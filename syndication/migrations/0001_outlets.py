"""Outlets and what they are sent, files for programs, and an index for the site map.

Whatever changes for readers is noted by triggers in the transaction of the change, whoever
writes, where some outlet is on. What comes or leaves by itself is noted with its own time.
"""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import news.fields
import syndication.models.files

# For each stretch of numbers, the newest change first (syndication.site_map.articles).
BY_STRETCH = """
CREATE INDEX articles_by_stretch
ON news_article ((id / 2000), (greatest(changed, published_at)) DESC)
WHERE status = 'published'
"""

FUNCTION = "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$\n{body}\n$$"
NOTE = """
BEGIN
    IF EXISTS (SELECT FROM syndication_outlet WHERE is_on) THEN
        INSERT INTO syndication_change
          (article_id, at, by_itself, is_correction, was_public, before)
        {change};
    END IF;
    RETURN NULL;
END
"""
MOMENTS = """
CROSS JOIN LATERAL (VALUES (statement_timestamp(), false), ({row}.published_at, true),
                           ({row}.unpublish_at, true)) AS moment (at, by_itself)
"""
IS_NOTED = """
(NOT moment.by_itself OR {row}.status = 'published' AND moment.at > statement_timestamp())
"""
WAS_PUBLIC = """
(gone.status = 'published' AND gone.published_at <= statement_timestamp()
 AND (gone.unpublish_at IS NULL OR gone.unpublish_at > statement_timestamp()))
"""
BEFORE = """
jsonb_build_object('title', gone.title, 'section', gone.section, 'slug', gone.slug, 'path',
  coalesce((SELECT path FROM news_rubric WHERE id = gone.rubric_id), ''))
"""
SHOWN = ("title", "lead", "body", "section", "rubric_id", "slug", "lead_photo_id")
SHOWN += ("status", "published_at", "unpublish_at")
NEW, OLD = (", ".join(f"{row}.{name}" for name in SHOWN) for row in ("written", "gone"))

APPEARED = f"""
SELECT written.id, moment.at, moment.by_itself, false, false, '{{}}'::jsonb
FROM written {MOMENTS.format(row="written")}
WHERE written.status = 'published' AND {IS_NOTED.format(row="written")}
"""
CHANGED = f"""
SELECT written.id, moment.at, moment.by_itself, false, {WAS_PUBLIC}, {BEFORE}
FROM written JOIN gone USING (id) {MOMENTS.format(row="written")}
WHERE ({NEW}) IS DISTINCT FROM ({OLD}) AND 'published' IN (written.status, gone.status)
  AND {IS_NOTED.format(row="written")}
"""
VANISHED = f"""
SELECT gone.id, statement_timestamp(), false, false, true, {BEFORE} FROM gone WHERE {WAS_PUBLIC}
"""
CORRECTED = f"""
SELECT gone.id, statement_timestamp(), false, true, true, {BEFORE}
FROM written JOIN news_article AS gone ON gone.id = written.article_id WHERE {WAS_PUBLIC}
"""
# Table, what happens to it, the rows that came or went, and what is noted.
TRIGGERS = {
    "appeared": ("news_article", "INSERT", "NEW TABLE AS written", APPEARED),
    "changed": ("news_article", "UPDATE", "NEW TABLE AS written OLD TABLE AS gone", CHANGED),
    "vanished": ("news_article", "DELETE", "OLD TABLE AS gone", VANISHED),
    "corrected": ("news_correction", "INSERT", "NEW TABLE AS written", CORRECTED),
}
TRIGGER = """
CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {rows}
FOR EACH STATEMENT EXECUTE FUNCTION {name}()
"""


def noting(name: str) -> list[migrations.RunSQL]:
    table, event, rows, change = TRIGGERS[name]
    name = f"syndication_{name}"
    function = FUNCTION.format(name=name, body=NOTE.format(change=change))
    trigger = TRIGGER.format(name=name, event=event, table=table, rows=rows)
    return [
        migrations.RunSQL(function, f"DROP FUNCTION {name}()"),
        migrations.RunSQL(trigger, f"DROP TRIGGER {name} ON {table}"),
    ]


class Migration(migrations.Migration):
    initial = True

    dependencies = [("news", "0014_newspaper")]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("article_id", models.BigIntegerField()),
                ("at", models.DateTimeField(db_index=True)),
                ("by_itself", models.BooleanField(default=False)),
                ("is_correction", models.BooleanField(default=False)),
                ("was_public", models.BooleanField(default=False)),
                ("before", models.JSONField(default=dict)),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Outlet",
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
                            ("indexnow", "IndexNow (іздеу жүйелері)"),
                            ("webhook", "вебхук (басқа бағдарлама)"),
                            ("telegram", "Telegram арнасы"),
                        ],
                        max_length=10,
                        verbose_name="түрі",
                    ),
                ),
                ("name", news.fields.PlainField(max_length=60, verbose_name="атауы")),
                (
                    "address",
                    models.CharField(
                        help_text="Вебхук пен IndexNow үшін толық сілтеме (https://api.indexnow.org/indexnow), Telegram үшін арнаның аты.",
                        max_length=300,
                        verbose_name="мекенжайы",
                    ),
                ),
                (
                    "secret",
                    models.CharField(
                        blank=True,
                        help_text="Telegram ботының токені. Басқаларға бос қалдырыңыз: кілт өзі жасалып, бір рет қана көрсетіледі.",
                        max_length=200,
                        verbose_name="құпия кілті",
                    ),
                ),
                ("is_on", models.BooleanField(default=False, verbose_name="қосулы")),
            ],
            options={
                "verbose_name": "тарату арнасы",
                "verbose_name_plural": "тарату арналары",
                "ordering": ["pk"],
            },
        ),
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
                        help_text="Іздеу роботтарына қойылатын шарттар, әр жолға бір ереже.",
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
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("article_id", models.BigIntegerField(null=True, verbose_name="мақала №")),
                ("title", models.CharField(blank=True, max_length=300, verbose_name="тақырыбы")),
                (
                    "event",
                    models.CharField(
                        choices=[
                            ("published", "шықты"),
                            ("updated", "өзгерді"),
                            ("corrected", "түзетілді"),
                            ("withdrawn", "алынды"),
                            ("deleted", "жойылды"),
                            ("several", "бірнеше өзгеріс"),
                        ],
                        max_length=10,
                        verbose_name="оқиға",
                    ),
                ),
                ("payload", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "кезекте"),
                            ("sent", "жетті"),
                            ("given_up", "жетпеді"),
                            ("unsure", "жеткені белгісіз"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="күйі",
                    ),
                ),
                (
                    "attempts",
                    models.PositiveSmallIntegerField(default=0, verbose_name="әрекет саны"),
                ),
                (
                    "next_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="келесі әрекет"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="жазылған"
                    ),
                ),
                ("done_at", models.DateTimeField(null=True, verbose_name="аяқталған")),
                ("said", models.CharField(blank=True, max_length=200, verbose_name="жауабы")),
                (
                    "outlet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="syndication.outlet",
                        verbose_name="арна",
                    ),
                ),
            ],
            options={
                "verbose_name": "жеткізілім",
                "verbose_name_plural": "жеткізілімдер",
                "ordering": ["-created_at", "id"],
                "default_permissions": ("view",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["next_at"],
                        name="deliveries_waiting",
                    ),
                    models.Index(fields=["-created_at"], name="deliveries_by_time"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("article_id", models.BigIntegerField()),
                ("message_id", models.BigIntegerField(null=True)),
                ("text", models.TextField()),
                (
                    "outlet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="posts",
                        to="syndication.outlet",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("outlet", "article_id"), name="one_post_an_article"
                    )
                ],
            },
        ),
        migrations.RunSQL(BY_STRETCH, "DROP INDEX articles_by_stretch"),
        *(operation for name in TRIGGERS for operation in noting(name)),
    ]
