"""Whether readers see a page at an address: nobody is sent to nothing, or sent on twice."""

from copy import copy
from urllib.parse import unquote

from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict
from django.urls import get_script_prefix, resolve

from legacy import files
from legacy.withheld import is_withheld
from news.addresses import NO_PAGES, first_word

FURTHEST = 4  # a page that was moved leads on once; a ring of them leads nowhere
# An advert's own address only counts, and leads to another site.
HIDDEN = NO_PAGES | {"zharnama"}


def living(address: str, request: HttpRequest) -> str | None:
    """Where the page of that address is now; None where readers see none.

    :param address: a path of ours, its query behind it, in the edition that is being read
    """
    for _ in range(FURTHEST):
        # Two slashes would be another site.
        if not address.startswith("/") or address.startswith(("//", "/\\")):
            return None
        code, further = asked(address, request)
        if code == 200:
            return address
        address = further
    return None


def asked(address: str, request: HttpRequest) -> tuple[int, str]:
    """What the page's own view says, and where it sends on to."""
    path, _, query = address.partition("?")
    inner = "/" + unquote(path).removeprefix(get_script_prefix()).lstrip("/")
    if (file := files.rooted(inner)).startswith("/uploads/"):
        return (200 if files.is_kept(file) and not is_withheld(file) else 404), ""
    # By its query the front page may be any other.
    if first_word(inner) in HIDDEN or (inner == "/" and query):
        return 404, ""
    try:
        view = resolve(inner)
        other = alike(request, unquote(path), inner, query)
        answer: HttpResponseBase = view.func(other, *view.args, **view.kwargs)
    except Http404:
        return 404, ""
    return answer.status_code, answer.get("Location", "")


def alike(request: HttpRequest, path: str, inner: str, query: str) -> HttpRequest:
    """The reader's request, as if it had only looked at that page."""
    other = copy(request)
    other.method, other.path, other.path_info = "HEAD", path, inner
    other.META = request.META | {"PATH_INFO": inner, "QUERY_STRING": query}
    other.GET = QueryDict(query)
    other.POST = QueryDict()  # type: ignore[misc]
    return other
