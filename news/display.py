"""How a reader wants all pages to look: a few choices, kept in the one cookie that the form sets.

Pages are the same for everybody but for attributes of <html>, which the style sheet knows; so each
combination of choices has finished pages of its own, and there are few.
"""

from dataclasses import dataclass
from itertools import product

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.html import format_html_join
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from news.visitors import is_foreign

COOKIE = "korinis"
YEAR = 365 * 24 * 60 * 60  # seconds
# Each choice: its question, and its values with their names; the first is what most readers see.
CHOICES: dict[str, tuple[str, dict[str, str]]] = {
    "text": ("Әріп өлшемі", {"100": "кәдімгі", "150": "үлкен", "200": "өте үлкен"}),
    "contrast": ("Қанықтық", {"soft": "кәдімгі", "strong": "ақ пен қара"}),
    "theme": ("Түсі", {"auto": "құрылғыдағыдай", "light": "жарық", "dark": "қараңғы"}),
    "spacing": ("Жол мен әріп арасы", {"usual": "кәдімгі", "wide": "кең"}),
    "pictures": ("Суреттер", {"shown": "көрінсін", "hidden": "көрінбесін"}),
}


@dataclass(frozen=True)
class Display:
    """One combination of choices."""

    values: tuple[str, ...]

    @property
    def code(self) -> str:
        """As the cookie holds it: `150-strong-dark-wide-hidden`."""
        return "-".join(self.values)

    @property
    def attributes(self) -> SafeString:
        """Those of <html>, for whatever is not as usual."""
        unusual = [pair for pair in zip(CHOICES, self.values, strict=True) if pair not in USUAL]
        return format_html_join("", ' data-{}="{}"', unusual)

    @property
    def has_pictures(self) -> bool:
        return "hidden" not in self.values


USUAL = {(name, next(iter(values))) for name, (_, values) in CHOICES.items()}
DISPLAYS = {
    display.code: display
    for display in map(Display, product(*(values for _, values in CHOICES.values())))
}
AS_USUAL = next(iter(DISPLAYS.values()))


def display_of(request: HttpRequest) -> Display:
    return DISPLAYS.get(request.COOKIES.get(COOKIE, ""), AS_USUAL)


@csrf_exempt  # No cookie but the one it sets is read, and a page of another site is turned away.
@require_http_methods(["GET", "HEAD", "POST"])
def display_page(request: HttpRequest) -> HttpResponse:
    """The form; sent, it leads back to where the reader came from."""
    back = address_within(request.POST.get("back") or request.GET.get("back") or "")
    if request.method == "POST" and not is_foreign(request.META):
        response: HttpResponse = HttpResponseRedirect(back or reverse("news:front"))
        remember(response, chosen(request))
    else:
        response = render(request, "news/display.html", {"back": back, "choices": asked(request)})
    add_never_cache_headers(response)
    return response


def asked(request: HttpRequest) -> list[tuple[str, str, dict[str, str], str]]:
    """The name of each choice, its question, its values, and the one that is chosen now."""
    now = display_of(request).values
    return [(name, *CHOICES[name], value) for name, value in zip(CHOICES, now, strict=True)]


def chosen(request: HttpRequest) -> Display:
    """What the form says; of a choice that it says nothing known of, what is usual."""
    if "usual" in request.POST:
        return AS_USUAL
    sent = [request.POST.get(name, "") for name in CHOICES]
    known = [
        value if value in values else next(iter(values))
        for value, (_, values) in zip(sent, CHOICES.values(), strict=True)
    ]
    return DISPLAYS["-".join(known)]


def remember(response: HttpResponse, display: Display) -> None:
    if display == AS_USUAL:
        response.delete_cookie(COOKIE, samesite="Lax")
        return
    how = {"secure": settings.SECURE, "httponly": True, "samesite": "Lax"}
    response.set_cookie(COOKIE, display.code, max_age=YEAR, **how)


def address_within(address: str) -> str:
    """An address of ours, written as a path; of any other, nothing."""
    is_ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, None)
    return address if is_ours and len(address) < 1000 else ""
