"""The site on a phone's screen, and what of it can be read without a network."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static

from news.content import ReaderRequest
from news.pictures import ICONS, address
from qazaly.furniture import furniture

# Light paper and the river's deep blue, as in static/css/tokens.css.
PAPER, DEEP = "#fdfcf9", "#003550"
WORKER = settings.BASE_DIR / "static" / "js" / "worker.js"


def manifest(request: ReaderRequest) -> JsonResponse:
    """What a browser asks before it offers to install the site."""
    newsroom = furniture(request.content).newsroom
    drawn = {"src": static("icons/site.svg"), "sizes": "any", "type": "image/svg+xml"}
    icons = [
        {"src": address(newsroom.icons[str(width)]), "sizes": f"{width}x{width}"}
        for width in ICONS
        if newsroom.icons
    ]
    said = {
        "name": newsroom.name,
        "short_name": newsroom.name,
        "description": newsroom.description,
        "lang": "kk",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": DEEP,
        "icons": icons or [drawn],
    }
    return JsonResponse(said, content_type="application/manifest+json")


def worker(request: HttpRequest) -> HttpResponse:
    """From the top, for a worker may serve only what lies below it."""
    response = HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


def without_network(request: HttpRequest) -> HttpResponse:
    return render(request, "offline.html")
