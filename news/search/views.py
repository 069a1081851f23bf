"""The page of search: ask, find, render."""

from collections.abc import Iterable
from functools import partial
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from news.content import ReaderRequest
from news.models import Article
from news.paging import Page
from news.rubrics import rubric_tree
from news.search.filters import NEWEST, NO_PAGE, Filters, Order
from news.search.finding import Found, find
from news.search.question import Question, ask
from news.search.snippets import snippet


def search(request: ReaderRequest) -> HttpResponse:
    """Found articles, or the form with something to read; a wrong filter is said beside it."""
    question = ask(request.GET.get("q", ""))
    filters = Filters(request.GET, rubric_tree(request.content))
    facts = {"question": question, "filters": filters, "section": "search"}
    if not filters.is_valid():
        return answer(request, facts, status=400)
    if not question:
        return answer(request, facts)
    found = find(question, filters.narrow(Article.objects.published()))
    if filters.number > found.hits.last_page:
        filters.add_error("page", NO_PAGE)
        return answer(request, facts, status=404)
    return answer(request, facts | results(question, found, filters))


def answer(request: ReaderRequest, facts: dict, status: int = 200) -> HttpResponse:
    """The page, for this reader alone: what somebody asks is nobody else's business."""
    response = render(request, "news/search.html", facts, status=status)
    patch_cache_control(response, private=True, max_age=60)
    return response


def results(question: Question, found: Found, filters: Filters) -> dict:
    # Further pages of what was put right carry what was typed: it is put right again there.
    hits, number = found.hits, filters.number
    cards = shown(hits.page(number, best=filters.is_best_first), found)
    address = partial(address_of, question, filters.chosen | filters.order_in_address)
    return {
        "found": found,
        "count": len(hits.pks),
        "page": Page(cards, number, hits.last_page, len(hits.pks), address),
        "further": shown(found.further, found),
        "meant": address_of(found.meant, filters.chosen) if found.meant else "",
        "orders": orders(question, filters),
    }


def shown(cards: Iterable[Article], found: Found) -> list[tuple]:
    keys = frozenset(key for word in found.words for key in word.keys)
    return [(card, snippet(card, keys)) for card in cards]


def orders(question: Question, filters: Filters) -> list[tuple[str, str, bool]]:
    """Name and address of each order, and whether it is that of this page."""
    by_best = address_of(question, filters.chosen)
    by_time = address_of(question, filters.chosen | NEWEST)
    is_best = filters.is_best_first
    return [(Order.BEST.label, by_best, is_best), (Order.NEWEST.label, by_time, not is_best)]


def address_of(question: Question, facts: dict[str, str], page: int = 1) -> str:
    number = {"page": str(page)} if page > 1 else {}
    return f"{reverse('news:search')}?{urlencode({'q': question.text, **facts, **number})}"
