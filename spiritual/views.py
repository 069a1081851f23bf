"""The column's list; its articles are shown by the newspaper's own article page."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from news.addresses import moved, numbered
from news.paging import page_of
from spiritual.models import SpiritualArticle


def column(request: HttpRequest, page: int = 1) -> HttpResponse:
    address = partial(numbered, "spiritual:column")
    if redirect := moved(request, address(page)):
        return redirect
    articles = SpiritualArticle.objects.published()
    facts = {"page": page_of(articles, page, address), "section": "spiritual"}
    return render(request, "spiritual/column.html", facts)
