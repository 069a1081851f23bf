"""«Осы тақырыпта»: what the desk chose to stand below an article; else what shares its words.

The rarest words of the title, the tags and the lead tell what an article is about. Another that
holds two of them is about the same.
"""

from news.models import Article, SearchWord, Tag
from news.search.question import Question, Word, is_joining, single, words_in

MOST = 4
MOST_RANKED = 100  # the newest that share enough
MOST_TELLING = 6
SHARED = 2
# A word of more articles than that tells little, and takes long.
COMMON = 1000


def related(article: Article, tags: list[Tag]) -> list[Article]:
    """Published articles, four at most; three queries at most."""
    readable = Article.objects.published().for_cards().exclude(pk=article.pk)
    chosen = list(readable.filter(chosen_by=article).newest_first()[:MOST])
    if chosen:
        return chosen
    about = telling(" ".join([article.title, article.lead, *(tag.name for tag in tags)]))
    if len(about) < SHARED:
        return []
    tsquery = Question("", single(about), least=SHARED).tsquery
    newest = Article.objects.published().matching(tsquery).newest_first().exclude(pk=article.pk)
    few = readable.filter(pk__in=newest.values("pk")[:MOST_RANKED])
    return list(few.best_first(tsquery)[:MOST])


def telling(text: str) -> list[Word]:
    """The rarest words of a text that other articles hold too, by their likeliest key."""
    keys = [word.keys[0] for word in words_in(text) if not is_joining(word)]
    wanted = [key for key in dict.fromkeys(keys) if not key.isdecimal()]
    known = SearchWord.objects.filter(key__in=wanted, articles__range=(2, COMMON))
    rarest = known.order_by("articles", "key")[:MOST_TELLING]
    return [Word(word.shown, (word.key,)) for word in rarest]
