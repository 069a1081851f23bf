"""Many photos deleted at once: those that an article shows stay, and are named."""

from typing import cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from news.admin import photo_uses
from news.models import Photo
from news.photo_queries import PhotoQuerySet


def delete_chosen(
    desk: admin.ModelAdmin, request: HttpRequest, chosen: PhotoQuerySet
) -> HttpResponse | None:
    """Say what would go and what stays; when that was read, do it."""
    unused = list(chosen.unused())
    user = cast(User, request.user)
    used = [(photo, photo_uses.of_photo(photo, user)) for photo in chosen.in_use()]
    if request.POST.get("post") and unused:
        delete(desk, request, unused)
        return None
    context = {
        **desk.admin_site.each_context(request),
        "title": "Суреттерді жою",
        "opts": desk.opts,
        "media": desk.media,
        "unused": unused,
        "used": used,
    }
    return render(request, "admin/news/photos_delete.html", context)


def delete(desk: admin.ModelAdmin, request: HttpRequest, photos: list[Photo]) -> None:
    gone = 0
    for photo in photos:
        desk.log_deletions(request, Photo.objects.filter(pk=photo.pk))
        gone += delete_one(photo)
    messages.success(request, f"Жойылған суреттер саны: {gone}.")
    if gone < len(photos):
        stayed = len(photos) - gone
        messages.warning(request, f"Осы арада мақалаға қойылып, жойылмай қалғаны: {stayed}.")


def delete_one(photo: Photo) -> bool:
    try:
        with transaction.atomic():
            photo.delete()
    except ProtectedError:
        return False
    return True
