"""Listings and tallies: what pages of lists need, however large the archive is.

Triggers keep them, whoever writes: statement-level, so that COPY is quick.

- Whatever changes where an article is listed lists it anew: its rows go, and come again as
  news_wanted() has them. Only the article's own rubrics count, so that a moved rubric changes no
  row. The article is locked first: of two transactions that write the same one, the second sees
  what the first did. Writers of different articles never wait.
- Whatever changes listings adds to tallies: a row of its own with the difference, and the shares
  of all rows that it finds settled and unlocked (as news_contentchange, migration 0002).
- Subtracted is what was added: a row keeps the day that it was listed on, should a newer release
  of the calendar's zone say another one.
"""

import django.contrib.postgres.fields
from django.db import migrations, models

TRIGGER_FUNCTION = "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$\n{body}\n$$"

PLACES = """
CREATE FUNCTION news_places(article bigint, section text, rubric bigint)
RETURNS TABLE (place text, before text[]) LANGUAGE sql STABLE AS $$
    SELECT $2, '{}'::text[]
    UNION ALL
    SELECT 't' || tag_id, '{}'::text[] FROM news_article_tags WHERE article_id = $1
    UNION ALL
    SELECT 'r' || own.id,
           coalesce(array_agg('r' || own.id) OVER (
             ORDER BY own.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), '{}'::text[])
    FROM (SELECT $3 WHERE $3 IS NOT NULL
          UNION SELECT rubric_id FROM news_article_rubrics WHERE article_id = $1) AS own (id)
$$
"""
WANTED = """
CREATE FUNCTION news_wanted() RETURNS TABLE (
    article_id bigint, place text, published_at timestamptz, unpublish_at timestamptz,
    day date, before text[]
) LANGUAGE sql STABLE AS $$
    SELECT article.id, listing.place, article.published_at, article.unpublish_at,
           (article.published_at AT TIME ZONE 'Asia/Qyzylorda')::date, listing.before
    FROM news_article AS article,
         news_places(article.id, article.section::text, article.rubric_id) AS listing
    WHERE article.status = 'published'
$$
"""
COLUMNS = "article_id, place, published_at, unpublish_at, day, before"
LIST = f"INSERT INTO news_listed ({COLUMNS}) SELECT {COLUMNS} FROM news_wanted()"
# For whoever doubts: all rows anew. Readers see the old ones until it is done.
ANEW = f"""
CREATE FUNCTION news_list_anew() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE news_article, news_article_rubrics, news_article_tags IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM news_listed;
    DELETE FROM news_tally;
    {LIST};
END
$$
"""

APPEAR = f"""
BEGIN
    {LIST} WHERE article_id IN (SELECT id FROM written WHERE status = 'published');
    RETURN NULL;
END
"""
VANISH = """
BEGIN
    DELETE FROM news_listed WHERE article_id IN (SELECT id FROM gone);
    RETURN NULL;
END
"""
CHANGE = f"""
DECLARE
    changed bigint[] := ARRAY(
        SELECT id FROM written FULL JOIN gone USING (id) WHERE
        (written.section, written.rubric_id, written.status, written.published_at,
         written.unpublish_at)
        IS DISTINCT FROM
        (gone.section, gone.rubric_id, gone.status, gone.published_at, gone.unpublish_at));
BEGIN
    IF changed <> '{{}}' THEN
        DELETE FROM news_listed WHERE article_id = ANY (changed);
        {LIST} WHERE article_id = ANY (changed);
    END IF;
    RETURN NULL;
END
"""
# {touched} are the rows of a table of relations that came or went.
MARK = f"""
DECLARE
    touched bigint[] := ARRAY(SELECT article_id FROM {{touched}});
BEGIN
    PERFORM FROM news_article WHERE id = ANY (touched) ORDER BY id FOR NO KEY UPDATE;
    DELETE FROM news_listed WHERE article_id = ANY (touched);
    {LIST} WHERE article_id = ANY (touched);
    RETURN NULL;
END
"""
# Where a test's or an import's cleaning empties everything, nothing is left to be done.
EMPTY = """
BEGIN
    IF EXISTS (SELECT FROM news_listed) THEN
        TRUNCATE news_listed, news_tally;
    END IF;
    RETURN NULL;
END
"""
UNMARK = """
BEGIN
    IF EXISTS (SELECT FROM news_listed) THEN
        PERFORM news_list_anew();
    END IF;
    RETURN NULL;
END
"""
TALLY = """
BEGIN
    WITH changed AS MATERIALIZED (
        SELECT place, before, 'month' AS unit, date_trunc('month', day::timestamp)::date AS day,
               {sign} count(*) AS count
        FROM {rows} GROUP BY 1, 2, 3, 4
        UNION ALL
        SELECT place, before, 'day', day, {sign} count(*)
        FROM {rows} WHERE place NOT LIKE 't%' GROUP BY 1, 2, 3, 4
    ), free AS (
        SELECT tally.id FROM news_tally AS tally JOIN changed USING (place, unit, day, before)
        FOR UPDATE OF tally SKIP LOCKED
    ), settled AS (
        DELETE FROM news_tally AS tally USING free WHERE tally.id = free.id
        RETURNING tally.place, tally.before, tally.unit, tally.day, tally.count
    )
    INSERT INTO news_tally (place, before, unit, day, count)
    SELECT place, before, unit, day, sum(count)
    FROM (SELECT * FROM settled UNION ALL SELECT * FROM changed) AS shares
    GROUP BY 1, 2, 3, 4 HAVING sum(count) <> 0;
    RETURN NULL;
END
"""

