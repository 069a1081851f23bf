"""The addresses by which adverts are counted; neither is a page, and nobody keeps them."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from adverts.counting import count
from adverts.models import Advert
from news.addresses import inside
from news.visitors import is_foreign


@require_safe
def click(request: HttpRequest, pk: int) -> HttpResponse:
    """On to where the advert leads, as it is stored; nothing of the request has a say in it."""
    found = get_object_or_404(Advert.objects.exclude(link=""), pk=pk)
    count(request, pk, "clicks")
    return unkept(HttpResponseRedirect(inside(found.link)))


@csrf_exempt  # No cookie is read and nothing of a person is done: a forged view is a view.
@require_POST
def seen(request: HttpRequest, pk: int) -> HttpResponse:
    if is_foreign(request.META):
        raise Http404("an advert seen on another site's page")
    count(request, pk, "views")
    return unkept(HttpResponse(status=204))


def unkept(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
