"""Tags chosen in the list become one; which one stays is asked first."""

from django.contrib import admin, messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from news.models import Tag
from news.tag_merging import merge

MOST = 50


def merge_chosen(
    desk: admin.ModelAdmin, request: HttpRequest, chosen: list[Tag]
) -> HttpResponse | None:
    """Ask which of them stays; when that was said, do it."""
    if not 2 <= len(chosen) <= MOST:
        messages.warning(request, f"Біріктіру үшін 2 мен {MOST} арасында белгі таңдаңыз.")
        return None
    kept = next((tag for tag in chosen if str(tag.pk) == request.POST.get("kept")), None)
    if kept is None:
        context = {"title": "Белгілерді біріктіру", "opts": desk.opts, "tags": by_use(chosen)}
        context |= desk.admin_site.each_context(request)
        return render(request, "admin/news/tags_merge.html", context)
    gone = [tag for tag in chosen if tag != kept]
    names = ", ".join(f"«{tag}»" for tag in gone)
    merge(gone, into=kept)
    desk.log_change(request, kept, f"Біріктірілді: {names}.")
    messages.success(
        request, f"«{kept}» белгісіне біріктірілді: {names}. Ескі мекенжайлар ашыла береді."
    )
    return None


def by_use(tags: list[Tag]) -> list[Tag]:
    """With `count`, that of their articles; the most used first."""
    counted = Tag.objects.filter(pk__in=[tag.pk for tag in tags]).annotate(count=Count("articles"))
    return list(counted.order_by("-count", "name"))
