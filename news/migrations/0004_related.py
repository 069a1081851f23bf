"""What the desk chooses to stand below an article; readers see it, so it raises the version."""

from django.db import migrations, models

TRIGGER = """
CREATE TRIGGER raise_content_version
AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON news_article_related
FOR EACH STATEMENT EXECUTE FUNCTION news_raise_content_version()
"""


class Migration(migrations.Migration):
    dependencies = [("news", "0003_search")]

    operations = [
        migrations.AddField(
            "article",
            "related",
            models.ManyToManyField(
                blank=True,
                help_text="Бос қалса, сөздері ұқсас мақалалар өзі таңдалады.",
                related_name="chosen_by",
                to="news.article",
                verbose_name="осы тақырыпта",
            ),
        ),
        migrations.RunSQL(TRIGGER, "DROP TRIGGER raise_content_version ON news_article_related"),
    ]
