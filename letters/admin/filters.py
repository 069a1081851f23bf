"""Sieves of the queues."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest


class ChoiceFilter(admin.SimpleListFilter):
    """By a column with choices, under its own short name in the address."""

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        column: Any = model_admin.opts.get_field(str(self.parameter_name))
        return column.flatchoices

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value()
        return queryset.filter(**{str(self.parameter_name): value}) if value else queryset


class StateFilter(ChoiceFilter):
    title, parameter_name = "күйі", "state"
