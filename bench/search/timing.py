"""How long the page of search takes at the size of a whole archive."""

import random
import time
from collections.abc import Callable
from statistics import median, quantiles

from django.conf import settings
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from bench.search.data import Asked
from news.models import Article
from news.search.finding import find
from news.search.question import ask
from news.search.views import shown

ROUNDS = 3


def report(questions: list[Asked]) -> None:
    """Each question some times, in mixed order, after a round that nobody counts."""
    tell_hits(questions)
    tell("search: find, rank, cards, snippets", questions, search)
    client = Client(HTTP_HOST="127.0.0.1")
    address = reverse("news:search")
    # Names without a hash: nothing was collected here.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}):
        tell(
            "the whole page, with its templates", questions, lambda q: client.get(address, {"q": q})
        )


def tell_hits(questions: list[Asked]) -> None:
    found = [find(ask(asked.text), Article.objects.published()) for asked in questions]
    counts = [len(one.hits.pks) for one in found]
    print(
        f"articles found: median {median(counts):.0f}; more than are ranked for "
        f"{sum(one.hits.are_many for one in found)} of {len(found)} questions"
    )


def search(text: str) -> None:
    """All that the page asks of the database and of the language."""
    found = find(ask(text), Article.objects.published())
    shown(found.hits.page(1, best=True), found)


def tell(name: str, questions: list[Asked], answer: Callable[[str], object]) -> None:
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


def seconds(answer: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    answer(text)
    return time.perf_counter() - start
