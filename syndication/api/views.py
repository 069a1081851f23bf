"""The addresses of the API: a list, an article, the rubrics, and the description of it all."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode

from news import body
from news.addresses import absolute
from news.content import ReaderRequest
from news.models import Article, Photo
from news.queries import ArticleQuerySet
from news.rubrics import rubric_tree
from syndication.api import facts, questions
from syndication.api.answers import Refused, readable

DESCRIPTION = Path(__file__).parent / "openapi.json"


def with_all(articles: ArticleQuerySet) -> ArticleQuerySet:
    """With what is said of each at hand."""
    related = articles.select_related("rubric", "lead_photo")
    return related.prefetch_related("bylines__person", "tags", "corrections")


@readable
def articles(request: ReaderRequest) -> Any:
    question = questions.asked(request.GET, rubric_tree(request.content))
    numbers, cursor = questions.found(question)
    shown = with_all(Article.objects.published().filter(pk__in=numbers).defer("body"))
    return {
        "articles": [facts.brief(article) for article in shown.newest_first()],
        "next": further(request.GET.dict(), cursor) if cursor else None,
    }


def further(query: dict[str, Any], cursor: str) -> str:
    address = reverse("syndication:articles")
    return absolute(f"{address}?{urlencode(query | {'cursor': cursor})}")


@readable
def article(request: ReaderRequest, pk: int) -> Any:
    nothing_is_asked(request)
    found = get_object_or_404(with_all(Article.objects.published()), pk=pk)
    return facts.whole(found, Photo.objects.in_bulk(body.photo_ids(found.body)))


@readable
def rubrics(request: ReaderRequest) -> Any:
    nothing_is_asked(request)
    tree = rubric_tree(request.content)
    return {"rubrics": [facts.rubric_facts(rubric) for rubric in tree.rubrics]}


@readable
def description(request: ReaderRequest) -> Any:
    nothing_is_asked(request)
    return described()


@readable
def missing(request: ReaderRequest, path: str = "") -> Any:
    raise Http404("no such address")


@cache
def described() -> Any:
    return json.loads(DESCRIPTION.read_text(encoding="utf-8"))


def nothing_is_asked(request: ReaderRequest) -> None:
    if request.GET:
        raise Refused("Бұл мекенжайдың сүзгісі жоқ.")
