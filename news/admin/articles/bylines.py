"""Bylines on an article's form: a list that is posted whole and takes the place of the old one."""

from django import forms
from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from news.admin.choosing import Choosing
from news.models import Article, Byline


class BylineFormSet(BaseInlineFormSet):
    """Rows without keys: their order on the page is their order under the article.

    So a form that was filled from another version, or came back after a sign-in, can be saved
    whatever happened to the rows meanwhile.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.extra = len(self.initial_extra or ()) + 1

    def get_queryset(self):
        return Byline.objects.none()

    def initial_form_count(self) -> int:
        return 0

    def save(self, commit: bool = True) -> list[Byline]:
        rows = [form for form in self.forms if form.has_changed()]
        kept = [form.instance for form in rows if form not in self.deleted_forms]
        self.new_objects, self.changed_objects, self.deleted_objects = [], [], []
        if signature(kept) != signature(self.instance.bylines.all()):
            self.replace(kept)
        return kept

    def replace(self, bylines: list[Byline]) -> None:
        self.instance.bylines.all().delete()
        for order, byline in enumerate(bylines):
            byline.article_id, byline.order = self.instance.pk, order
        self.new_objects = Byline.objects.bulk_create(bylines)


def signature(bylines) -> list[tuple]:
    return [(byline.person_id, byline.role, byline.text) for byline in bylines]


def initial_bylines(article: Article | None) -> list[dict]:
    bylines = article.bylines.all() if article and article.pk else []
    return [{"person": one.person_id, "role": one.role, "text": one.text} for one in bylines]


class BylineForm(forms.ModelForm):
    class Meta:
        model = Byline
        fields = ("person", "role", "text")


class BylineInline(Choosing, admin.StackedInline):
    model = Byline
    form = BylineForm
    formset = BylineFormSet
    fields = (("person", "role", "text"),)
    autocomplete_fields = ("person",)

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs):
        """A pencil beside a person would change the name under every piece of theirs."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "person":
            field.widget.can_change_related = False
        return field

    def has_add_permission(self, request: HttpRequest, obj=None) -> bool:
        return True

    has_change_permission = has_delete_permission = has_view_permission = has_add_permission
