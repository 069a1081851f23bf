"""Two people at the same rows in the same moment: tried once more, and then said in a sentence."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from news.admin.choosing import Choosing
from news.models.article import StaleVersion

KEPT = (
    "Қайта кірдіңіз. Жазғаныңыз пішінде тұр, әлі сақталған жоқ: қарап шығып, сақтаңыз. "
    "Файл таңдаған болсаңыз, қайта таңдаңыз."
)
RACES = (IntegrityError, ProtectedError, StaleVersion)


def filled(form: type[ModelForm], post: QueryDict) -> type[ModelForm]:
    """The form with what somebody had typed in place of what is saved."""

    def __init__(self: ModelForm, *args: Any, **kwargs: Any) -> None:
        form.__init__(self, *args, **kwargs)
        for name, field in self.fields.items():
            self.initial[name] = field.widget.value_from_datadict(post, {}, name)

    return type(form.__name__, (form,), {"__init__": __init__})


class RacingAdmin(Choosing, admin.ModelAdmin):
    """An admin whose pages survive what another request did meanwhile.

    The second time a form finds the other's row, or version, and names it.
    """

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.again(self.form_page, request, *args, **kwargs)

    def form_page(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict | None = None,
    ) -> HttpResponse:
        """The form as it is shown or saved once; one that came through a sign-in is sent to its
        own address again."""
        if hasattr(request, "kept"):
            form_url = request.get_full_path()
            self.message_user(request, KEPT, messages.WARNING)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any):
        form = super().get_form(request, obj, change, **kwargs)
        return filled(form, request.kept) if hasattr(request, "kept") else form

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what a filter of the list offers: Django lets an address ask anything of a table's
        own columns, `title__regex=(` too."""
        filters = self.get_list_filter(request)
        offered = {getattr(one, "parameter_name", one) for one in filters}
        name, _, how = lookup.partition("__")
        return name in offered and how in ("", "exact", "gte", "lt", "isnull")

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
