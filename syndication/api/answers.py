"""JSON for programs of any site, with a tag by which they ask whether it changed."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import conditional_page

MISSING = "Мұндай нәрсе жоқ немесе оқырманға ашық емес."
READ_ONLY = "Бұл мекенжайдан тек оқуға болады: GET."
FOR_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
BEFOREHAND = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
    "Allow": "GET, HEAD, OPTIONS",
}


class Refused(Exception):
    """The question makes no sense; its sentence says why."""


def answer(facts: Any, status: int = 200) -> HttpResponse:
    content = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(content, status=status, content_type="application/json")


def refusal(sentence: str, status: int) -> HttpResponse:
    return answer({"error": sentence}, status)


def readable(view: Callable[..., Any]) -> Callable[..., HttpResponse]:
    """A view that gives facts, as an address that any site's program may read."""

    @conditional_page
    def answered(request: HttpRequest, **where: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return refusal(READ_ONLY, 405)
        try:
            return answer(view(request, **where))
        except Refused as reason:
            return refusal(str(reason), 400)
        except Http404:
            return refusal(MISSING, 404)

    @wraps(view)
    def shared(request: HttpRequest, **where: Any) -> HttpResponse:
        asks_first = request.method == "OPTIONS"
        response = HttpResponse(status=204) if asks_first else answered(request, **where)
        for name, value in (FOR_ALL | (BEFOREHAND if asks_first else {})).items():
            response[name] = value
        if response.status_code == 405:
            response["Allow"] = BEFOREHAND["Allow"]
        return response

    # Nothing is done for anybody, so nobody can be made to do it.
    shared.csrf_exempt = True  # type: ignore[attr-defined]
    return shared
