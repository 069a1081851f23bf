"""Where old addresses lead: those that came with the old site, and those of our editors."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.encoding import iri_to_uri
from django.utils.html import format_html
from django.utils.safestring import SafeString

from legacy import pointing
from legacy.models import Brought, Kind, Redirect
from news.admin.racing import RacingAdmin

ABOUT = (
    "Ескі мекенжаймен келген оқырман бірден көрсетілген бетке түседі. «*» таңбасы кез келген "
    "сөздің орнына тұрады: /eski/* – сол бөлімнің бәрі. Сақтағаннан кейін бірден жұмыс істейді."
)
SOURCE = "Мысалы: /kogam/eski-bet.html"
TARGET = "Сайттағы беттің мекенжайы немесе мақаланың нөмірі. Мысалы: /kogam/ немесе 48907"


class RedirectForm(forms.ModelForm):
    request: HttpRequest
    source = forms.CharField(label="ескі мекенжай", help_text=SOURCE)
    target = forms.CharField(label="қайда апарады", help_text=TARGET)

    class Meta:
        model = Redirect
        fields = ("source", "target")

    def clean_source(self) -> str:
        return pointing.source_of(self.cleaned_data["source"], self.request)

    def clean_target(self) -> str:
        return pointing.target_of(self.cleaned_data["target"], self.request)


class Origin(admin.SimpleListFilter):
    title, parameter_name = "қайдан", "origin"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("old", "ескі сайттан"), ("own", "редакция қосқан")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        wanted = {"old": True, "own": False}.get(self.value() or "")
        return queryset if wanted is None else queryset.filter(is_brought=wanted)


@admin.register(Redirect)
class RedirectAdmin(RacingAdmin):
    form = RedirectForm
    fieldsets = ((None, {"fields": ("source", "target"), "description": ABOUT}),)
    list_display = ("source", "origin", "target_link")
    list_filter = (Origin,)
    search_fields = ("source", "target")
    ordering = ("-pk",)
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        came = Brought.objects.filter(kind=Kind.REDIRECT, old=OuterRef("source"))
        return super().get_queryset(request).annotate(is_brought=Exists(came))

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any):
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"request": request})

    def save_model(self, request: HttpRequest, obj: Redirect, form: Any, change: bool) -> None:
        """A new pattern is asked before all that were there."""
        if not change:
            obj.rank = (Redirect.objects.aggregate(most=Max("rank"))["most"] or 0) + 1
        super().save_model(request, obj, form, change)
        pointing.forget_missed(obj.source)

    @admin.display(description="қайда апарады", ordering="target")
    def target_link(self, redirect: Redirect) -> SafeString:
        return format_html('<a href="{}">{}</a>', iri_to_uri(redirect.target), redirect.target)

    @admin.display(description="қайдан")
    def origin(self, redirect: Redirect) -> str:
        is_brought = redirect.is_brought  # type: ignore[attr-defined]
        return "ескі сайттан" if is_brought else "редакция қосқан"
