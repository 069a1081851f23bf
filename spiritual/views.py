"""The column's list; its articles are shown by the newspaper's own article page."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from news.addresses import moved, numbered
from news.models.article import Section
from news.paging import page_of
from news.tallies import Listing, of_sections


def column(request: HttpRequest, page: int = 1) -> HttpResponse:
    address = partial(numbered, "spiritual:column")
    if redirect := moved(request, address(page)):
        return redirect
    listing = Listing(of_sections(Section.SPIRITUAL))
    facts = {"page": page_of(listing, page, address), "section": "spiritual"}
    return render(request, "spiritual/column.html", facts)
