"""The old site's files, and what its front page was asked for, by their old addresses."""

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
)

from legacy import files
from legacy.answers import answer
from legacy.living import living
from legacy.withheld import is_withheld
from news import views
from news.addresses import inside
from news.content import ReaderRequest

AWAY = "Файлдар қоймасы жауап бермей тұр. Сәлден соң қайта келіңіз.\n"
COME_AGAIN = {"Retry-After": "30", "Cache-Control": "no-store"}


def front_page(request: ReaderRequest) -> HttpResponseBase:
    """The front page of ours, unless its query means another page: «/?newsid=41»."""
    moved = answer(request) if request.GET else None
    return moved or views.front_page(request)


def further_page(request: HttpRequest, path: str) -> HttpResponseBase:
    """A list's page without the closing slash: sent on once, and not to one that is not there."""
    found = living(inside(f"/{path}/"), request)
    if found is None:
        raise Http404(path)
    return HttpResponsePermanentRedirect(found)


def upload(request: HttpRequest, path: str) -> HttpResponseBase:
    """A file as it was sent; what it is, its bytes tell, never its name."""
    name = files.stored_name(f"uploads/{path}")
    if name is None or is_withheld(f"/uploads/{path}"):
        raise Http404(path)
    try:
        file = files.storage().open(name)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as reason:
        raise Http404(path) from reason
    except ConnectionError:
        return HttpResponse(AWAY, "text/plain; charset=utf-8", 503, headers=COME_AGAIN)
    head = file.read(files.HEAD)
    file.seek(0)
    picture, document = files.picture_kind(head), files.document_kind(head)
    if not (picture or document):
        file.close()
        raise Http404(path)
    response = FileResponse(file, content_type=picture or document, as_attachment=not picture)
    response["Cache-Control"] = "public, max-age=604800"
    response["X-Content-Type-Options"] = "nosniff"
    # Whatever the file is, nothing in it runs; other sites may have shown it for years.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
