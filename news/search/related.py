"""«Осы тақырыпта»: what the desk chose to stand below an article; else what shares its words.

The rarest words of the title, the tags and the lead tell what an article is about. Another that
holds two of them is about the same, above all where they stand in its own heading. The words are
taken from the article's stored entry: a reader's page takes no text apart.
"""

from collections.abc import Sequence

from django.utils import timezone

from news.models import Article
from news.queries import AGE, PUBLISHED, VIEWS
from news.search.question import JOINING, Question, Word, is_joining, single

MOST = 4
MOST_RANKED = 40  # the newest that share enough
MOST_TELLING = 6
SHARED = 2

# Two hints of an article's own, for whoever reads it: what the desk chose, and its rarest words
# that others hold too. A word of more than a thousand tells little, and takes long. Writers and
# rubrics stand in the heading with a weight of their own: they are no matter.
CHOSEN = """
ARRAY(SELECT to_article_id FROM news_article_related
       WHERE from_article_id = news_article.id AND to_article_id <> news_article.id)
"""
TELLING = f"""
ARRAY(SELECT ARRAY[key, shown]
        FROM news_searchentry, unnest(tsvector_to_array(ts_filter(heading, '{{a,b}}'))) AS key
        JOIN news_searchword USING (key)
       WHERE article_id = news_article.id AND articles BETWEEN 2 AND 1000 AND key !~ '^[0-9]+$'
       ORDER BY articles, key LIMIT {MOST_TELLING + len(JOINING)})
"""

CARD = f"id, section, rubric_id, title, label, slug, published_at, {VIEWS} AS views"
BY_HAND = f"""
SELECT {CARD} FROM news_article WHERE id = ANY(%(chosen)s) AND {PUBLISHED}
ORDER BY published_at DESC, id DESC LIMIT %(most)s
"""
ALIKE = f"""
SELECT {CARD} FROM (
  SELECT news_article.*, heading FROM news_searchentry JOIN news_article ON id = article_id
   WHERE {{where}} AND id <> ALL(%(known)s) AND {PUBLISHED}
   ORDER BY published_at DESC, id DESC LIMIT {MOST_RANKED}
) AS news_article
ORDER BY ts_rank(heading, %(tsquery)s::tsquery) / {AGE} DESC, published_at DESC, id DESC
LIMIT %(most)s
"""
# What an entry's heading holds its words hold too: the index is of words, the heading is cheaper
# to look into. It stands first, for small archives, which are looked through without the index.
ANYWHERE = "words @@ %(tsquery)s::tsquery"
IN_HEADINGS = f"heading @@ %(tsquery)s::tsquery AND {ANYWHERE}"


def related(pk: int, chosen: list[int], telling: list[Sequence[str]]) -> list[Article]:
    """Published articles with what a card shows but its picture, four at most.

    One question where the desk chose or the headings suffice, three at most.
    """
    facts = {"chosen": chosen, "most": MOST, "at": timezone.now()}
    by_hand = list(Article.objects.raw(BY_HAND, facts)) if chosen else []
    return by_hand or alike(pk, told_by(telling))


def told_by(telling: list[Sequence[str]]) -> list[Word]:
    words = [Word(shown, (key,)) for key, shown in telling]
    return [word for word in words if not is_joining(word)][:MOST_TELLING]


def alike(pk: int, about: list[Word]) -> list[Article]:
    """Articles that share enough words: in their headings, else anywhere."""
    tsquery = Question("", single(about), least=SHARED).tsquery
    found: list[Article] = []
    for where in (IN_HEADINGS, ANYWHERE) if tsquery else ():
        if len(found) < MOST:
            known, most = [pk, *(article.pk for article in found)], MOST - len(found)
            facts = {"tsquery": tsquery, "at": timezone.now(), "known": known, "most": most}
            found += Article.objects.raw(ALIKE.format(where=where), facts)
    return found
