"""Search finds the newest part of the archive by the numbers of articles (news.search.marks)."""

from django.db import migrations, models
from django.db.models import F


class Migration(migrations.Migration):
    dependencies = [("news", "0012_names_beside_an_article")]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(F("id") / 16_384, "published_at", name="article_by_mark"),
        )
    ]
