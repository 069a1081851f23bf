"""Photos for readers; a server in front of ours may hand them out instead."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.templatetags.static import static
from django.views.static import serve


def photo(request: HttpRequest, path: str) -> HttpResponseBase:
    """A rendition. Its name is its content's hash, so browsers may keep it for ever."""
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    # Whatever the file is, nothing in it runs; feeds of other sites may show it.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def icon(request: HttpRequest) -> HttpResponseRedirect:
    """Where browsers look for an icon on pages that name none."""
    return HttpResponseRedirect(static("icons/site.svg"))
