"""People have pages: what they signed is listed as what is tagged is (migration 0011)."""

import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

import news.fields
from kazakh import slugify

PLACES = """
CREATE OR REPLACE FUNCTION news_places(article bigint, section text, rubric bigint)
RETURNS TABLE (place text, before text[]) LANGUAGE sql STABLE AS $$
    SELECT $2, '{{}}'::text[]
    UNION ALL
    SELECT 't' || tag_id, '{{}}'::text[] FROM news_article_tags WHERE article_id = $1
    {people}
    UNION ALL
    SELECT 'r' || own.id,
           coalesce(array_agg('r' || own.id) OVER (
             ORDER BY own.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), '{{}}'::text[])
    FROM (SELECT $3 WHERE $3 IS NOT NULL
          UNION SELECT rubric_id FROM news_article_rubrics WHERE article_id = $1) AS own (id)
$$
"""
PEOPLE = """UNION ALL
    SELECT DISTINCT 'p' || person_id, '{}'::text[]
    FROM news_byline WHERE article_id = $1 AND person_id IS NOT NULL"""
COLUMNS = "article_id, place, published_at, unpublish_at, day, before"
LIST = f"INSERT INTO news_listed ({COLUMNS}) SELECT {COLUMNS} FROM news_wanted() WHERE place ^@ 'p'"
UNLIST = "DELETE FROM news_listed WHERE place ^@ 'p'"
NEW, OLD = "NEW TABLE AS written", "OLD TABLE AS gone"
# Event, what it sees of the rows, function of migration 0011.
TRIGGERS = (
    ("INSERT", f"REFERENCING {NEW}", "mark"),
    ("UPDATE", f"REFERENCING {NEW} {OLD}", "remark"),
    ("DELETE", f"REFERENCING {OLD}", "unmark"),
    ("TRUNCATE", "", "unmark_all"),
)


def triggers() -> list[migrations.RunSQL]:
    return [
        migrations.RunSQL(
            f"CREATE TRIGGER list_{name} AFTER {event} ON news_byline {seen} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION news_list_{name}()",
            f"DROP TRIGGER list_{name} ON news_byline",
        )
        for event, seen, name in TRIGGERS
    ]


def give_addresses(apps, schema_editor) -> None:
    taken = set()
    for person in apps.get_model("news", "Person").objects.order_by("pk").iterator():
        slug = slugify(person.name) or "avtor"
        numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
        person.slug = next(free for free in (slug, *numbered) if free not in taken)
        taken.add(person.slug)
        person.save(update_fields=["slug"])


class Migration(migrations.Migration):
    dependencies = [("news", "0014_newspaper")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="about",
            field=news.fields.PlainTextField(
                db_default="", default="", blank=True, max_length=1000, verbose_name="өзі туралы"
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="job",
            field=news.fields.PlainField(
                db_default="",
                default="",
                blank=True,
                help_text="Мысалы: «Қазалы» тілшісі, ардагер ұстаз.",
                max_length=120,
                verbose_name="кім",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="slug",
            field=models.SlugField(
                db_default=django.db.models.functions.comparison.Cast(
                    models.Func(function="gen_random_uuid"), models.SlugField(max_length=90)
                ),
                default="",
                editable=False,
                max_length=90,
                unique=True,
                verbose_name="мекенжайы",
            ),
        ),
        migrations.RunPython(give_addresses, migrations.RunPython.noop),
        migrations.AddField(
            model_name="person",
            name="photo",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="people",
                to="news.photo",
                verbose_name="суреті",
            ),
        ),
        migrations.RunSQL(
            PLACES.format(people=PEOPLE), [(PLACES.format(people=""), None), (UNLIST, None)]
        ),
        migrations.RunSQL(LIST, migrations.RunSQL.noop),
        *triggers(),
    ]
