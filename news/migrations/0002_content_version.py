"""Whatever changes what readers see raises the content version, in the same transaction.

Statement-level triggers, so that no way of writing is forgotten: COPY and bulk updates too.

The version is the sum of weights in news_contentchange. A transaction adds a row of weight 1,
once, and takes over the weights of all rows that it finds settled and unlocked; rows that
another transaction holds are skipped. So each commit raises the sum by one, and
- none is missed, however late it commits: its row is not there before, and adds up after
  (a sequence or the highest id of a log counts a number as seen before its content is there);
- none waits for another: a long import holds no row that an editor's save needs;
- the table stays at a few rows without a job.
"""

from django.db import migrations

# What readers' pages draw on. Not here: versions, view counts, accounts, uses of photos.
TABLES = (
    *("news_article", "news_article_rubrics", "news_article_tags", "news_byline"),
    *("news_person", "news_photo", "news_rubric", "news_rubricredirect", "news_tag"),
)

FUNCTION = """
CREATE FUNCTION news_raise_content_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    this_transaction bigint := pg_current_xact_id()::text::bigint;
BEGIN
    IF EXISTS (SELECT FROM news_contentchange WHERE transaction = this_transaction) THEN
        RETURN NULL;
    END IF;
    WITH free AS (
        SELECT id FROM news_contentchange FOR UPDATE SKIP LOCKED
    ), settled AS (
        DELETE FROM news_contentchange USING free
        WHERE news_contentchange.id = free.id
        RETURNING weight
    )
    INSERT INTO news_contentchange (transaction, weight)
    SELECT this_transaction, 1 + coalesce(sum(weight), 0) FROM settled;
    RETURN NULL;
END
$$
"""

TRIGGER = """
CREATE TRIGGER raise_content_version
AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION news_raise_content_version()
"""


class Migration(migrations.Migration):
    dependencies = [("news", "0001_articles")]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION news_raise_content_version()"),
        *(
            migrations.RunSQL(
                TRIGGER.format(table=table),
                f"DROP TRIGGER raise_content_version ON {table}",
            )
            for table in TABLES
        ),
    ]
