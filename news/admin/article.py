"""Writing articles: one form in the order in which people write, and lists that stay quick."""

from typing import Any, cast

from csp.decorators import csp_update
from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from js_asset import Media as ScriptMedia

from news import actions, history
from news.admin.forms import ListForm, VersionedForm
from news.admin.lists import COLUMNS, ArticleList, StateFilter, WhoseFilter
from news.admin.racing import RacingAdmin
from news.admin.rubric import RubricFilter
from news.admin.versions import facts_of
from news.models import Article, ArticleVersion, Byline
from news.models.article import Section
from news.search import indexing

# The text editor writes one style element; without it typed spaces become &nbsp;.
EDITOR_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"


def editor(request: HttpRequest) -> User:
    """Whoever is signed in: the desk lets nobody else in."""
    return cast(User, request.user)


class BylineInline(admin.StackedInline):
    model = Byline
    fields = (("person", "role"), ("text", "order"))
    autocomplete_fields = ("person",)
    extra = 1


class ArticleAdmin(ArticleList, RacingAdmin):
    """What the desk of every section has in common."""

    form = VersionedForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    inlines = (BylineInline,)
    list_display: tuple = (*COLUMNS, "comments_open", "version")
    list_editable = ("comments_open", "version")
    autocomplete_fields: tuple = ("lead_photo", "tags", "related")
    actions = ("publish_selected", "withdraw_selected")
    change_form_template = "admin/news/article_form.html"
    object_history_template = "admin/news/history.html"

    fieldsets: tuple = (
        (None, {"fields": ("version", "form_key", "title", "lead", "body", "lead_photo")}),
        ("Дереккөз және белгілер", {"fields": (("source_name", "source_url"), "tags", "related")}),
        ("Жариялау", {"fields": ("status", "published_at")}),
        (
            "Қосымша",
            {
                "classes": ("collapse",),
                "fields": ("slug", "unpublish_at", "pinned_until", "label", "comments_open"),
            },
        ),
    )

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs: Any):
        """A cross beside a photo or a rubric would delete it from everywhere."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
        return field

    def view_on_site(self, article: Article) -> str | None:
        is_public = Article.objects.published().filter(pk=article.pk).exists()
        return article.get_absolute_url() if is_public else None

    def get_changelist_form(self, request: HttpRequest, **kwargs):
        return super().get_changelist_form(request, form=ListForm, **kwargs)

    @method_decorator(csp_update({"style-src": [EDITOR_STYLE]}))
    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().changeform_view(request, *args, **kwargs)

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any):
        context["media"] = ScriptMedia.from_media(context["media"], nonce=str(request.csp_nonce))  # type: ignore[attr-defined]
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        history.record(form.instance, by=editor(request))
        indexing.renew(form.instance.pk)

    @admin.action(description="Жариялау", permissions=["change"])
    def publish_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        with transaction.atomic():
            articles = list(queryset.select_for_update(of=("self",)))
            for article in articles:
                actions.publish(article, by=editor(request))
        messages.success(request, f"Жарияланды: {len(articles)}.")

    @admin.action(description="Сайттан алу", permissions=["change"])
    def withdraw_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        with transaction.atomic():
            articles = list(queryset.select_for_update(of=("self",)))
            for article in articles:
                actions.withdraw(article, by=editor(request))
        messages.success(request, f"Сайттан алынды: {len(articles)}.")

    def get_urls(self):
        version = self.admin_site.admin_view(self.version_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_version"
        return [path("<int:pk>/history/<int:number>/", version, name=name), *super().get_urls()]

    def history_view(self, request: HttpRequest, object_id: str, extra_context=None):
        known = object_id if object_id.isdecimal() and len(object_id) < 19 else 0
        versions = ArticleVersion.objects.filter(article=known).defer("snapshot")
        facts = {"versions": versions.select_related("saved_by")} | (extra_context or {})
        return super().history_view(request, object_id, facts)

    def version_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """One saved version, as it was; nobody sees more than the article itself lets them."""
        article = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_or_change_permission(request, article):
            return HttpResponse(status=403)
        version = get_object_or_404(article.versions.select_related("saved_by"), number=number)
        facts = {
            **self.admin_site.each_context(request),
            "title": f"{article} – {number}-нұсқа",
            "opts": self.opts,
            "article": article,
            **facts_of(version),
        }
        return render(request, "admin/news/version.html", facts)


@admin.register(Article)
class NewsAdmin(ArticleAdmin):
    autocomplete_fields = (*ArticleAdmin.autocomplete_fields, "rubrics")
    list_filter = (StateFilter, WhoseFilter, RubricFilter, "published_at")
    fieldsets = (
        ArticleAdmin.fieldsets[0],
        ("Айдар", {"fields": ("rubric", "rubrics")}),
        *ArticleAdmin.fieldsets[1:],
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """The section's; to stand below another article, whatever readers can open."""
        articles = super().get_queryset(request)
        if request.path == reverse("admin:autocomplete"):
            return articles.filter(pk__in=Article.objects.published())
        return articles.filter(section=Section.NEWS)
