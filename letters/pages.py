"""What all pages with a reader's form share."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import csrf_exempt

from letters.forms import SealedForm
from news.models import Article

SENT = "zhiberildi"


def of_one_reader(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page with a form: nobody keeps it, and readers get no cookie of it.

    What Django's token would keep out, `receiving` refuses by what browsers say of a form's origin.
    """

    @csrf_exempt
    @wraps(view)
    def unkept(request: HttpRequest, **where: Any) -> HttpResponse:
        response = view(request, **where)
        response["Cache-Control"] = "no-store"
        return response

    return unkept


def article_of(pk: int) -> Article:
    """An article that readers can open, or 404."""
    return get_object_or_404(Article.objects.published().select_related("rubric"), pk=pk)


def shown(request: HttpRequest, template: str, form: SealedForm, **facts: Any) -> HttpResponse:
    """The page with its form; one that was not taken has the status that says why."""
    status = form.status if form.is_bound or form.refusal else 200
    facts |= {"form": form, "is_sent": SENT in request.GET}
    return render(request, template, facts, status=status)


def thanked(address: str) -> HttpResponse:
    """The way on once a form was kept: to load that page again sends nothing."""
    return HttpResponseRedirect(f"{address}?{SENT}=1#zhazu")
