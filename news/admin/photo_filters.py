"""Filters of the photo library: each a question that somebody has to answer now and then."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from news.photo_queries import PhotoQuerySet


class QuestionFilter(admin.SimpleListFilter):
    """A filter whose choices are methods of the photos' queryset."""

    questions: dict[str, str]

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin):
        return list(self.questions.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        chosen = self.value()
        if chosen not in self.questions or not isinstance(queryset, PhotoQuerySet):
            return queryset
        return getattr(queryset, chosen)()


class UseFilter(QuestionFilter):
    title = "қолданылуы"
    parameter_name = "use"
    questions = {"in_use": "мақалада тұр", "unused": "ешқайда тұрған жоқ"}


class WordsFilter(QuestionFilter):
    title = "сипаттамасы"
    parameter_name = "words"
    questions = {"undescribed": "сипатталмаған"}


class RightsFilter(QuestionFilter):
    title = "құқық мерзімі"
    parameter_name = "rights"
    questions = {"rights_ending": "өткен немесе 30 күнде өтеді", "rights_ended": "өткен"}
