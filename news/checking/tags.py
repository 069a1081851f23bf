"""Tags that a text asks for: every word of their names stands in it, in whatever form."""

from collections.abc import Iterable, Iterator

from news.checking.paragraphs import parts
from news.checking.trouble import SHOULD, Trouble
from news.models import Article, Tag
from news.search.words import keys_of, words_of

MOST = 5


def tag_hints(article: Article) -> Iterator[Trouble]:
    """A hint for each of a few tags, those of most words first."""
    for tag in suggested(article)[:MOST]:
        sentence = f"Мәтінде бар белгі: «{tag}»."
        yield Trouble("tags", SHOULD, sentence, value=str(tag.pk), words=tag.name)


def suggested(article: Article) -> list[Tag]:
    """Tags that the article has not, as far as it is saved."""
    keys = all_keys(text for _, text in parts(article.title, article.lead, article.body))
    own = set(article.tags.values_list("pk", flat=True)) if article.pk else set()
    found = [tag for tag in Tag.objects.all() if tag.pk not in own and is_said(tag.name, keys)]
    return sorted(found, key=lambda tag: (-len(tag.name.split()), tag.name))


def all_keys(texts: Iterable[str]) -> set[str]:
    return {key for text in texts for word in words_of(text) for key in keys_of(word[0])}


def is_said(name: str, keys: set[str]) -> bool:
    words = [word[0] for word in words_of(name)]
    return bool(words) and all(not keys.isdisjoint(keys_of(word)) for word in words)
