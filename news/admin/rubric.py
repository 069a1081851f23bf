"""The tree of rubrics, ordered by drag and drop."""

from django.contrib import admin
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL
from django.http import HttpRequest
from django.utils.html import format_html
from mptt.admin import DraggableMPTTAdmin

from news.admin.racing import RacingAdmin
from news.models import Rubric
from news.queries import ArticleQuerySet

# An array, for an index can be asked of one thing or the other only where neither is a set.
FURTHER = (
    "news_article.id = ANY(ARRAY("
    "SELECT article_id FROM news_article_rubrics WHERE rubric_id = ANY(%s)))"
)


class RubricFilter(admin.SimpleListFilter):
    """Articles of a rubric and of those below it."""

    title = "айдары"
    parameter_name = "rubric"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        rubrics = Rubric.objects.order_by("tree_id", "lft")
        return [(rubric.pk, f"{'– ' * rubric.level}{rubric.name}") for rubric in rubrics]

    def queryset(self, request: HttpRequest, queryset: ArticleQuerySet) -> ArticleQuerySet:
        chosen = self.value() or ""
        is_key = chosen.isdecimal() and len(chosen) < 19
        rubric = Rubric.objects.filter(pk=chosen).first() if is_key else None
        return queryset.filter(within(rubric)) if rubric else queryset


def within(rubric: Rubric) -> Q:
    """In the rubric or below it, as `in_rubric` says, by the two indexes of keys.

    A rubric of few articles is found at once in a list that has no other order to walk by.
    """
    keys = list(rubric.get_descendants(include_self=True).values_list("pk", flat=True))
    return Q(rubric__in=keys) | Q(RawSQL(FURTHER, [keys], output_field=BooleanField()))


@admin.register(Rubric)
class RubricAdmin(RacingAdmin, DraggableMPTTAdmin):
    list_display = ("tree_actions", "indented_title", "path")
    list_display_links = ("indented_title",)
    search_fields = ("name", "slug")
    expand_tree_by_default = True
    fields = ("name", "slug", "parent", "description")
    # The delete page says what hangs on a rubric; a bulk one would say it of none.
    actions = None

    class Media:
        css = {"all": ["desk/desk.css"]}

    @admin.display(description="орны")
    def tree_actions(self, rubric: Rubric) -> str:
        """A column without a name tells a screen reader nothing."""
        return super().tree_actions(rubric)

    @admin.display(description="айдар")
    def indented_title(self, rubric: Rubric) -> str:
        """Indented by a class: the strict policy lets no style stand in the page."""
        return format_html('<span class="rubric-{}">{}</span>', min(rubric.level, 5), rubric)
