"""The corrections of a piece: a page of their own beside its form.

A note goes out at once, whatever becomes of the form, and neither a late save nor a version that
is brought back can lose one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from news import rights
from news.admin.articles.people import editor
from news.models import Article, Correction

if TYPE_CHECKING:
    from news.admin.articles.admin import ArticleAdmin

NEW = "new"


class CorrectionForm(forms.ModelForm):
    was = forms.CharField(widget=forms.HiddenInput, required=False)
    """The text that a mended note had when the page was opened."""

    class Meta:
        model = Correction
        fields = ("kind", "text")
        widgets = {"text": forms.Textarea({"rows": 4})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["was"] = self.stored = self.instance.text

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if self.instance.pk and unbroken(facts.get("was", "")) != unbroken(self.stored):
            raise ValidationError(f"Осы арада мұны басқа біреу өзгертті. Қазір: «{self.stored}»")
        same = self.instance.article.corrections.filter(kind=facts.get("kind"))
        if not self.instance.pk and same.filter(text=unbroken(facts.get("text", ""))).exists():
            raise ValidationError("Бұл түзету жазылып қойған.")
        return facts

    def clean_text(self) -> str:
        return unbroken(self.cleaned_data["text"])


def unbroken(text: str) -> str:
    """With the ends of lines as they are kept: browsers send their own."""
    return text.replace("\r\n", "\n").strip()


def may_correct(person: User, article: Article) -> bool:
    return person.has_perm("news.add_correction") and rights.may_publish(person, article)


def corrections_page(request: HttpRequest, desk: ArticleAdmin, pk: int) -> HttpResponse:
    article = get_object_or_404(desk.get_queryset(request), pk=pk)
    if not may_correct(editor(request), article):
        raise PermissionDenied
    notes = [form_of(request, note) for note in article.corrections.select_related("made_by")]
    notes.append(form_of(request, Correction(article_id=article.pk)))
    sent = next((form for form in notes if form.is_bound), None)
    if sent and "delete" in request.POST:
        return delete(request, desk, sent.instance)
    if sent and sent.is_valid():
        return save(request, desk, sent)
    *known, new = notes
    facts = {
        **desk.admin_site.each_context(request),
        "title": "Түзетулер",
        "subtitle": article,
        "opts": desk.opts,
        "article": article,
        "known": known,
        "new": new,
        "may_delete": editor(request).is_superuser,
    }
    return render(request, "admin/news/corrections.html", facts)


def form_of(request: HttpRequest, note: Correction) -> CorrectionForm:
    """The note's form, filled from the request if it is the one that was sent."""
    key = str(note.pk or NEW)
    is_sent = request.method == "POST" and request.POST.get("note") == key
    return CorrectionForm(request.POST if is_sent else None, prefix=key, instance=note)


def save(request: HttpRequest, desk: ArticleAdmin, form: CorrectionForm) -> HttpResponse:
    note, is_new = form.instance, not form.instance.pk
    if is_new:
        note.made_by = editor(request)
    note.save()
    said = "Түзету жазылды" if is_new else "Түзету жөнделді"
    desk.log_change(request, note.article, f"{said}: {note.text[:100]}")
    is_out = Article.objects.published().filter(pk=note.article_id).exists()
    messages.success(request, f"{said}{'' if is_out else '. Мақала шыққанда көрінеді'}.")
    return redirect(desk.address("corrections", note.article_id))


def delete(request: HttpRequest, desk: ArticleAdmin, note: Correction) -> HttpResponse:
    """A note is a public record: the chief editor alone takes one away, and says so twice."""
    if not editor(request).is_superuser or not note.pk:
        raise PermissionDenied
    if "sure" in request.POST:
        desk.log_change(request, note.article, f"Түзету өшірілді: {note.text[:100]}")
        note.delete()
        messages.success(request, "Түзету өшірілді.")
    else:
        messages.error(request, "Өшіру үшін «Иә, өшірілсін» дегенді белгілеңіз.")
    return redirect(desk.address("corrections", note.article_id))
