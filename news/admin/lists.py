"""Lists of articles that answer at once with a hundred thousand of them.

An admin takes it all by `class ArticleAdmin(ArticleList, RacingAdmin)`.
"""

from functools import partial, reduce
from operator import and_, or_
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html

from news.models import Article
from news.queries import ArticleQuerySet
from news.states import STATES, state_of

# Where a search finds more than this, nobody asks how many exactly, or turns so many pages.
MOST = 1_000
WORDS = 8
# What no index answers alone: words of a title, in the list and in a finder, and rubrics.
SIEVES = ("q", "term", "rubric")
# The index of titles knows a piece of three letters anywhere, a shorter one where a word begins.
ANYWHERE = 3


class QuickPaginator(Paginator):
    """Counts a list to its end, and what a search finds only so far; skips over keys, not rows."""

    bound: int | None = None

    @cached_property
    def count(self) -> int:  # type: ignore[override]
        plain = self.object_list.order_by().values("pk")  # type: ignore[attr-defined]
        return plain.count() if self.bound is None else plain[: self.bound].count()

    @property
    def is_cut(self) -> bool:
        """Whether there are more than were counted."""
        return self.count == self.bound

    def page(self, number: int | str) -> Page:
        page = super().page(number)
        start = self.per_page * (page.number - 1)
        keys = list(self.object_list.values_list("pk", flat=True)[start : start + self.per_page])  # type: ignore[attr-defined]
        page.object_list = self.object_list.filter(pk__in=keys)  # type: ignore[attr-defined]
        return page


class BoundedPaginator(QuickPaginator):
    bound = MOST


class QuickList(ChangeList):
    """Without the texts, which no list shows."""

    def get_queryset(self, request: HttpRequest, **options: Any) -> QuerySet:
        articles = super().get_queryset(request, **options)
        # A list that is saved may need them after all.
        return articles.defer("body", "lead") if request.method == "GET" else articles


class StateFilter(admin.SimpleListFilter):
    title = "күйі"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return [(state.key, state.name) for state in STATES.values()]

    def queryset(self, request: HttpRequest, queryset: ArticleQuerySet) -> ArticleQuerySet:
        state = STATES.get(self.value() or "")
        return state.chosen(queryset, timezone.now()) if state else queryset


class WhoseFilter(admin.SimpleListFilter):
    title = "кімдікі"
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return [("mine", "менікі")]

    def queryset(self, request: HttpRequest, queryset: ArticleQuerySet) -> ArticleQuerySet:
        return queryset.filter(written_by=request.user) if self.value() == "mine" else queryset


@admin.display(description="күйі", ordering="status")
def state(article: Article) -> str:
    return state_mark(article)


def state_mark(article: Article) -> str:
    """A mark of colour and shape, and the state's name beside it."""
    its = state_of(article)
    return format_html('<span class="state state--{}">{}</span>', its.key, its.name)


@admin.display(description="жазған", ordering="written_by")
def writer(article: Article) -> str:
    person = article.written_by
    return (person.get_full_name() or person.get_username()) if person else "–"


@admin.display(description="уақыты", ordering="published_at")
def moment(article: Article) -> str:
    """When it comes or came out; before that is known, when it was last worked on."""
    at = timezone.localtime(article.published_at or article.changed)
    return format_html('<time datetime="{}">{}</time>', at.isoformat(), f"{at:%d.%m.%Y %H:%M}")


COLUMNS = ("title", state, "rubric", moment, writer)


def words_in_title(question: str) -> Q:
    """Titles with all of the words; a word shorter than three letters begins one of theirs."""
    return reduce(and_, (word_in_title(word) for word in question.split()[:WORDS]), Q())


def word_in_title(word: str) -> Q:
    if len(word) >= ANYWHERE:
        return Q(title__icontains=word)
    begins = (Q(title__icontains=f"{before}{word}") for before in (" ", "«", "-"))
    return reduce(or_, begins, Q(title__istartswith=word))


class ArticleList(admin.ModelAdmin):
    """What a list of articles shows, how it is searched, counted and paged."""

    list_display: tuple = COLUMNS
    list_display_links: tuple = ("title",)
    list_select_related: tuple = ("rubric", "written_by")
    list_filter: tuple = (StateFilter, WhoseFilter, "published_at")
    list_per_page = 50
    # Drafts without a time come first, then the newest.
    ordering: tuple = ("-published_at", "-id")
    show_full_result_count = False
    # Beside each choice of a filter a count of its own would be asked.
    show_facets = admin.ShowFacets.NEVER
    search_fields: tuple = ("title",)
    search_help_text = "Тақырыптағы сөздермен ізделеді."

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return QuickList

    def get_changelist_formset(self, request: HttpRequest, **kwargs: Any):
        """What is changed in the list itself has a name, though no label stands beside it."""
        named = partial(self.named_field, request=request)
        return super().get_changelist_formset(request, formfield_callback=named, **kwargs)

    def named_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = self.formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            field.widget.attrs["aria-label"] = field.label
        return field

    def get_paginator(
        self, request: HttpRequest, queryset, per_page: int, *args: Any, **kwargs: Any
    ) -> Paginator:
        is_sieved = any(request.GET.get(name) for name in SIEVES)
        kind = BoundedPaginator if is_sieved else QuickPaginator
        return kind(queryset, per_page, *args, **kwargs)

    def get_search_results(
        self, request: HttpRequest, queryset: ArticleQuerySet, search_term: str
    ) -> tuple[ArticleQuerySet, bool]:
        return queryset.filter(words_in_title(search_term.replace("\0", ""))), False
