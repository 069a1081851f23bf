"""Polls at the desk. Once somebody has voted, neither the question nor an answer is changed."""

from django.contrib import admin
from django.http import HttpRequest

from letters.models import Option, Poll, Vote
from letters.models.poll import FEWEST, MOST
from news.admin.racing import RacingAdmin


def has_votes(poll: Poll | None) -> bool:
    return poll is not None and Vote.objects.filter(option__poll=poll).exists()


class OptionInline(admin.StackedInline):
    model = Option
    min_num = FEWEST
    max_num = MOST
    extra = 2

    def get_formset(self, request: HttpRequest, obj: Poll | None = None, **kwargs):
        """Answers that may not change are not counted: Django would find all of them too many."""
        is_free = not has_votes(obj)
        return super().get_formset(
            request, obj, validate_min=is_free, validate_max=is_free, **kwargs
        )

    def has_add_permission(self, request: HttpRequest, obj: Poll | None = None) -> bool:
        return not has_votes(obj) and may_ask(request)

    def has_change_permission(self, request: HttpRequest, obj: Poll | None = None) -> bool:
        return not has_votes(obj) and may_ask(request)

    def has_delete_permission(self, request: HttpRequest, obj: Poll | None = None) -> bool:
        return not has_votes(obj) and may_ask(request)

    def has_view_permission(self, request: HttpRequest, obj: Poll | None = None) -> bool:
        return request.user.has_perm("letters.view_poll")  # type: ignore[union-attr]


def may_ask(request: HttpRequest) -> bool:
    return request.user.has_perm("letters.change_poll")  # type: ignore[union-attr]


@admin.register(Poll)
class PollAdmin(RacingAdmin):
    list_display = ("question", "until", "made_at")
    search_fields = ("question",)
    fields = ("question", "until")
    inlines = (OptionInline,)

    class Media:
        css = {"all": ["desk/desk.css"]}

    def get_readonly_fields(self, request: HttpRequest, obj: Poll | None = None) -> tuple[str, ...]:
        return ("question",) if has_votes(obj) else ()
