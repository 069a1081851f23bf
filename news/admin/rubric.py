"""The tree of rubrics, ordered by drag and drop."""

from django.contrib import admin
from mptt.admin import DraggableMPTTAdmin

from news.models import Rubric


@admin.register(Rubric)
class RubricAdmin(DraggableMPTTAdmin):
    list_display = ("tree_actions", "indented_title", "path")
    list_display_links = ("indented_title",)
    search_fields = ("name", "slug")
    fields = ("name", "slug", "parent", "description")
    # The delete page says what hangs on a rubric; a bulk one would say it of none.
    actions = None
