"""The redirects that the old site had, and those of our editors, with «*» for anything."""

from urllib.parse import unquote

from django.http import HttpRequest

from legacy.models import Redirect


def exactly(asked: str) -> str | None:
    """The target of the redirect that names just this address."""
    path = asked.partition("?")[0]
    sources = {*forms(asked), *forms(path)}
    found = dict(Redirect.objects.filter(source__in=sources).values_list("source", "target"))
    # What names the query, too, says more.
    return next((found[one] for one in (*forms(asked), *forms(path)) if one in found), None)


def by_pattern(asked: str) -> str | None:
    """The target of the first pattern that fits."""
    wild = Redirect.objects.filter(source__contains="*").values_list("source", "target")
    return next((target for source, target in wild if matches(source, asked)), None)


def asked_for(request: HttpRequest) -> str:
    """What was asked for as redirects name it: without the edition's word, in plain letters."""
    query = request.META.get("QUERY_STRING", "")
    return request.path_info + (f"?{unquote(query)}" if query else "")


def forms(asked: str) -> list[str]:
    """With its closing slash and without."""
    return [asked, asked.rstrip("/"), f"{asked}/"]


def matches(pattern: str, asked: str) -> bool:
    """Part by part, from the left: a pattern of many stars takes no longer than its length."""
    first, *rest = pattern.split("*")
    if not rest or not asked.startswith(first):
        return False
    at = len(first)
    for part in rest[:-1]:
        found = asked.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return asked.endswith(rest[-1]) and len(asked) - len(rest[-1]) >= at
