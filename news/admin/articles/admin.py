"""Writing articles: one form in the order in which people write, and lists that stay quick."""

from collections.abc import Callable
from copy import copy
from functools import partial
from typing import Any

from csp.decorators import csp_update
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from js_asset import Media as ScriptMedia

from news import history, rights
from news.admin.articles import bin as bin_
from news.admin.articles import (
    bulk,
    corrections,
    drafts,
    late,
    opening,
    preview,
    proposals,
    publishing,
    versions,
    warnings,
)
from news.admin.articles.bylines import BylineInline, initial_bylines
from news.admin.articles.forms import ArticleForm, ListForm
from news.admin.articles.pages import PAGES
from news.admin.articles.panels import Panel
from news.admin.articles.people import editor
from news.admin.articles.rehearsal import Rehearsed
from news.admin.articles.values import Values
from news.admin.lists import COLUMNS, ArticleList, StateFilter, WhoseFilter
from news.admin.racing import RacingAdmin
from news.admin.rubric import RubricFilter
from news.editor import EDITOR_STYLE
from news.models import Article
from news.models.article import Section
from news.search import indexing


class ArticleAdmin(ArticleList, RacingAdmin):
    """What the desk of every section has in common."""

    section: Section

    form = ArticleForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    inlines = (BylineInline,)
    list_display: tuple = (*COLUMNS, "comments_open", "version")
    list_editable = ("comments_open", "version")
    autocomplete_fields: tuple = ("lead_photo", "tags", "related")
    actions = tuple(bulk.BULKS)
    change_form_template = "admin/news/article_form.html"
    change_list_template = "admin/news/article_list.html"
    object_history_template = "admin/news/history.html"

    # After the fieldset of that class stand the bylines.
    fieldsets: tuple = (
        (
            None,
            {
                "classes": ("before-bylines",),
                "fields": ("version", "form_key", "title", "lead", "body", "lead_photo"),
            },
        ),
        ("Дереккөз және белгілер", {"fields": (("source_name", "source_url"), "tags", "related")}),
        ("Шығатын уақыты", {"fields": ("published_at",)}),
        (
            "Қосымша",
            {
                "classes": ("collapse",),
                "fields": ("slug", "unpublish_at", "label", "comments_open"),
            },
        ),
    )

    # --- who may do what ---------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """The section's pieces that this person works on; to stand below another article,
        whatever readers can open."""
        articles = super().get_queryset(request)
        if request.path == reverse("admin:autocomplete"):
            return articles.filter(pk__in=Article.objects.published())
        articles = articles.filter(section=self.section, binned_at=None)
        person = editor(request)
        if rights.publishes(person, self.section):
            return articles
        return articles.filter(written_by=person)

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        may = super().has_change_permission(request, obj)
        return may and (obj is None or rights.may_edit(editor(request), obj))

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or rights.may_delete(editor(request), obj))

    def view_on_site(self, article: Article) -> str | None:
        is_public = Article.objects.published().filter(pk=article.pk).exists()
        return article.get_absolute_url() if is_public else None

    # --- the form ----------------------------------------------------------------------------

    def get_form(self, request: HttpRequest, obj: Article | None = None, change=False, **kwargs):
        plain = super().get_form(request, obj, change, **kwargs)
        facts = {"person": editor(request), "section": self.section}
        facts |= {"refill": getattr(request, "refill", None)}
        form: Any = type(plain.__name__, (plain,), facts)
        if related := form.base_fields.get("related"):
            related.queryset = Article.objects.filter(rights.relatable(editor(request), obj))
        return form

    def get_formset_kwargs(self, request: HttpRequest, obj: Article, inline, prefix: str) -> dict:
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, BylineInline) and request.method != "POST":
            kwargs["initial"] = opening.bylines(request) or initial_bylines(obj)
        return kwargs

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs: Any):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name == "related":
            field.widget.can_add_related = False
        return field

    @method_decorator(csp_update({"style-src": [EDITOR_STYLE]}))
    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except Rehearsed as rehearsed:
            return rehearsed.answer()

    def form_page(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict | None = None,
    ) -> HttpResponse:
        article = self.get_object(request, object_id) if object_id else None
        if hasattr(request, "refill") or hasattr(request, "rehearses"):
            return super().form_page(request, object_id, form_url, extra_context)
        if hasattr(request, "kept"):
            return self.refilled(
                request, object_id, *opening.after_signing_in(self, request, article)
            )
        if request.method == "POST" and preview.PREVIEW in request.POST:
            return preview.asked(self, request, article)
        if request.method == "POST" and article and late.is_late(request, article):
            return late.refuse(self, request, article)
        if request.method != "POST" and (kept := opening.asked(self, request, article)):
            return self.refilled(request, object_id, *kept)
        if article and request.method != "POST":
            history.keep_base(article.pk)
        facts = {"panels": opening.panels(self, request, article)}
        answer = super().form_page(request, object_id, form_url, (extra_context or {}) | facts)
        return late.met_meanwhile(self, request, object_id, answer) or answer

    def refilled(
        self, request: HttpRequest, object_id: str | None, values: Values, *panels: Panel
    ) -> HttpResponse:
        """The form as it would be opened, with these values in it and panels above."""
        again = copy(request)
        again.method, again.POST = "GET", QueryDict()
        again.refill = values  # type: ignore[attr-defined]
        sent = getattr(request, "kept", request.POST)
        again.answers = sent.get("proposal", "")  # type: ignore[attr-defined]
        vars(again).pop("kept", None)
        address = self.address("change", object_id) if object_id else self.address("add")
        facts = {"panels": panels, "is_refilled": True}
        return self.form_page(again, object_id, address, facts)

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any):
        article = kwargs.get("obj")
        context["media"] = ScriptMedia.from_media(context["media"], nonce=str(request.csp_nonce))  # type: ignore[attr-defined]
        context |= publishing.state_facts(article) | drafts.page_facts(self, request, article)
        piece = article or Article(section=self.section, written_by=editor(request))
        context["buttons"] = list(publishing.buttons(editor(request), piece))
        if article and not context.get("is_refilled") and request.method != "POST":
            warnings.show_beside_fields(context["adminform"].form, article)
        context["when"] = self.address("when")
        posted = getattr(request, "answers", request.POST.get("proposal", ""))
        context["answers"] = posted[:100]
        context["may_correct"] = article and corrections.may_correct(editor(request), article)
        return super().render_change_form(request, context, *args, **kwargs)

    # --- saving --------------------------------------------------------------------------------

    def save_model(self, request: HttpRequest, obj: Article, form, change: bool) -> None:
        if change:
            request.before = history.before(obj.pk)  # type: ignore[attr-defined]
        else:
            obj.written_by = editor(request)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form, formsets, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        article = form.instance
        if isinstance(form, ArticleForm):
            opening.end(self, request, form, change)
        history.record(article, by=editor(request))
        indexing.renew(article.pk)
        drafts.forget(editor(request), article)
        proposals.close(request, article)

    def response_add(self, request: HttpRequest, obj: Article, *args: Any, **kwargs: Any):
        answer = publishing.done(self, request, obj) or publishing.stay(self, request, obj)
        return answer or super().response_add(request, obj, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Article):
        answer = publishing.done(self, request, obj) or publishing.stay(self, request, obj)
        return answer or super().response_change(request, obj)

    # --- the list ------------------------------------------------------------------------------

    def get_changelist_form(self, request: HttpRequest, **kwargs):
        form = super().get_changelist_form(request, form=ListForm, **kwargs)
        return type(form.__name__, (form,), {"person": editor(request)})

    def get_changelist_instance(self, request: HttpRequest):
        """The list; fields are changed in it only by those whose changes go out at once."""
        found = super().get_changelist_instance(request)
        if not rights.publishes(editor(request), self.section):
            found.list_editable = ()
        return found

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None):
        facts = bulk.undo_facts(self, request) | {"bin": self.address("bin")}
        facts["undo_bulk"] = self.address("undo_bulk")
        return super().changelist_view(request, (extra_context or {}) | facts)

    def get_actions(self, request: HttpRequest) -> dict:
        """Only what this person may do; deleting for good is not offered."""
        publishes = rights.publishes(editor(request), self.section)
        names = list(bulk.BULKS) if publishes else ["bin_selected"]
        return {name: (partial(announced, name), name, bulk.BULKS[name].label) for name in names}

    # --- pages around the form -----------------------------------------------------------------

    def delete_view(self, request: HttpRequest, object_id: str, extra_context=None):
        return self.again(bin_.put_in, request, self, object_id)

    def history_view(self, request: HttpRequest, object_id: str, extra_context=None):
        is_key = object_id.isdecimal() and len(object_id) < 19
        article = self.get_queryset(request).filter(pk=object_id if is_key else 0).first()
        facts = versions.history_facts(article) if article else {}
        return super().history_view(request, object_id, facts | (extra_context or {}))

    def get_urls(self) -> list[URLPattern]:
        return [*(self.page(*page) for page in PAGES), *super().get_urls()]

    def page(self, route: str, view: Callable[..., Any], name: str) -> URLPattern:
        """A page of this desk: a function of the request, the desk and what the address says."""

        def of_this_desk(request: HttpRequest, **where: Any) -> HttpResponse:
            if not self.has_change_permission(request):
                raise PermissionDenied
            try:
                return self.again(view, request, self, **where)
            except Rehearsed as rehearsed:
                return rehearsed.answer()

        of_this_desk.__doc__ = view.__doc__
        return path(route, self.admin_site.admin_view(of_this_desk), name=self.name_of(name))

    def name_of(self, page: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def address(self, page: str, *args: Any) -> str:
        return reverse(f"{self.admin_site.name}:{self.name_of(page)}", args=args)


def announced(name: str, desk: ArticleAdmin, request: HttpRequest, articles: QuerySet):
    """An action of the list, as Django calls it: it asks first."""
    return bulk.announce(desk, request, bulk.BULKS[name], articles)


@admin.register(Article)
class NewsAdmin(ArticleAdmin):
    section = Section.NEWS
    autocomplete_fields = (*ArticleAdmin.autocomplete_fields, "rubrics")
    list_filter = (StateFilter, WhoseFilter, RubricFilter, "published_at")
    fieldsets = (
        (None, {"fields": ArticleAdmin.fieldsets[0][1]["fields"]}),
        ("Айдар", {"classes": ("before-bylines",), "fields": ("rubric", "rubrics")}),
        *ArticleAdmin.fieldsets[1:],
    )
