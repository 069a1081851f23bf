"""Fields in which a row of another table is chosen: what Django's own ask for too trustingly."""

from typing import Any

from django.contrib.admin import options, widgets
from django.db.models import Field, ForeignKey, ManyToManyField
from django.http import HttpRequest


def is_key(text: str) -> bool:
    """Whether it can be the key of a row: a number, and none that no column holds."""
    return text.isdecimal() and len(text) < 19


class KeysOnly(widgets.AutocompleteMixin):
    """Draws a field that came with something else than keys in it; the field says what is wrong."""

    def optgroups(self, name: str, value: list, attrs: dict | None = None) -> list:
        return super().optgroups(name, [one for one in value if is_key(str(one))], attrs)


class ChooseOne(KeysOnly, widgets.AutocompleteSelect):
    pass


class ChooseMany(KeysOnly, widgets.AutocompleteSelectMultiple):
    pass


class Choosing(options.BaseModelAdmin):
    """For an admin or an inline."""

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any):
        """A cross beside a person or a photo would delete it from everywhere."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, widgets.RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
        return field

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ChooseOne(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any
    ):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ChooseMany(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)
