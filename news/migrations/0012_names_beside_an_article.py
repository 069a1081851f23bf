"""Writers and rubrics weigh less in a search entry than what an article is about.

`reindex_search` makes the entries anew, the newest first; until then search answers as before.
"""

from django.db import migrations

ANEW = "UPDATE news_searchentry SET language = 0"


class Migration(migrations.Migration):
    dependencies = [("news", "0011_tallies")]

    operations = [migrations.RunSQL(ANEW, migrations.RunSQL.noop)]
