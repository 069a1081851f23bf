"""Issues at the desk: a number, a day and a PDF; and what becomes of its pages."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

import kazakh
from news.admin.racing import RacingAdmin
from paper.forms import IssueForm
from paper.models import Issue

SOON = "Беттері жасалып жатыр: бірнеше минуттан кейін дайын болады."


def state_of(issue: Issue) -> str:
    """In a sentence; the issue carries the number of its pages that are there."""
    if issue.fault:
        return issue.fault
    if not issue.made:
        return f"Беттері жасалып жатыр: {issue.page_count} беттің {issue.done}-і дайын."
    if issue.date > timezone.localdate():
        return f"Дайын. Сайтта {kazakh.long_date(issue.date)} шығады."
    return "Сайтта тұр."


@admin.register(Issue)
class IssueAdmin(RacingAdmin):
    form = IssueForm
    fields = ("number", "date", "title", "pdf")
    list_display = ("__str__", "title", "state", "megabytes")
    search_fields = ("number", "title")
    change_form_template = "admin/paper/issue_form.html"

    class Media:
        css = {"all": ["desk/desk.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).counted()  # type: ignore[attr-defined]

    def get_fields(self, request: HttpRequest, obj: Issue | None = None) -> tuple[str, ...]:
        return (*self.fields, "state", "file") if obj else self.fields

    def get_readonly_fields(self, request: HttpRequest, obj: Issue | None = None) -> tuple:
        return ("state", "file") if obj else ()

    @admin.display(description="күйі")
    def state(self, issue: Issue) -> str:
        return state_of(issue)

    @admin.display(description="көлемі")
    def megabytes(self, issue: Issue) -> str:
        return issue.megabytes

    @admin.display(description="жүктелген PDF")
    def file(self, issue: Issue) -> SafeString:
        said = f"{issue.page_count} бет, {issue.megabytes}"
        return format_html('<a href="{}" download>{}</a>', issue.pdf.url, said)

    def save_model(self, request: HttpRequest, obj: Issue, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if form.looked:
            messages.info(request, SOON)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        """One by one: their files go with them."""
        for issue in queryset:
            issue.delete()

    def get_view_on_site_url(self, obj: Issue | None = None) -> str | None:
        """Only while readers see it."""
        return super().get_view_on_site_url(obj) if obj and obj.is_published() else None
