"""Words never seen in our own archive: mostly slips of the hand.

A word is seen when another article holds any of its keys, so that no ending matters. Names are
left out, since new ones come every day, and so is what the lists of Kazakh words know.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connection

import kazakh
from kazakh.scripts.cyrillic import PLAIN
from news.models import Article, SearchWord
from news.search.words import keys_of, quoted

MOST = 10  # words that are told
SHORTEST, LONGEST = 4, 40  # letters
MOST_FORMS, MOST_STRANGE = 5_000, 500  # different ones that are looked at, and looked up
SMALL = 200  # articles, below which an archive knows too little
RARE = 1  # articles: it may be this one alone

# A capital, a digit, a dot or a sign beside it makes a name, a number or an address of a word.
WORD = re.compile(r"(?<![\w./@-])[а-яёәғқңөұүһі]+(?![\w/@]|[.-]\w)")
HELD_ELSEWHERE = """
SELECT key FROM unnest(%(keys)s::text[], %(asked)s::tsquery[]) AS one (key, asked)
WHERE EXISTS (
    SELECT FROM news_searchentry WHERE words @@ asked AND article_id <> %(own)s
)
"""


def unseen_words(article: Article, texts: Iterable[str]) -> list[str]:
    """The first words, in their order, that no other article has; none where the archive is small.

    :param texts: the article's paragraphs.
    """
    forms = list(islice(strange_forms(texts), MOST_STRANGE))
    if not forms or is_small():
        return []
    seen = seen_keys({key for form in forms for key in keys_of(form)}, article.pk or 0)
    return [form for form in forms if seen.isdisjoint(keys_of(form))][:MOST]


def strange_forms(texts: Iterable[str]) -> Iterator[str]:
    """The different words of a text that no list of Kazakh words knows, in their order."""
    forms: dict[str, None] = {}
    for text in texts:
        forms |= dict.fromkeys(WORD.findall(text))
        if len(forms) > MOST_FORMS:
            break
    for form in list(forms)[:MOST_FORMS]:
        if SHORTEST <= len(form) <= LONGEST and PLAIN.fullmatch(form) and not kazakh.is_known(form):
            yield form


def is_small() -> bool:
    return Article.objects.published()[:SMALL].count() < SMALL


def seen_keys(keys: set[str], own: int) -> set[str]:
    """Those that another article holds."""
    counts = dict(SearchWord.objects.filter(key__in=keys).values_list("key", "articles"))
    rare = [key for key, count in counts.items() if count <= RARE]
    return counts.keys() - set(rare) | held_elsewhere(rare, own)


def held_elsewhere(keys: list[str], own: int) -> set[str]:
    """The vocabulary learns this article's words too, as soon as it is saved."""
    facts: dict[str, Any] = {"keys": keys, "asked": [quoted(key) for key in keys], "own": own}
    with connection.cursor() as cursor:
        cursor.execute(HELD_ELSEWHERE, facts)
        return {key for (key,) in cursor.fetchall()}
