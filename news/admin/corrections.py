"""Corrections beside the article's form: an editor adds and mends, the chief alone deletes."""

from typing import Any

from django.contrib import admin
from django.forms import BaseInlineFormSet, Textarea
from django.http import HttpRequest

from news.models import Article, Correction


class CorrectionFormSet(BaseInlineFormSet):
    editor: Any = None
    """Whoever is signed in; set on the class that is made for one request."""

    def save_new(self, form, commit: bool = True) -> Correction:
        form.instance.made_by = self.editor
        return super().save_new(form, commit)


class CorrectionInline(admin.StackedInline):
    model = Correction
    formset = CorrectionFormSet
    extra = 0
    fields = ("kind", "text", "made_at", "made_by")
    readonly_fields = ("made_at", "made_by")
    verbose_name = "түзету"
    verbose_name_plural = "Оқырманға түзету жазу"

    def get_formset(self, request: HttpRequest, obj: Article | None = None, **kwargs: Any):
        formset = super().get_formset(request, obj, **kwargs)
        formset.editor = request.user  # type: ignore[attr-defined]
        return formset

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs: Any):
        if db_field.name == "text":
            kwargs["widget"] = Textarea({"rows": 3, "class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return request.user.is_superuser
