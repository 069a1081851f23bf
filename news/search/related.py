"""«Осы тақырыпта»: what the desk chose to stand below an article; else what shares its words.

The rarest words of the title, the tags and the lead tell what an article is about. Another that
holds two of them is about the same.
"""

from news.models import Article, SearchWord, Tag
from news.search.question import Question, Word, is_joining, single, words_in

MOST = 4
MOST_TELLING = 8
SHARED = 2
# A word of more articles than that tells little, and takes long.
COMMON = 2000


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
    return list(readable.matching(tsquery).best_first(tsquery)[:MOST])


def telling(text: str) -> list[Word]:
    """The rarest words of a text that other articles hold too, by their likeliest key."""
    keys = [word.keys[0] for word in words_in(text) if not is_joining(word)]
    wanted = [key for key in dict.fromkeys(keys) if not key.isdecimal()]
    known = SearchWord.objects.filter(key__in=wanted, articles__range=(2, COMMON))
    rarest = known.order_by("articles", "key")[:MOST_TELLING]
    return [Word(word.shown, (word.key,)) for word in rarest]
