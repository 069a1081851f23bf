"""The tables of search, and triggers: whatever changes what an article says leaves a task.

- An article's entry comes and goes with it.
- A task is a row of its own for each article and transaction: writers only add rows, so none
  waits for another, however many articles a renamed person has signed.
- Entries raise no content version: what readers see of an article raises it already, and
  reindexing a whole site must not empty every cache on the way.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

FUNCTION = "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$\n{body}\n$$"

APPEAR = """
BEGIN
    INSERT INTO news_searchentry (article_id, words, heading, language)
    SELECT id, '', '', 0 FROM written ON CONFLICT DO NOTHING;
    RETURN NULL;
END
"""

VANISH = """
BEGIN
    DELETE FROM news_searchentry WHERE article_id IN (SELECT id FROM gone);
    DELETE FROM news_searchtask WHERE article_id IN (SELECT id FROM gone);
    RETURN NULL;
END
"""

# {articles} selects ids; the same article twice in one transaction is one task.
ASK = """
BEGIN
    INSERT INTO news_searchtask (article_id, transaction)
    SELECT found.id, pg_current_xact_id()::text::bigint FROM ({articles}) AS found (id)
    WHERE found.id IS NOT NULL ON CONFLICT DO NOTHING;
    RETURN NULL;
END
"""

CHANGED = """
    SELECT written.id FROM written JOIN gone USING (id) WHERE
    (written.title, written.lead, written.body, written.rubric_id,
     written.status, written.published_at)
    IS DISTINCT FROM
    (gone.title, gone.lead, gone.body, gone.rubric_id, gone.status, gone.published_at)
"""
SIGNED = "SELECT article_id FROM news_byline WHERE person_id = NEW.id"
TAGGED = "SELECT article_id FROM news_article_tags WHERE tag_id = NEW.id"
PLACED = """
    SELECT id FROM news_article WHERE rubric_id = NEW.id
    UNION SELECT article_id FROM news_article_rubrics WHERE rubric_id = NEW.id
"""
RELATED = "SELECT OLD.article_id UNION SELECT NEW.article_id"

FUNCTIONS = {
    "news_search_appear": APPEAR,
    "news_search_vanish": VANISH,
    "news_search_changed": ASK.format(articles=CHANGED),
    "news_search_signed": ASK.format(articles=SIGNED),
    "news_search_tagged": ASK.format(articles=TAGGED),
    "news_search_placed": ASK.format(articles=PLACED),
    "news_search_related": ASK.format(articles=RELATED),
}

WRITTEN, GONE = "NEW TABLE AS written", "OLD TABLE AS gone"
WHOLE = "REFERENCING {tables} FOR EACH STATEMENT"
RENAMED = "FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name)"
# Table, event, when, function.
TRIGGERS = (
    ("news_article", "INSERT", WHOLE.format(tables=WRITTEN), "appear"),
    ("news_article", "UPDATE", WHOLE.format(tables=f"{WRITTEN} {GONE}"), "changed"),
    ("news_article", "DELETE", WHOLE.format(tables=GONE), "vanish"),
    ("news_person", "UPDATE", RENAMED, "signed"),
    ("news_tag", "UPDATE", RENAMED, "tagged"),
    ("news_rubric", "UPDATE", RENAMED, "placed"),
    *(
        (table, "INSERT OR UPDATE OR DELETE", "FOR EACH ROW", "related")
        for table in ("news_byline", "news_article_tags", "news_article_rubrics")
    ),
)


def functions() -> list[migrations.RunSQL]:
    return [
        migrations.RunSQL(FUNCTION.format(name=name, body=body), f"DROP FUNCTION {name}()")
        for name, body in FUNCTIONS.items()
    ]


def triggers() -> list[migrations.RunSQL]:
    return [
        migrations.RunSQL(
            f"CREATE TRIGGER search_{name} AFTER {event} ON {table} {when} "
            f"EXECUTE FUNCTION news_search_{name}()",
            f"DROP TRIGGER search_{name} ON {table}",
        )
        for table, event, when, name in TRIGGERS
    ]


class Migration(migrations.Migration):
    dependencies = [("news", "0002_content_version")]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="search_entry",
                        serialize=False,
                        to="news.article",
                    ),
                ),
                ("words", django.contrib.postgres.search.SearchVectorField(default="")),
                ("heading", django.contrib.postgres.search.SearchVectorField(default="")),
                ("language", models.PositiveIntegerField(default=0)),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["words"], name="entries_by_word"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("shown", models.TextField()),
                ("articles", models.PositiveIntegerField(default=1)),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["key"], name="words_by_trigram", opclasses=["gin_trgm_ops"]
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchTask",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("transaction", models.BigIntegerField()),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="news.article",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "transaction"),
                        name="one_task_per_article_and_transaction",
                    )
                ],
            },
        ),
        *functions(),
        *triggers(),
        # The keys of a text hardly get smaller by compression, and are read twice as fast without.
        migrations.RunSQL(
            "ALTER TABLE news_searchentry ALTER words SET STORAGE EXTERNAL",
            migrations.RunSQL.noop,
        ),
        # Hits are put in order by this index alone, without a look at the articles.
        migrations.RemoveIndex("article", "published_by_time"),
        migrations.AddIndex(
            "article",
            models.Index(
                fields=["-published_at", "-id"],
                include=["unpublish_at"],
                condition=models.Q(status="published"),
                name="published_by_time",
            ),
        ),
        # Every article that is here already has an empty entry, which the command fills.
        migrations.RunSQL(
            "INSERT INTO news_searchentry SELECT id, '', '', 0 FROM news_article",
            migrations.RunSQL.noop,
        ),
    ]
