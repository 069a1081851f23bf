"""The breaking line at the desk: given in one form, taken down with one button."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from news.admin.ending import EndingField
from news.admin.racing import RacingAdmin
from news.models import BreakingLine

LIST = "admin:news_breakingline_changelist"


class BreakingForm(forms.ModelForm):
    until = EndingField(("1", "3", "6", "24", "48"), "3", label="Қашанға дейін")

    class Meta:
        widgets = {"text": forms.TextInput(attrs={"class": "vTextField breaking-text"})}


@admin.register(BreakingLine)
class BreakingAdmin(RacingAdmin):
    form = BreakingForm
    fields = ("text", "until", "article", "address")
    autocomplete_fields = ("article",)
    list_display = ("text", "state", "until", "made_at", "made_by")
    list_select_related = ("made_by",)
    search_fields = ("text",)
    actions = ("take_down_selected",)
    change_list_template = "admin/news/breaking_list.html"
    change_form_template = "admin/news/breaking_form.html"

    class Media:
        css = {"all": ["desk/desk.css", "desk/ending.css"]}

    @admin.display(description="күйі")
    def state(self, line: BreakingLine) -> str:
        return "жүріп тұр" if line.is_living else "бітті"

    def save_model(self, request: HttpRequest, obj: BreakingLine, form, change: bool) -> None:
        if not change:
            obj.made_by = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        may_end = self.has_change_permission(request)
        living = BreakingLine.objects.living().first() if may_end else None
        return super().changelist_view(request, {"living": living, **(extra_context or {})})

    def get_urls(self) -> list:
        end = self.admin_site.admin_view(require_POST(self.end_view))
        return [path("<int:pk>/end/", end, name="news_breakingline_end"), *super().get_urls()]

    def end_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """«Қазір алып тастау»: whatever stands in the form beside the button is not saved."""
        line = get_object_or_404(BreakingLine, pk=pk)
        if not self.has_change_permission(request, line):
            raise PermissionDenied
        self.end(request, BreakingLine.objects.filter(pk=pk))
        return redirect(LIST)

    @admin.action(description="Қазір алып тастау", permissions=["change"])
    def take_down_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.end(request, queryset)

    def end(self, request: HttpRequest, lines: QuerySet) -> None:
        living = list(lines.living())  # type: ignore[attr-defined]
        for line in living:
            line.until = timezone.now()
            line.save(update_fields=["until"])
            self.log_change(request, line, "Сайттан алынды.")
        said = "Шұғыл хабар сайттан алынды." if living else "Бұл хабар бұрын бітіп қойған."
        messages.success(request, said)
