"""A form that was sent after the login had run out: carried through the sign-in, given back filled.

The login page holds it, signed and packed; nothing of it is kept on the server meanwhile. What
was typed is shown again and not saved: whoever signed in looks at it first.
"""

from copy import copy
from urllib.parse import urlsplit

from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import Resolver404, resolve, reverse

SALT = "desk.carrying"
DAY = 24 * 60 * 60
FORMS = ("_add", "_change")
PRIVATE = ("csrfmiddlewaretoken", "password", "password1", "password2", "token")


def is_form(request: HttpRequest) -> bool:
    """Whether somebody's filled form is on its way: not a question, not a click."""
    match = request.resolver_match
    return request.method == "POST" and bool(match) and (match.url_name or "").endswith(FORMS)  # type: ignore[union-attr]


def login_facts(request: HttpRequest) -> dict[str, str]:
    """What the login page is told, so that it can carry the form."""
    post = request.POST.copy()
    for name in PRIVATE:
        post.pop(name, None)
    packed = signing.dumps(post.urlencode(), salt=SALT, compress=True)
    facts = {"carried": packed, "next": request.get_full_path()}
    return facts | {"app_path": reverse("admin:login"), "title": "Кіру уақытыңыз бітті"}


def carried_on(request: HttpRequest) -> dict[str, str]:
    """The same for the login page after a wrong password."""
    names = ("carried", "next")
    is_carrying = "carried" in request.POST
    return {name: request.POST.get(name, "") for name in names} if is_carrying else {}


def asking(request: HttpRequest) -> HttpRequest:
    """The same request as a question for the login page."""
    again = copy(request)
    again.method, again.POST = "GET", QueryDict()  # type: ignore[misc]
    return again


def given_back(request: HttpRequest, address: str) -> HttpResponse | None:
    """The page of the form, filled as it was sent; None where nothing was carried."""
    try:
        post = QueryDict(signing.loads(request.POST.get("carried", ""), salt=SALT, max_age=DAY))
        parts = urlsplit(address)
        match = resolve(parts.path)
    except (signing.BadSignature, Resolver404):
        return None
    if not (match.url_name or "").endswith(FORMS):
        return None
    again = asking(request)
    again.path = again.path_info = parts.path
    again.META = {**request.META, "QUERY_STRING": parts.query}
    again.GET = QueryDict(parts.query)  # type: ignore[misc]
    again.resolver_match = match
    again.kept = post  # type: ignore[attr-defined]
    return match.func(again, *match.args, **match.kwargs)
