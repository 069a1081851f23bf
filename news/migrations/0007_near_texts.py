"""What tells titles that were seen before and near texts, beside the words of search.

`reindex_search` fills it for what is already there, by the sketch that is none.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("news", "0006_photo_library")]

    operations = [
        migrations.AddField(
            "searchentry", "title_key", models.TextField(default="", db_default="")
        ),
        migrations.AddField(
            "searchentry",
            "sketch",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.IntegerField(), null=True, size=None
            ),
        ),
        migrations.AddIndex(
            "searchentry",
            models.Index(fields=["title_key"], name="entries_by_title"),
        ),
        migrations.AddIndex(
            "searchentry",
            django.contrib.postgres.indexes.GinIndex(fields=["sketch"], name="entries_by_sketch"),
        ),
    ]
