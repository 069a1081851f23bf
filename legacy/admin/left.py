"""What did not come along with an article, for editors to look at."""

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from legacy.models import MissingFile, Note
from news.admin.racing import RacingAdmin
from news.models import Article
from news.models.article import Section

FORMS = {
    Section.NEWS.value: "admin:news_article_change",
    Section.SPIRITUAL.value: "admin:spiritual_spiritualarticle_change",
}


class OfAnArticle(RacingAdmin):
    """Rows that know their article by its number: it may be gone."""

    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        piece = Article.objects.filter(pk=OuterRef("article_id")).order_by()
        known = {name: Subquery(piece.values(name)[:1]) for name in ("title", "section")}
        return super().get_queryset(request).annotate(**known)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description="мақала", ordering="article_id")
    def piece(self, row: Any) -> str | SafeString:
        if row.section is None:
            return f"№ {row.article_id}, мұнда жоқ"
        form = reverse(FORMS[row.section], args=[row.article_id])
        return format_html('<a href="{}">{}</a>', form, row.title)


@admin.register(MissingFile)
class MissingFileAdmin(OfAnArticle):
    list_display = fields = ("path", "piece")
    search_fields = ("path", "title")
    ordering = ("-article_id", "path")

    def has_change_permission(self, request: HttpRequest, obj: MissingFile | None = None) -> bool:
        return False


@admin.register(Note)
class NoteAdmin(OfAnArticle):
    list_display = ("said", "piece", "kind", "is_done")
    list_filter = ("is_done", "kind")
    search_fields = ("text", "title")
    fields = ("piece", "kind", "text", "is_done")
    readonly_fields = ("piece", "kind", "text")
    ordering = ("is_done", "-article_id", "pk")
    actions = ("looked_at",)

    def has_delete_permission(self, request: HttpRequest, obj: Note | None = None) -> bool:
        return False

    @admin.display(description="мәтіні")
    def said(self, note: Note) -> str:
        return Truncator(note.text).chars(120)

    @admin.action(description="Қаралды деп белгілеу", permissions=["change"])
    def looked_at(self, request: HttpRequest, chosen: QuerySet) -> None:
        count = chosen.update(is_done=True)
        self.message_user(request, f"Қаралды деп белгіленгені: {count}.")
