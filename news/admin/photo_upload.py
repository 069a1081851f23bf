"""Many pictures uploaded at once, from a phone too, and described beside their thumbnails.

A script sends each file by itself and puts the answer's card into the page; without it one form
sends them all. A picture is stored as soon as it has come, so that no later slip loses it.
"""

from dataclasses import dataclass
from typing import cast
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from news import library, opening
from news.admin.photo_forms import KINDS, NOT_WRITTEN, WordsForm
from news.models import Photo

# Of a form without a script; a script sends one by one.
AT_ONCE = 50
CREDIT = "last_photo_credit"
KNOWN = "Бұл сурет кітапханада бар екен, екінші рет сақталмады."


@dataclass(frozen=True)
class Taken:
    """What became of one file: a photo, or a sentence, or both where it was known before."""

    name: str
    photo: Photo | None = None
    sentence: str = ""


def upload(desk: admin.ModelAdmin, request: HttpRequest) -> HttpResponse:
    allow(desk, request)
    if request.method != "POST":
        return page(desk, request, forms_for(asked_for(request)))
    files = request.FILES.getlist("files")[:AT_ONCE]
    taken = [take(desk, request, file) for file in files]
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"cards": [card(one) for one in taken]})
    for one in taken:
        if one.sentence:
            messages.warning(request, f"«{one.name}»: {one.sentence}")
    return HttpResponseRedirect(address(request, [one.photo for one in taken if one.photo]))


def describe(desk: admin.ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Keep the words of every photo that has what it needs; show the others again."""
    allow(desk, request)
    credit = request.POST.get("credit", "").strip()[:120]
    request.session[CREDIT] = credit
    forms = forms_for(request.POST.getlist("photo"), request.POST)
    good = [form for form in forms if form.is_valid()]
    for form in good:
        form.keep(credit)
        message = desk.construct_change_message(request, cast(Form, form), [])
        desk.log_change(request, form.instance, message)
    if good:
        messages.success(request, f"Сақталған суреттер саны: {len(good)}.")
    waiting = [form for form in forms if form not in good]
    if waiting:
        return page(desk, request, waiting)
    return HttpResponseRedirect(with_popup(request, reverse("admin:news_photo_changelist")))


def allow(desk: admin.ModelAdmin, request: HttpRequest) -> None:
    if not (desk.has_add_permission(request) and desk.has_change_permission(request)):
        raise PermissionDenied


def take(desk: admin.ModelAdmin, request: HttpRequest, file: UploadedFile) -> Taken:
    name = str(file.name)
    try:
        photo, is_new = library.take_in(file)
    except opening.Refused as reason:
        return Taken(name, sentence=str(reason))
    except OSError:
        return Taken(name, sentence=NOT_WRITTEN)
    if is_new:
        desk.log_addition(request, photo, [{"added": {}}])
    return Taken(name, photo, "" if is_new else KNOWN)


def card(taken: Taken) -> str:
    form = next(iter(forms_for([str(taken.photo.pk)])), None) if taken.photo else None
    return render_to_string("admin/news/_upload_card.html", {"form": form, "taken": taken})


def forms_for(numbers: list[str], sent=None) -> list[WordsForm]:
    known = [int(number) for number in numbers if number.isdecimal() and len(number) < 19]
    photos = Photo.objects.in_bulk(known[:AT_ONCE])
    return [
        WordsForm(sent, instance=photos[pk], prefix=f"photo-{pk}", label_suffix="")
        for pk in dict.fromkeys(known)
        if pk in photos
    ]


def asked_for(request: HttpRequest) -> list[str]:
    return request.GET.get("photos", "").split(",")


def address(request: HttpRequest, photos: list[Photo]) -> str:
    numbers = ",".join(str(photo.pk) for photo in photos)
    return with_popup(request, reverse("admin:photo_upload"), photos=numbers)


def with_popup(request: HttpRequest, way: str, **more: str) -> str:
    """The address, in the small window if that is where this page was opened."""
    asked = more | ({IS_POPUP_VAR: "1"} if is_popup(request) else {})
    return f"{way}?{urlencode(asked)}" if asked else way


def is_popup(request: HttpRequest) -> bool:
    return IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST


def page(desk: admin.ModelAdmin, request: HttpRequest, forms: list[WordsForm]) -> HttpResponse:
    context = {
        **desk.admin_site.each_context(request),
        "title": "Суреттер жүктеу",
        "opts": desk.opts,
        "media": desk.media,
        "is_popup": is_popup(request),
        "popup": IS_POPUP_VAR,
        "kinds": KINDS,
        "most": opening.LARGEST_FILE,
        "heavy": opening.HEAVY,
        "forms": forms,
        "credit": request.POST.get("credit") or request.session.get(CREDIT, ""),
    }
    return render(request, "admin/news/photo_upload.html", context)
