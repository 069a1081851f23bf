"""A page that stays, for readers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from news import body
from news.addresses import moved
from pages.models import Page


def page(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Page, slug=slug)
    if redirect := moved(request, found.get_absolute_url()):
        return redirect
    return render(request, "pages/page.html", {"page": found, "text": body.render(found.body, {})})
