"""The photo library: looked through, described, and kept where an article shows it."""

from functools import partial
from typing import cast

from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.auth.models import User
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import path
from django.utils.safestring import SafeString

from news.admin import photo_delete, photo_upload, photo_uses
from news.admin.photo_filters import RightsFilter, UseFilter, WordsFilter
from news.admin.photo_forms import PhotoForm
from news.admin.racing import RacingAdmin
from news.models import Photo, PhotoUse
from news.photo_queries import PhotoQuerySet
from news.pictures import SHAPES

SHOWN_USES, NEWEST = 3, "newest_uses"


def person(request: HttpRequest) -> User:
    """Whoever is signed in: the desk lets nobody else in."""
    return cast(User, request.user)


@admin.register(Photo)
class PhotoAdmin(RacingAdmin):
    form = PhotoForm
    list_display = ("card",)
    list_display_links = ("card",)
    list_filter = (UseFilter, WordsFilter, RightsFilter)
    search_fields = ("caption", "credit", "alt", "rights")
    search_help_text = "Сурет асты жазуы, сипаттамасы, түсірген адамы немесе құқық иесі бойынша"
    list_per_page = 48
    show_full_result_count = False
    actions = ("delete_selected",)
    change_list_template = "admin/news/photo_list.html"
    change_form_template = "admin/news/photo_form.html"
    delete_confirmation_template = "admin/news/photo_delete.html"
    fieldsets = (
        (None, {"fields": ("original", "alt", "decorative", "caption", "credit")}),
        ("Құқығы", {"fields": ("rights", "rights_until")}),
        ("Басты нүкте", {"fields": ("looks", ("focal_x", "focal_y"))}),
    )
    readonly_fields = ("looks",)

    class Media:
        css = {"all": ["desk/library.css"]}

    def get_fieldsets(self, request: HttpRequest, obj: Photo | None = None):
        """A photo that is not there yet has no looks and no uses."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else fieldsets[:2]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        uses = PhotoUse.objects.select_related("article__rubric")
        uses = uses.defer("article__lead", "article__body").order_by("-article")
        few = Prefetch("uses", uses[: SHOWN_USES + 1], NEWEST)
        return super().get_queryset(request).prefetch_related(few)

    def get_list_display(self, request: HttpRequest) -> tuple:
        @admin.display(description="қолданылуы")
        def used(photo: Photo) -> SafeString:
            articles = [use.article for use in getattr(photo, NEWEST)]
            return photo_uses.drawn(articles, person(request), SHOWN_USES)

        return ("card", used)

    def get_search_results(self, request: HttpRequest, queryset: PhotoQuerySet, search_term: str):
        return queryset.matching(search_term), False

    @admin.display(description="сурет")
    def card(self, photo: Photo) -> SafeString:
        return render_to_string("admin/news/_photo_card.html", {"photo": photo})

    @admin.display(description="сайттағы көрінісі")
    def looks(self, photo: Photo) -> SafeString:
        ratios = {shape: ratio for shape, (ratio, _widths) in SHAPES.items() if ratio}
        pictures = {shape: photo.picture(shape) for shape in SHAPES}
        shown = {"photo": photo, "ratios": ratios, **pictures}
        return render_to_string("admin/news/_photo_looks.html", shown)

    def changelist_view(self, request: HttpRequest, extra_context=None):
        title = "Суретті таңдаңыз" if IS_POPUP_VAR in request.GET else "Суреттер"
        return super().changelist_view(request, {"title": title} | (extra_context or {}))

    def change_view(self, request: HttpRequest, object_id: str, form_url="", extra_context=None):
        return super().change_view(request, object_id, form_url, self.uses(request, object_id))

    def delete_view(self, request: HttpRequest, object_id: str, extra_context=None):
        return super().delete_view(request, object_id, self.uses(request, object_id))

    def uses(self, request: HttpRequest, object_id: str) -> dict[str, str]:
        photo = self.get_object(request, object_id)
        return {"uses": photo_uses.of_photo(photo, person(request)) if photo else ""}

    def get_deleted_objects(self, objs, request: HttpRequest):
        """A proposed change keeps its photos too, though no row of another table says so."""
        *found, protected = super().get_deleted_objects(objs, request)
        kept = Photo.objects.in_use().filter(pk__in=[photo.pk for photo in objs])
        return *found, [*protected, *map(str, kept)]

    @admin.action(description="Таңдалған суреттерді жою", permissions=["delete"])
    def delete_selected(self, request: HttpRequest, queryset: PhotoQuerySet) -> HttpResponse | None:
        return photo_delete.delete_chosen(self, request, queryset)

    def get_urls(self):
        """The addresses of the library's own pages, before those of single photos."""
        own = [
            ("<int:pk>/thumb/", self.small, "photo_thumb"),
            ("upload/", partial(photo_upload.upload, self), "photo_upload"),
            ("describe/", partial(photo_upload.describe, self), "photo_describe"),
        ]
        guarded = [path(way, self.admin_site.admin_view(view), name=n) for way, view, n in own]
        return [*guarded, *super().get_urls()]

    def small(self, request: HttpRequest, pk: int) -> HttpResponseRedirect:
        """The picture that the text editor shows for a reference."""
        picture = get_object_or_404(Photo, pk=pk).picture("card")
        if not picture:
            raise Http404("no renditions yet")
        return HttpResponseRedirect(picture.smallest)
