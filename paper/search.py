"""The search in printed issues: pages that hold all words of a question, the newest first."""

from functools import partial
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.safestring import SafeString

from news.paging import Page, window
from news.search.question import Question, ask
from news.search.snippets import passage
from paper.models import IssuePage


def search(request: HttpRequest) -> HttpResponse:
    """For this reader alone: what somebody asks is nobody else's business."""
    question = ask(request.GET.get("q", ""))
    facts: dict = {"question": question}
    if question:
        facts["page"] = found(question, number_of(request.GET.get("page", "1")))
    response = render(request, "paper/search.html", facts)
    patch_cache_control(response, private=True, max_age=60)
    return response


def number_of(typed: str) -> int:
    """0, which no page has, for what is no number."""
    return int(typed) if typed.isdecimal() and len(typed) < 9 else 0


def found(question: Question, number: int) -> Page:
    """Pages with the passage that tells most of each.

    :raises Http404: there is no such page of hits
    """
    pages = IssuePage.objects.published().matching(question.tsquery)
    count = pages.count()
    start, end, last = window(count, number)
    newest = pages.select_related("issue").defer("words", "renditions")
    hits = newest.order_by("-issue__date", "-issue__number", "number")[start:end]
    shown = [(page, passage_of(page, question)) for page in hits]
    return Page(shown, number, last, count, partial(address_of, question))


def passage_of(page: IssuePage, question: Question) -> SafeString:
    return passage(page.text, frozenset(key for word in question.words for key in word.keys))


def address_of(question: Question, page: int) -> str:
    number = {"page": str(page)} if page > 1 else {}
    return f"{reverse('paper:search')}?{urlencode({'q': question.text, **number})}"
