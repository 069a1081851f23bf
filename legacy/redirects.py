"""The redirects that the old site had of its own, with «*» for anything."""

from urllib.parse import unquote

from django.http import HttpRequest

from legacy.models import Redirect


def sent_on(request: HttpRequest) -> str | None:
    """Where the old site would have sent the request: a path of ours, no other came along."""
    query = request.META.get("QUERY_STRING", "")
    asked = request.path_info + (f"?{unquote(query)}" if query else "")
    if not asked.isprintable():
        return None
    exact = Redirect.objects.filter(source__in=forms(asked)).first()
    found = exact or next((one for one in wild() if matches(one.source, asked)), None)
    return found.target if found else None


def forms(asked: str) -> list[str]:
    """With its closing slash and without."""
    return [asked, asked.rstrip("/"), f"{asked}/"]


def wild() -> list[Redirect]:
    return list(Redirect.objects.filter(source__contains="*"))


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
