"""What a question finds: everything asked for; else a word put right; else what comes near.

Only the newest hits are counted, ranked and paged: ranking them all would grow with the archive
(measured from 100,000 to 1,000,000 articles: 19 times as long, the newest first 1.1 to 1.5 times).
"""

from dataclasses import dataclass, replace

from news.models import Article
from news.queries import ArticleQuerySet
from news.search import spelling
from news.search.hits import MOST, newest, ranked
from news.search.question import Question, Word

PAGE_SIZE = 20
LAST_PAGE = MOST // PAGE_SIZE
PLENTY = 10  # with fewer hits a reader may want some of the words too
MOST_FURTHER = 500  # of those that are looked at for it
FEW = 5  # with fewer hits than that a rare word may be a slip of the hand


@dataclass(frozen=True)
class Hits:
    """The keys of the newest articles that a question asks for, MOST + 1 at most."""

    question: Question
    pks: list[int]

    def __bool__(self) -> bool:
        return bool(self.pks)

    @property
    def are_many(self) -> bool:
        """More than are looked at, and nobody knows how many."""
        return len(self.pks) > MOST

    @property
    def last_page(self) -> int:
        return max(1, -(-min(len(self.pks), MOST) // PAGE_SIZE))

    def page(self, number: int, *, best: bool) -> list[Article]:
        """The cards of a page, with the beginning of each text as `beginning`."""
        if not self:
            return []
        start = PAGE_SIZE * (number - 1)
        window, newest = slice(start, start + PAGE_SIZE), self.pks[:MOST]
        pks = (ranked(newest, self.question) if best else newest)[window]
        cards = Article.objects.published().filter(pk__in=pks).for_cards().with_beginning()
        return sorted(cards, key=lambda card: pks.index(card.pk))


@dataclass(frozen=True)
class Found:
    hits: Hits
    meant: Question | None = None
    """What the question may have been meant to be."""
    is_corrected: bool = False
    """Whether the hits are of what was meant, since there are none of what was typed."""
    is_near: bool = False
    """Whether the hits hold some of the words only."""
    further: tuple[Article, ...] = ()
    """Cards of articles with some of the words, where few have them all."""

    @property
    def words(self) -> list[Word]:
        """Those that the hits were sought by."""
        return self.hits.question.words


def find(question: Question, articles: ArticleQuerySet) -> Found:
    """Search among these articles; a few looks at the index at most, however little is found."""
    found = nearest(question, articles)
    few = 0 < len(found.hits.pks) < PLENTY
    if few and not found.is_near and not found.hits.question.has_phrases:
        return replace(found, further=tuple(further(found.hits, articles)))
    return found


def nearest(question: Question, articles: ArticleQuerySet) -> Found:
    hits = Hits(question, newest(articles, question))
    if len(hits.pks) >= FEW:
        return Found(hits)
    meant = spelling.corrected(question)
    if hits:
        return Found(hits, meant)
    better = Hits(meant, newest(articles, meant)) if meant else hits
    if better:
        return Found(better, meant, is_corrected=True)
    return near(meant or question, articles)


def further(hits: Hits, articles: ArticleQuerySet) -> list[Article]:
    """What fills the first screen behind the few hits: articles with ever fewer of the words."""
    seen, cards = set(hits.pks), []
    for looser in hits.question.looser(spelling.telling(hits.question)):
        pks = [pk for pk in newest(articles, looser)[:MOST_FURTHER] if pk not in seen]
        seen.update(pks)
        cards += Hits(looser, pks).page(1, best=True)
        if len(hits.pks) + len(cards) >= PLENTY:
            break
    return cards[: PLENTY - len(hits.pks)]


def near(question: Question, articles: ArticleQuerySet) -> Found:
    """Articles with most of the words, or with any: of those that tell most."""
    for looser in question.looser(spelling.telling(question)):
        if pks := newest(articles, looser):
            return Found(Hits(looser, pks), is_near=True)
    return Found(Hits(question, []))
