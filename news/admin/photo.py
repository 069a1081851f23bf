"""Photos: uploaded, described and looked at."""

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.html import format_html

from news.admin.forms import PhotoForm
from news.admin.racing import RacingAdmin
from news.models import Photo


@admin.register(Photo)
class PhotoAdmin(RacingAdmin):
    form = PhotoForm
    list_display = ("thumbnail", "caption", "credit", "created")
    list_display_links = ("thumbnail", "caption")
    search_fields = ("caption", "credit", "alt")
    list_per_page = 40
    show_full_result_count = False
    fields = (
        "original",
        "thumbnail",
        *("alt", "decorative"),
        *("caption", "credit", "rights"),
        ("focal_x", "focal_y"),
    )
    readonly_fields = ("thumbnail",)

    class Media:
        css = {"all": ["desk/desk.css"]}

    @admin.display(description="сурет")
    def thumbnail(self, photo: Photo) -> str:
        picture = photo.picture("card")
        if not picture:
            return "–"
        return format_html(
            '<img class="thumbnail" src="{}" alt="{}">', picture.smallest, picture.alt
        )

    def delete_queryset(self, request: HttpRequest, queryset) -> None:
        for photo in queryset:
            photo.delete()

    def get_urls(self):
        small = path("<int:pk>/thumb/", self.admin_site.admin_view(self.small), name="photo_thumb")
        return [small, *super().get_urls()]

    def small(self, request: HttpRequest, pk: int) -> HttpResponseRedirect:
        """The picture that the text editor shows for a reference."""
        picture = get_object_or_404(Photo, pk=pk).picture("card")
        if not picture:
            raise Http404("no renditions yet")
        return HttpResponseRedirect(picture.smallest)
