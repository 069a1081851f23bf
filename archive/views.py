"""Pages of the archive: a year, a month, a day, and their further pages."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.calendar import listing_of, read_month, read_year
from archive.periods import Period, period
from news.addresses import moved, numbered
from news.paging import Page, page_of


def year(request: HttpRequest, year: int, page: int = 1) -> HttpResponse:
    found = period(year)
    address = partial(numbered, "archive:year", year=year)
    if redirect := moved(request, address(page)):
        return redirect
    calendar = read_year(found)
    calendar.refuse_outside()
    listed = articles_of(found, page, address, calendar.counts)
    facts = {"period": found, "calendar": calendar, "page": listed, "section": "archive"}
    return render(request, "archive/year.html", facts)


def month(request: HttpRequest, year: int, month: int, page: int = 1) -> HttpResponse:
    found = period(year, month)
    address = partial(numbered, "archive:month", **found.parts)
    if redirect := moved(request, address(page)):
        return redirect
    calendar = read_month(found)
    calendar.refuse_outside()
    listed = articles_of(found, page, address, calendar.counts)
    facts = {"period": found, "calendar": calendar, "page": listed, "section": "archive"}
    return render(request, "archive/month.html", facts)


def day(request: HttpRequest, year: int, month: int, day: int, page: int = 1) -> HttpResponse:
    found = period(year, month, day)
    address = partial(numbered, "archive:day", **found.parts)
    if redirect := moved(request, address(page)):
        return redirect
    calendar = read_month(Period(year, month))
    calendar.refuse_outside()
    counts = {found.first: calendar.counts.get(found.first, 0)}
    listed = articles_of(found, page, address, counts)
    facts = {"period": found, "calendar": calendar, "page": listed, "section": "archive"}
    return render(request, "archive/day.html", facts)


def articles_of(period: Period, number: int, address: partial, counts: Mapping[date, int]) -> Page:
    return page_of(listing_of(period), number, address, counts=counts)
