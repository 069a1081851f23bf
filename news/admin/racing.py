"""Two people at the same rows in the same moment: tried once more, and then said in a sentence."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from news.models.article import StaleVersion

RACES = (IntegrityError, ProtectedError, StaleVersion)


class RacingAdmin(admin.ModelAdmin):
    """An admin whose pages survive what another request did meanwhile.

    The second time a form finds the other's row, or version, and names it.
    """

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.again(self.form_page, request, *args, **kwargs)

    def form_page(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form as it is shown or saved once."""
        return super().changeform_view(request, *args, **kwargs)

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.again(super().changelist_view, request, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.again(super().delete_view, request, *args, **kwargs)

    def again(
        self, view: Callable[..., Any], request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        for _ in range(2):
            try:
                return view(request, *args, **kwargs)
            except RACES:
                continue
        sentence = "Осы сәтте мұны басқа біреу де өзгертіп жатыр. Қайта көріңіз."
        self.message_user(request, sentence, messages.ERROR)
        return HttpResponseRedirect(request.get_full_path())
