"""Corrections: a page of their own, so that a note to readers never hangs on a text's save.

An editor adds and mends; the chief alone deletes, since a correction is public record.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from news import rights
from news.admin.articles.people import editor
from news.admin.racing import RacingAdmin
from news.models import Article, Correction
from news.models.article import Section


class CorrectionForm(forms.ModelForm):
    """A note sent twice is one note, and a late mend of one loses nobody's words."""

    was = forms.CharField(widget=forms.HiddenInput, required=False)
    """The text that the note had when its page was opened."""
    person: User

    class Meta:
        widgets = {"text": forms.Textarea({"rows": 4, "class": "vLargeTextField"})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["was"] = self.stored = self.instance.text

    def clean_article(self) -> Article:
        article = self.cleaned_data["article"]
        if not rights.may_publish(self.person, article):
            raise ValidationError("Бұл мақалаға түзетуді басқа редактор жазады.")
        return article

    def clean_text(self) -> str:
        return unbroken(self.cleaned_data["text"])

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if self.instance.pk and unbroken(facts.get("was", "")) != unbroken(self.stored):
            raise ValidationError(f"Осы арада мұны басқа біреу өзгертті. Қазір: «{self.stored}»")
        same = {name: facts.get(name) for name in ("article", "kind", "text")}
        if not self.instance.pk and Correction.objects.filter(**same).exists():
            raise ValidationError("Бұл түзету жазылып қойған.")
        return facts


def unbroken(text: str) -> str:
    """With the ends of lines as they are kept: browsers send their own."""
    return text.replace("\r\n", "\n").strip()


@admin.register(Correction)
class CorrectionAdmin(RacingAdmin):
    form = CorrectionForm
    fields: tuple = ("article", "kind", "text", "was")
    autocomplete_fields = ("article",)
    list_display = ("made_at", "kind", "article", "text", "made_by")
    list_display_links = ("made_at", "article")
    list_select_related = ("article", "made_by")
    list_filter = ("kind",)
    search_fields = ("text", "article__title")
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Of the sections that the person answers for."""
        mine = [section for section in Section.values if rights.publishes(editor(request), section)]
        return super().get_queryset(request).filter(article__section__in=mine)

    def get_readonly_fields(self, request: HttpRequest, obj: Correction | None = None) -> tuple:
        return ("article",) if obj else ()

    def get_form(self, request: HttpRequest, obj: Correction | None = None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"person": editor(request)})

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs: Any):
        """Any piece that readers may have read, of the person's own sections."""
        if db_field.name == "article":
            person = editor(request)
            mine = [section for section in Section.values if rights.publishes(person, section)]
            kwargs["queryset"] = Article.objects.exclude(published_at=None).filter(section__in=mine)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Correction, form, change: bool) -> None:
        if not change:
            obj.made_by = editor(request)
        super().save_model(request, obj, form, change)

    def response_add(self, request: HttpRequest, obj: Correction, *args: Any, **kwargs: Any):
        answer = super().response_add(request, obj, *args, **kwargs)
        is_plain_save = "_save" in request.POST
        return HttpResponseRedirect(page_of(obj.article)) if is_plain_save else answer

    def has_change_permission(self, request: HttpRequest, obj: Correction | None = None) -> bool:
        may = super().has_change_permission(request, obj)
        return may and (obj is None or rights.may_publish(editor(request), obj.article))

    def has_delete_permission(self, request: HttpRequest, obj: Correction | None = None) -> bool:
        return editor(request).is_superuser


def page_of(article: Article) -> str:
    """The desk's form of the piece."""
    names = {"news": "news_article", "spiritual": "spiritual_spiritualarticle"}
    return reverse(f"admin:{names[article.section]}_change", args=[article.pk])
