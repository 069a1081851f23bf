"""What the archive holds already: titles seen before, and texts near to one."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from news.models import Article
from news.search.sketch import PHRASE, phrases, sketch, title_key, words_in

SHORTEST = 12  # words; shorter texts are alike by chance: «Толығырақ бейнежазбада»
SHORT = 40  # words, up to which a text must be the same nearly whole
NEAR, NEAR_IF_SHORT = 0.4, 0.8
SAME = 0.9  # of both texts
MOST_SKETCHES, MOST_READ = 50, 6
LEAST = 0.06  # of the sketches; of texts that are near at all it is twice as much and more
MOST_TITLES = 100

SHARING = """
SELECT article_id, sketch FROM news_searchentry
WHERE sketch && %(telling)s::integer[] AND article_id <> %(own)s
ORDER BY (SELECT count(*) FROM unnest(sketch) AS one WHERE one = ANY(%(sketch)s)) DESC,
         article_id DESC
LIMIT %(most)s
"""


# What PostgreSQL has noticed of phrases that many articles have: our own signature, a rubric's
# formula. Looking these up would bring half the archive along.
COMMON = """
SELECT unnest(most_common_elems::text::integer[]), unnest(most_common_elem_freqs)
FROM pg_stats
WHERE schemaname = current_schema() AND tablename = 'news_searchentry' AND attname = 'sketch'
"""
TOO_COMMON = 0.002  # of all articles
ENOUGH = 8  # hashes that are looked up however common they are


class Text:
    """A text's words and phrases, made once for all comparisons."""

    def __init__(self, article: Article) -> None:
        self.words = words_in(article.lead, article.body)
        self.phrases = phrases(self.words)
        self.different = set(self.phrases)
        self.sketch = sketch(self.phrases)

    def __len__(self) -> int:
        return len(self.words)

    def share_in(self, other: "Text") -> float:
        """The part of its words, from 0 to 1, that stand in phrases which the other has too."""
        found = bytearray(len(self.words))
        for at, phrase in enumerate(self.phrases):
            if phrase in other.different:
                found[at : at + PHRASE] = b"\x01" * PHRASE
        return sum(found) / len(self.words) if self.words else 0


@dataclass(frozen=True)
class Near:
    """Another article and how much is the same."""

    article: Article
    of_ours: float
    """The part of our words that stand there too."""
    of_theirs: float
    """The part of its words that stand in ours too."""
    is_whole: bool = False
    """Word for word, from the first to the last."""

    @property
    def share(self) -> float:
        return max(self.of_ours, self.of_theirs)

    @property
    def is_same(self) -> bool:
        return min(self.of_ours, self.of_theirs) >= SAME


def near_texts(article: Article) -> list[Near]:
    """Articles with much of the same text, the nearest first, in any state but the bin.

    Three queries, and a few texts read.
    """
    text = Text(article)
    if len(text) < SHORTEST:
        return []
    at_hand = Article.objects.at_hand().select_related("rubric")
    others = at_hand.in_bulk(likely(text, article.pk or 0))
    compared = (compare(text, other) for other in others.values())
    near = [one for one in compared if one is not None]
    return sorted(near, key=lambda one: (one.is_whole, one.share, one.article.pk), reverse=True)


def compare(text: Text, other: Article) -> Near | None:
    theirs = Text(other)
    is_whole = text.words == theirs.words
    near = Near(other, text.share_in(theirs), theirs.share_in(text), is_whole)
    return near if is_near(near.of_ours, text) or is_near(near.of_theirs, theirs) else None


def is_near(share: float, text: Text) -> bool:
    return len(text) >= SHORTEST and share >= (NEAR if len(text) >= SHORT else NEAR_IF_SHORT)


def likely(text: Text, own: int) -> list[int]:
    """Keys of the articles that may share most, by their sketches."""
    facts: dict[str, Any] = {"sketch": text.sketch, "own": own, "most": MOST_SKETCHES}
    with connection.cursor() as cursor:
        cursor.execute(COMMON)
        facts["telling"] = telling(text.sketch, dict(cursor.fetchall()))
        cursor.execute(SHARING, facts)
        rows = cursor.fetchall()
    weighed = ((estimated(text.sketch, sketched), pk) for pk, sketched in rows)
    return [pk for share, pk in sorted(weighed, reverse=True)[:MOST_READ] if share >= LEAST]


def telling(hashes: list[int], common: dict[int, float]) -> list[int]:
    """Those that few articles have; a text of formulas alone is looked up by the rarest of them."""
    rarest = sorted(hashes, key=lambda one: common.get(one, 0))
    rare = [one for one in rarest if common.get(one, 0) < TOO_COMMON]
    return rare if len(rare) >= ENOUGH else rarest[:ENOUGH]


def estimated(ours: list[int], theirs: list[int]) -> float:
    """How much of the smaller text the other holds: below the lower of both sketches' ends,
    each has all hashes of its text."""
    end = min(ours[-1], theirs[-1])
    low, other = ({one for one in some if one <= end} for some in (ours, theirs))
    # A little less for few: two hashes of two say less than twenty of twenty.
    return len(low & other) / (min(len(low), len(other)) + 2)


def same_titles(article: Article) -> list[Article]:
    """Other articles with this title, capitals and marks aside, the newest first."""
    key = title_key(article.title)
    if not key:
        return []
    at_hand = Article.objects.at_hand().exclude(pk=article.pk)
    others = at_hand.filter(search_entry__title_key=key)
    return list(others.select_related("rubric").defer("body").order_by("-pk")[:MOST_TITLES])
