"""«Осы тақырыпта»: what the desk chose to stand below an article; else what shares its words.

The rarest words of the title, the tags and the lead tell what an article is about. Another that
holds two of them is about the same, above all where they stand in its own heading. The words are
taken from the article's stored entry: a reader's page takes no text apart.
"""

from django.utils import timezone

from news import databases
from news.models import Article
from news.queries import AGE, SEEN
from news.search.hits import column
from news.search.question import JOINING, Question, Word, is_joining, single

MOST = 4
MOST_RANKED = 100  # the newest that share enough
MOST_TELLING = 6
SHARED = 2
# A word of more articles than that tells little, and takes long.
COMMON = 1000

# Bylines and rubrics stand in the heading with a weight of their own: they are no matter.
# Some to spare for words that join others.
HINTS = """
SELECT ARRAY(SELECT to_article_id FROM news_article_related
              WHERE from_article_id = %(pk)s AND to_article_id <> %(pk)s),
       ARRAY(SELECT ARRAY[key, shown]
               FROM news_searchentry, unnest(tsvector_to_array(ts_filter(heading, '{a,b}'))) AS key
               JOIN news_searchword USING (key)
              WHERE article_id = %(pk)s AND articles BETWEEN 2 AND %(common)s
                AND key !~ '^[0-9]+$'
              ORDER BY articles, key LIMIT %(most)s)
"""
# What an entry's heading holds its words hold too: the index is of words, the heading is cheaper
# to look into.
IN_HEADINGS = "heading @@ %(tsquery)s::tsquery AND words @@ %(tsquery)s::tsquery"
ANYWHERE = "words @@ %(tsquery)s::tsquery"
ALIKE = f"""
SELECT id FROM (
  SELECT id, published_at, heading
    FROM news_searchentry JOIN news_article ON id = article_id
   WHERE {{where}} AND id <> ALL(%(known)s) AND status = 'published' AND {SEEN}
   ORDER BY published_at DESC, id DESC LIMIT %(ranked)s
) AS news_article
ORDER BY ts_rank(heading, %(tsquery)s::tsquery) / {AGE} DESC, published_at DESC, id DESC
LIMIT %(most)s
"""


def related(article: Article) -> list[Article]:
    """Published articles, four at most; four queries at most."""
    chosen, about = hints(article)
    readable = Article.objects.published().for_cards()
    if chosen:
        found = list(readable.filter(pk__in=chosen).newest_first()[:MOST])
        if found:
            return found
    pks = alike(article, about) if len(about) >= SHARED else []
    by_pk = readable.in_bulk(pks) if pks else {}
    return [by_pk[pk] for pk in pks if pk in by_pk]


def hints(article: Article) -> tuple[list[int], list[Word]]:
    """Keys of the articles that the desk chose, and the rarest words that others hold too."""
    facts = {"pk": article.pk, "common": COMMON, "most": MOST_TELLING + len(JOINING)}
    with databases.reading().cursor() as cursor:
        cursor.execute(HINTS, facts)
        chosen, known = cursor.fetchone()
    words = [Word(shown, (key,)) for key, shown in known]
    return chosen, [word for word in words if not is_joining(word)][:MOST_TELLING]


def alike(article: Article, about: list[Word]) -> list[int]:
    """Keys of published articles that share enough words: in their headings, else anywhere."""
    tsquery = Question("", single(about), least=SHARED).tsquery
    facts = {"tsquery": tsquery, "at": timezone.now(), "ranked": MOST_RANKED}
    found: list[int] = []
    for where in (IN_HEADINGS, ANYWHERE):
        if len(found) < MOST:
            known, most = [article.pk, *found], MOST - len(found)
            found += column(ALIKE.format(where=where), known=known, most=most, **facts)
    return found
