"""The column's list; its articles are shown by the newspaper's own article page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from news.addresses import Stream, moved
from news.models.article import Section
from news.paging import stream_of
from news.tallies import Listing, of_sections


def column(request: HttpRequest, page: int = 1, after: int = 0) -> HttpResponse:
    address = Stream("spiritual:column")
    if redirect := moved(request, address.asked(page, after)):
        return redirect
    listing = Listing(of_sections(Section.SPIRITUAL))
    facts = {"page": stream_of(listing, address, page, after), "section": "spiritual"}
    return render(request, "spiritual/column.html", facts)
