"""Readers' pages of notices: the list, by kind, and each notice until its end."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from adverts.models import Kind, Notice
from news.addresses import moved, numbered
from news.paging import Page, window


def notices(request: HttpRequest, page: int = 1, kind: str = "") -> HttpResponse:
    if kind and kind not in Kind.values:
        raise Http404("no such kind of notices")
    address = partial(numbered, "adverts:kind", kind=kind) if kind else ALL
    if redirect := moved(request, address(page)):
        return redirect
    living = Notice.objects.living().newest_first().select_related("photo")
    living = living.filter(kind=kind) if kind else living
    count = living.count()
    start, end, last = window(count, page)
    found = Page(list(living[start:end]), page, last, count, address)
    facts = {"page": found, "kind": Kind(kind) if kind else None, "kinds": list(Kind)}
    return render(request, "adverts/notices.html", facts)


ALL = partial(numbered, "adverts:notices")


def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """A notice; one that is over says so, and never comes back."""
    begun = Notice.objects.filter(starts_at__lte=timezone.now()).select_related("photo")
    found = get_object_or_404(begun, pk=pk)
    if redirect := moved(request, found.get_absolute_url()):
        return redirect
    is_over = found.ends_at <= timezone.now()
    if is_over:
        return render(request, "adverts/notice_over.html", status=410)
    return render(request, "adverts/notice.html", {"notice": found})