BOTH = "(SELECT article_id FROM written UNION SELECT article_id FROM gone) AS moved"
FUNCTIONS = {
    "appear": APPEAR,
    "vanish": VANISH,
    "change": CHANGE,
    "mark": MARK.format(touched="written"),
    "remark": MARK.format(touched=BOTH),
    "unmark": MARK.format(touched="gone"),
    "empty": EMPTY,
    "unmark_all": UNMARK,
    "add": TALLY.format(sign="", rows="written"),
    "subtract": TALLY.format(sign="-", rows="gone"),
}
NEW, OLD = "NEW TABLE AS written", "OLD TABLE AS gone"
MARKS = ("news_article_rubrics", "news_article_tags")
# Table, event, what it sees of the rows, function.
TRIGGERS = (
    ("news_article", "INSERT", NEW, "appear"),
    ("news_article", "UPDATE", f"{NEW} {OLD}", "change"),
    ("news_article", "DELETE", OLD, "vanish"),
    ("news_article", "TRUNCATE", "", "empty"),
    *((table, "INSERT", NEW, "mark") for table in MARKS),
    *((table, "UPDATE", f"{NEW} {OLD}", "remark") for table in MARKS),
    *((table, "DELETE", OLD, "unmark") for table in MARKS),
    *((table, "TRUNCATE", "", "unmark_all") for table in MARKS),
    ("news_listed", "INSERT", NEW, "add"),
    ("news_listed", "DELETE", OLD, "subtract"),
)


def functions() -> list[migrations.RunSQL]:
    made = [
        (PLACES, "DROP FUNCTION news_places(bigint, text, bigint)"),
        (WANTED, "DROP FUNCTION news_wanted()"),
        (ANEW, "DROP FUNCTION news_list_anew()"),
    ]
    for name, body in FUNCTIONS.items():
        whole = TRIGGER_FUNCTION.format(name=f"news_list_{name}", body=body)
        made.append((whole, f"DROP FUNCTION news_list_{name}()"))
    return [migrations.RunSQL(*pair) for pair in made]


def triggers() -> list[migrations.RunSQL]:
    return [
        migrations.RunSQL(
            f"CREATE TRIGGER list_{name} AFTER {event} ON {table} "
            f"{f'REFERENCING {seen} ' if seen else ''}"
            f"FOR EACH STATEMENT EXECUTE FUNCTION news_list_{name}()",
            f"DROP TRIGGER list_{name} ON {table}",
        )
        for table, event, seen, name in TRIGGERS
    ]


class Migration(migrations.Migration):
    dependencies = [("news", "0010_proposals_taken_back")]

    operations = [
        migrations.CreateModel(
            name="Listed",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "article_id",
                        "place",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("article_id", models.BigIntegerField()),
                ("place", models.TextField(db_collation="C")),
                ("published_at", models.DateTimeField()),
                ("unpublish_at", models.DateTimeField(null=True)),
                ("day", models.DateField()),
                (
                    "before",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        fields=["place", "-published_at", "-article_id"],
                        include=["unpublish_at", "before", "day"],
                        name="listed_by_time",
                    ),
                    models.Index(
                        fields=["place", "unpublish_at"],
                        include=["published_at", "before", "day"],
                        condition=models.Q(unpublish_at__isnull=False),
                        name="listed_until",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.TextField(db_collation="C")),
                (
                    "before",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
                ("unit", models.TextField()),
                ("day", models.DateField()),
                ("count", models.BigIntegerField()),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        fields=["place", "unit", "day"],
                        include=["before", "count"],
                        name="tallies_by_day",
                    )
                ],
            },
        ),
        *functions(),
        *triggers(),
        # Deferred keys that still wait would forbid the lock's table to be altered afterwards.
        migrations.RunSQL(
            "SET CONSTRAINTS ALL IMMEDIATE; SELECT news_list_anew()", migrations.RunSQL.noop
        ),
    ]
