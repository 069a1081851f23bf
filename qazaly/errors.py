"""What people see when something fails: readers on the newspaper's pages, editors on the desk's."""

import sys

from django.contrib import admin
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import render
from django.views import defaults

from legacy.answers import answer
from news.addresses import first_word
from news.missed import note_missed
from qazaly.page_cache.asking import FOR_ALL


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    if FOR_ALL in request.META:
        # Nobody is shown it: the reader's own request comes next, and is told.
        return HttpResponseNotFound()
    if is_desk(request):
        return at_the_desk(request, "admin/404.html", 404)
    if moved := answer(request):
        return moved
    note_missed(request)
    return defaults.page_not_found(request, exception)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_desk(request):
        return at_the_desk(request, "admin/403.html", 403)
    return defaults.permission_denied(request, exception)


def failed(request: HttpRequest) -> HttpResponse:
    """The page of a fault of ours; while database or photos are away it says to come again."""
    template = "admin/500.html" if is_desk(request) else "500.html"
    response = defaults.server_error(request, template)
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError | ConnectionError):
        response.status_code = 503
        response["Retry-After"] = "30"
    return response


def is_desk(request: HttpRequest) -> bool:
    return first_word(request.path_info) == "redaksia"


def at_the_desk(request: HttpRequest, template: str, status: int) -> HttpResponse:
    return render(request, template, admin.site.each_context(request), status=status)
