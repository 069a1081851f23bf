"""Corrections: a page of their own, so that a note to readers never hangs on a text's save.

An editor adds and mends; the chief alone deletes, since a correction is public record.
"""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import Textarea
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from news import rights
from news.admin.articles.people import editor
from news.admin.racing import RacingAdmin
from news.models import Article, Correction
from news.models.article import Section


@admin.register(Correction)
class CorrectionAdmin(RacingAdmin):
    fields: tuple = ("article", "kind", "text")
    autocomplete_fields = ("article",)
    list_display = ("made_at", "kind", "article", "text", "made_by")
    list_display_links = ("made_at", "article")
    list_select_related = ("article", "made_by")
    list_filter = ("kind",)
    search_fields = ("text", "article__title")
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Of the sections that the person answers for."""
        mine = [section for section in Section.values if rights.publishes(editor(request), section)]
        return super().get_queryset(request).filter(article__section__in=mine)

    def get_readonly_fields(self, request: HttpRequest, obj: Correction | None = None) -> tuple:
        return ("article",) if obj else ()

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs: Any):
        if db_field.name == "text":
            kwargs["widget"] = Textarea({"rows": 3, "class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs: Any):
        """Any piece that readers may have read, of the person's own sections."""
        if db_field.name == "article":
            person = editor(request)
            mine = [section for section in Section.values if rights.publishes(person, section)]
            kwargs["queryset"] = Article.objects.exclude(published_at=None).filter(section__in=mine)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Correction, form, change: bool) -> None:
        if not change:
            obj.made_by = editor(request)
        super().save_model(request, obj, form, change)

    def response_add(self, request: HttpRequest, obj: Correction, *args: Any, **kwargs: Any):
        answer = super().response_add(request, obj, *args, **kwargs)
        is_plain_save = "_save" in request.POST
        return HttpResponseRedirect(page_of(obj.article)) if is_plain_save else answer

    def has_delete_permission(self, request: HttpRequest, obj: Correction | None = None) -> bool:
        return editor(request).is_superuser


def page_of(article: Article) -> str:
    """The desk's form of the piece."""
    names = {"news": "news_article", "spiritual": "spiritual_spiritualarticle"}
    return reverse(f"admin:{names[article.section]}_change", args=[article.pk])
