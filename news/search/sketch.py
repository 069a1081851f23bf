"""What tells texts near to one: a sketch of the phrases that a text is made of.

Every four words in a row are a phrase, by their keys, so that capitals, marks and scripts do not
matter. Of all phrases' hashes a text keeps the smallest: whichever two texts share many phrases
share many of these (A. Broder, «On the resemblance and containment of documents», 1997). Sketches
only tell where to look; how much is the same is counted in the texts themselves.
"""

from functools import lru_cache
from hashlib import blake2b

import kazakh
from news import body
from news.models import Article
from news.search.words import LONGEST, words_of

PHRASE = 4  # words
LEAST, MOST = 32, 256  # hashes that a text keeps
ONE_OF = 8  # phrases of a long text, so that a short one is found in it


def words_in(lead: str, html: str) -> list[str]:
    """The keys of a text's words in their order."""
    text = kazakh.without_invisible(f"{lead} {body.plain(html)}")
    return [key for word in words_of(text) if (key := folded(word[0]))]


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    return kazakh.fold(word[:LONGEST])


def phrases(words: list[str]) -> list[int]:
    """The hash of each word with the three after it; none of a text that is shorter."""
    return [hashed(" ".join(words[at : at + PHRASE])) for at in range(len(words) - PHRASE + 1)]


def hashed(phrase: str) -> int:
    """A number of 32 bits as PostgreSQL's integer has them."""
    return int.from_bytes(blake2b(phrase.encode(), digest_size=4).digest(), signed=True)


def sketch(hashes: list[int]) -> list[int]:
    """The smallest of them, in order: all of a short text, more of a long one."""
    different = sorted(set(hashes))
    return different[: max(LEAST, min(MOST, len(different) // ONE_OF))]


def sketch_of(article: Article) -> list[int]:
    return sketch(phrases(words_in(article.lead, article.body)))


def title_key(title: str) -> str:
    """The same for «Мен  өмірді қалаймын!» and «Мен өмірді қалаймын»."""
    return kazakh.fold(title)
