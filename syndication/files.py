"""robots.txt, ads.txt and security.txt."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import conditional_page

from news.addresses import SCRIPTS, absolute
from syndication.models import SiteFiles

EDITIONS = ("", *(f"/{script}" for script in sorted(SCRIPTS)))
# A promise of half a year, renewed every day.
KEPT = timedelta(days=180)


def text(lines: Iterable[str]) -> HttpResponse:
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@conditional_page
def robots(request: HttpRequest) -> HttpResponse:
    closed = ["/redaksia/", "/zharnama/", *(f"{edition}/search/" for edition in EDITIONS)]
    maps = [f"Sitemap: {absolute(edition)}/sitemap.xml" for edition in EDITIONS]
    maps.append(f"Sitemap: {absolute('/google_news.xml')}")
    rules = ["User-agent: *", *(f"Disallow: {address}" for address in closed)]
    return text([*rules, "", *SiteFiles.ours().robots.splitlines(), "", *maps])


@conditional_page
def ads(request: HttpRequest) -> HttpResponse:
    lines = SiteFiles.ours().ads.splitlines()
    if not lines:
        raise Http404("nobody sells advertisements here")
    return text(lines)


@conditional_page
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116."""
    contact = SiteFiles.ours().security_contact
    if not contact:
        raise Http404("nobody is named")
    address = contact if contact.startswith("https:") else f"mailto:{contact}"
    midnight = datetime.combine(
        timezone.localdate() + KEPT, time(), timezone.get_default_timezone()
    )
    return text(
        [
            f"Contact: {address}",
            f"Expires: {midnight.isoformat()}",
            "Preferred-Languages: kk, ru, en",
            f"Canonical: {absolute('/.well-known/security.txt')}",
        ]
    )
