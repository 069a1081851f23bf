"""How well the stemmer joins the forms of a word and keeps words apart: make bench-kazakh FORMS=…

FORMS is a table of word forms with their lemmas, tab-separated, with a heading. A pair of forms
counts as joined when their keys meet, and should be when their lemmas are the same. A few lemmas
of many forms hold most of the pairs, so that beside F1 stand its 95 % interval (bootstrap by
lemma) and the mean of the lemmas' own F1.
"""

import argparse
import random
import shutil
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from kazakh.search import search_keys
from kazakh.stems import stem, stems
from kazakh.stems.ranking import ranked

RESAMPLES = 500
SIMILAR = 0.3
"""What PostgreSQL's pg_trgm calls similar."""

Keys = Callable[[str], Iterable[str]]
Pair = tuple[int, int]


class Form(NamedTuple):
    spelling: str
    lemma: str


class Count(NamedTuple):
    """Pairs: rightly joined, joined, and of one lemma."""

    right: float
    joined: float
    same: float

    @property
    def precision(self) -> float:
        return self.right / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.same if self.same else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the stemmer on a table of word forms.")
    parser.add_argument("forms", type=Path)
    forms = read(parser.parse_args().forms)
    same = pairs(form.lemma for form in forms)
    print(f"{len(forms)} forms of {len({form.lemma for form in forms})} lemmas, {len(same)} pairs")
    print(f"{'':26}  prec.  recall     F1  95 % interval  mean F1  lemma  keys")
    for name, keys in PEERS.items():
        report(name, forms, same, [set(keys(form.spelling)) for form in forms])
    report("trigrams", forms, same, [{form.spelling} for form in forms], alike(forms))
    report_hunspell(forms, same)
    report_speed(forms)


def read(path: Path) -> list[Form]:
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [Form(*line.split("\t")[:2]) for line in lines]


PEERS: dict[str, Keys] = {
    "no stemming": lambda word: [word],
    "first 5 letters": lambda word: [word[:5]],
    "kazakh stem": lambda word: [stem(word)],
    "kazakh stem --all": stems,
    "keys of the search": search_keys,
}


def pairs(keys: Iterable[str]) -> set[Pair]:
    """Pairs of places that hold the same key."""
    return pairs_of_sets({key} for key in keys)


def pairs_of_sets(keys: Iterable[set[str]]) -> set[Pair]:
    places = defaultdict(list)
    for place, found in enumerate(keys):
        for key in found:
            places[key].append(place)
    return {pair for group in places.values() for pair in combinations(group, 2)}


def alike(forms: list[Form]) -> set[Pair]:
    """Pairs whose trigrams are similar, as pg_trgm counts them."""
    grams = [trigrams(form.spelling) for form in forms]
    return {
        (one, other)
        for one, other in combinations(range(len(forms)), 2)
        if len(both := grams[one] & grams[other])
        and len(both) >= SIMILAR * len(grams[one] | grams[other])
    }


def trigrams(word: str) -> set[str]:
    padded = f"  {word} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def report(
    name: str,
    forms: list[Form],
    same: set[Pair],
    keys: list[set[str]],
    joined: set[Pair] | None = None,
) -> None:
    joined = pairs_of_sets(keys) if joined is None else joined
    counts = by_lemma(forms, same, joined)
    total = added(counts.values())
    low, high = interval(list(counts.values()))
    lemmas = mean(form.lemma in found for form, found in zip(forms, keys, strict=True))
    own = mean(count.f1 for count in counts.values() if count.same)
    print(
        f"{name:26}  {total.precision:.3f}  {total.recall:6.3f}  {total.f1:.3f}"
        f"  {low:.3f} – {high:.3f}  {own:7.3f}  {lemmas:.3f}  {mean(map(len, keys)):.2f}"
    )


def by_lemma(forms: list[Form], same: set[Pair], joined: set[Pair]) -> dict[str, Count]:
    """Each lemma's pairs; a wrongly joined pair counts half for each of its two lemmas."""
    counts: dict[str, list[float]] = {form.lemma: [0, 0, 0] for form in forms}
    for one, _ in same:
        counts[forms[one].lemma][2] += 1
    for pair in joined:
        for place in pair:
            counts[forms[place].lemma][0] += pair in same and 0.5
            counts[forms[place].lemma][1] += 0.5
    return {lemma: Count(*count) for lemma, count in counts.items()}


def added(counts: Iterable[Count]) -> Count:
    return Count(*map(sum, zip(*counts, strict=True)))


def interval(counts: list[Count]) -> tuple[float, float]:
    """The middle 95 % of F1 over lemmas drawn anew with replacement."""
    chance = random.Random(1)
    drawn = sorted(added(chance.choices(counts, k=len(counts))).f1 for _ in range(RESAMPLES))
    return drawn[RESAMPLES // 40], drawn[-RESAMPLES // 40]


def report_hunspell(forms: list[Form], same: set[Pair]) -> None:
    """The only other stemmer that a Debian machine may have."""
    words = "\n".join(form.spelling for form in forms)
    if not shutil.which("hunspell"):
        print("hunspell with hunspell-kk: not installed, skipped")
        return
    command = ["hunspell", "-d", "kk_KZ", "-s"]
    output = subprocess.run(command, input=words, capture_output=True, text=True)
    if output.returncode:
        print("hunspell has no dictionary kk_KZ (hunspell-kk): skipped")
        return
    found = defaultdict(set)
    for line in output.stdout.splitlines():
        word, _, lemma = line.partition(" ")
        found[word].add(lemma or word)
    report(
        "hunspell-kk, shortest stem",
        forms,
        same,
        [{min(found[form.spelling] or {form.spelling}, key=len)} for form in forms],
    )


def report_speed(forms: list[Form]) -> None:
    """Words that were never asked before, the lexicon loaded."""
    ranked.cache_clear()
    start = time.process_time()
    for form in forms:
        stem(form.spelling)
    rate = len(forms) / (time.process_time() - start)
    print(f"speed: {rate:,.0f} different words a second".replace(",", " "))


if __name__ == "__main__":
    main()
