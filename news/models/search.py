"""The tables behind the site's search: what Python made of each article's words.

Nothing in them is anybody's work: `manage.py reindex_search` makes them anew from the articles.
None refers to an article by a foreign key. Triggers (migration 0003) make an entry with its
article and take it away, whoever writes, and a task may outlive its article for a moment.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from news.models.article import Article


class SearchEntry(models.Model):
    """The words of an article as search sees them: keys with their places and weights."""

    article = models.OneToOneField(
        Article,
        models.DO_NOTHING,
        primary_key=True,
        db_constraint=False,
        related_name="search_entry",
    )
    words = SearchVectorField(default="")
    heading = SearchVectorField(default="")
    """Those of title, lead and names alone: small enough to lie in the row itself."""
    language = models.PositiveIntegerField(default=0)
    """The kazakh.SEARCH_VERSION that made the keys; 0 for none yet."""
    title_key = models.TextField(default="", db_default="")
    """The title without capitals and marks: who bears the same was seen before."""
    sketch = ArrayField(models.IntegerField(), null=True)
    """What tells near texts (news.search.sketch); none in entries that are older than it."""

    class Meta:
        default_permissions = ()
        indexes = [
            GinIndex(fields=["words"], name="entries_by_word"),
            GinIndex(fields=["sketch"], name="entries_by_sketch"),
            models.Index(fields=["title_key"], name="entries_by_title"),
        ]


class SearchTask(models.Model):
    """An article whose entry is to be made anew: some transaction changed what it says.

    Rows are only added by writers and only deleted by whoever made the entry anew, so that
    no writer ever waits here for another, and no change is lost.
    """

    article = models.ForeignKey(
        Article, models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    transaction = models.BigIntegerField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["article", "transaction"], name="one_task_per_article_and_transaction"
            )
        ]


class SearchWord(models.Model):
    """A key that articles hold, with its plainest spelling: what a typo is held against.

    Keys, not surface forms: Kazakh has hundreds of forms a word, and a slip of the hand in a rare
    one would find no neighbour.
    """

    key = models.TextField(primary_key=True)
    shown = models.TextField()
    articles = models.PositiveIntegerField(default=1)
    """How many articles held it at the last count."""

    class Meta:
        default_permissions = ()
        indexes = [GinIndex(fields=["key"], opclasses=["gin_trgm_ops"], name="words_by_trigram")]
