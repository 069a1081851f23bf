"""«Мүмкін, … іздедіңіз бе?»: a word that stands in no article, and its nearest neighbour.

Neighbours are sought among keys, all of one slip by their keys (exact, however short the word),
those of two by trigrams. What is offered must stand in a published article now: the vocabulary
may remember what was withdrawn since.
"""

from collections.abc import Iterable
from operator import itemgetter

import kazakh
from news.models import Article, SearchWord
from news.search.hits import holding
from news.search.question import Phrase, Question, Word
from news.search.words import WORD, keys_of, quoted

# Those of keys: folding leaves some out.
LETTERS = "".join(sorted(set(kazakh.fold("абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"))))
SHORTEST = 3  # letters; anything is one slip away from a shorter key
LONGEST = 24  # letters; the number of slips grows with the length
LONG = 6  # letters from which two slips are likelier than another word
RARE = 2  # articles; a word of so few may be a slip that was printed
MOST_WORDS = 3  # unknown ones that are looked at, and readings of each
MOST_CHECKED = 3
TIMES = 20  # as many more articles must hold the neighbour of a word that stands in some
NEAR = "SELECT * FROM news_searchword WHERE key = ANY(%(keys)s) ORDER BY articles DESC LIMIT 20"
LIKE = """
SELECT key, shown, articles FROM news_searchword
WHERE key %% %(key)s ORDER BY similarity(key, %(key)s) DESC, articles DESC LIMIT 20
"""


def corrected(question: Question) -> Question | None:
    """The question with its unknown words put right; None where there is nothing to put right."""
    rare = [(word, count) for word, count in counted(question) if count <= RARE][:MOST_WORDS]
    right = {word: right_word(word, at_least=1 + TIMES * count) for word, count in rare}
    phrases = tuple(
        tuple(right.get(word) or word for word in phrase) for phrase in question.phrases
    )
    if phrases == question.phrases:
        return None
    return Question(spelt_out(question, phrases), phrases)


def counted(question: Question) -> list[tuple[Word, int]]:
    """Each word with the number of articles that hold its commonest reading."""
    keys = {key for word in question.words for key in word.keys}
    rows = SearchWord.objects.filter(key__in=keys)
    counts = dict(rows.values_list("key", "articles"))
    return [(word, max(counts.get(key, 0) for key in word.keys)) for word in question.words]


def telling(question: Question) -> list[Word]:
    """The words that stand in some article, the rarest first."""
    known = [(count, word) for word, count in counted(question) if count]
    return [word for _, word in sorted(known, key=itemgetter(0))]


def right_word(word: Word, *, at_least: int) -> Word | None:
    """The commonest neighbour that a published article holds now."""
    # The whole word too: a slip can make an ending of a stem's last letters («мектпе»).
    keys = dict.fromkeys([kazakh.fold(word.text), *word.keys[:MOST_WORDS]])
    rows = [row for key in keys for row in neighbours(key)]
    common = [row for row in rows if row.articles >= at_least][:MOST_CHECKED]
    found = next((row for row in common if is_read(row)), None)
    return Word(found.shown, keys_of(found.shown)) if found else None


def neighbours(key: str) -> list[SearchWord]:
    """Words of one slip, else of two, the commonest first."""
    if not SHORTEST <= len(key) <= LONGEST or key.isdecimal():
        return []
    one = list(SearchWord.objects.raw(NEAR, {"keys": list(slips(key) - {key})}))
    return one or (two_slips(key) if len(key) >= LONG else [])


def two_slips(key: str) -> list[SearchWord]:
    rows = SearchWord.objects.raw(LIKE, {"key": key})
    near = [row for row in rows if row.key != key and distance(row.key, key) <= 2]
    return sorted(near, key=lambda row: (distance(row.key, key), -row.articles))


def slips(key: str) -> set[str]:
    """All keys that one letter left out, added, changed or swapped with its neighbour makes."""
    parts = [(key[:place], key[place:]) for place in range(len(key) + 1)]
    left_out = {head + tail[1:] for head, tail in parts if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1}
    changed = {head + letter + tail[1:] for head, tail in parts if tail for letter in LETTERS}
    added = {head + letter + tail for head, tail in parts for letter in LETTERS}
    return left_out | swapped | changed | added


def distance(one: str, other: str) -> int:
    """Slips between two words, a swap of neighbours being one (Damerau and Levenshtein)."""
    before: list[int] = []
    line = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        before, above, line = line, before, [place]
        for column, letter_there in enumerate(other, start=1):
            cost = int(letter != letter_there)
            best = min(before[column] + 1, line[-1] + 1, before[column - 1] + cost)
            if above and column > 1 and one[place - 2 : place] == other[column - 2 : column][::-1]:
                best = min(best, above[column - 2] + 1)
            line.append(best)
    return line[-1]


def is_read(row: SearchWord) -> bool:
    """Whether an article that readers see holds the word."""
    return holding(Article.objects.published(), quoted(row.key)).exists()


def spelt_out(question: Question, phrases: Iterable[Phrase]) -> str:
    """The question as it would be typed: words put right in their places, all else as it was."""
    better = (word.text for phrase in phrases for word in phrase)
    spelt = dict(zip((word.text for word in question.words), better, strict=True))
    return WORD.sub(lambda found: spelt.get(found[0], found[0]), question.text)
