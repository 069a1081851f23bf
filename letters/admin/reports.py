"""Mistakes that readers found. What was put right can be said to readers in the same step."""

from copy import copy
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from letters.admin.links import AboutAnArticle
from letters.admin.queue import QueueAdmin, Verdict
from letters.models import Report
from news.admin.articles.corrections import CorrectionForm, may_correct
from news.models import Correction

STATE = Report.State
ACCEPTED = Verdict("accept", "Түзетілді", STATE.ACCEPTED, "Түзетілді")


@admin.register(Report)
class ReportAdmin(AboutAnArticle, QueueAdmin):
    noun = "хабар"
    verdicts = (ACCEPTED, Verdict("reject", "Қате емес", STATE.REJECTED, "Қате емес"))
    list_display = ("said", "article", "state", "sent_at")
    search_fields = ("quote", "text")
    fields = ("quote", "text", "piece", "piece_form", "state", "sent_at", "decided_by")
    readonly_fields = fields
    change_form_template = "admin/letters/report.html"

    @admin.display(description="хабар")
    def said(self, report: Report) -> str:
        quote = f"«{report.quote}»" if report.quote else ""
        return " – ".join(filter(None, [quote, report.text]))

    def get_urls(self) -> list:
        correct = self.page("<int:pk>/tuzetu/", require_POST(self.correct), "correct")
        return [correct, *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any):
        report = kwargs["obj"]
        if may_correct(cast(User, request.user), report.article) and self.may_decide(request):
            context["correction"] = getattr(request, "correction", form_of(report))
            context["correct"] = self.address("correct", report.pk)
        return super().render_change_form(request, context, *args, **kwargs)

    def correct(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The note goes out to readers, and the report is settled by it."""
        report = get_object_or_404(Report.objects.select_related("article"), pk=pk)
        person, form = cast(User, request.user), form_of(report, request.POST)
        if not may_correct(person, report.article) or not form.is_valid():
            return self.shown_again(request, pk, form)
        form.instance.made_by = person
        form.save()
        self.log_change(request, report.article, f"Түзету жазылды: {form.instance.text[:100]}")
        self.decide(request, ACCEPTED, [pk])
        messages.success(request, "Түзету оқырманға шықты.")
        return HttpResponseRedirect(self.address("changelist"))

    def shown_again(self, request: HttpRequest, pk: int, form: CorrectionForm) -> HttpResponse:
        """The report's page with the note as it was typed."""
        again = copy(request)
        again.method, again.POST = "GET", QueryDict()
        again.correction = form  # type: ignore[attr-defined]
        return self.change_view(again, str(pk))


def form_of(report: Report, sent: Any = None) -> CorrectionForm:
    note = Correction(article=report.article)
    return CorrectionForm(sent, prefix="note", instance=note)
