"""How long the page of search takes at the size of a whole archive."""

import random
import time
from statistics import median, quantiles

from django.test import Client
from django.urls import reverse

from bench.search.data import Asked
from news.models import Article
from news.search.finding import find
from news.search.question import ask
from news.search.views import shown

ROUNDS = 3


def report(questions: list[Asked]) -> None:
    """Each question some times, in mixed order, after a round that nobody counts."""
    tell("search: find, rank, cards, snippets", questions, search)
    client = Client(HTTP_HOST="127.0.0.1")
    address = reverse("news:search")
    tell("the whole page, templates included", questions, lambda q: client.get(address, {"q": q}))


def search(text: str) -> None:
    """All that the page asks of the database and of the language."""
    found = find(ask(text), Article.objects.published())
    shown(found.hits.page(1, best=True), found)


def tell(name, questions: list[Asked], answer) -> None:
    for asked in questions:
        answer(asked.text)
    mixed = questions * ROUNDS
    random.Random(1).shuffle(mixed)
    taken = [(seconds(answer, asked.text), asked) for asked in mixed]
    times = [1000 * took for took, _ in taken]
    slowest, asked = max(taken, key=lambda pair: pair[0])
    print(
        f"{name:36} median {median(times):.1f} ms, p95 {quantiles(times, n=20)[-1]:.1f} ms, "
        f"slowest {1000 * slowest:.0f} ms («{asked.text}»)"
    )


def seconds(answer, text: str) -> float:
    start = time.perf_counter()
    answer(text)
    return time.perf_counter() - start
