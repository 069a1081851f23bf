"""Who sends a request, by what its WSGI environment says of the browser."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

Environ = Mapping[str, Any]


def address_of(environ: Environ) -> str:
    """The reader's own; with https a proxy stands between us, and puts it into a header."""
    direct = environ["REMOTE_ADDR"]
    return environ.get("HTTP_X_REAL_IP", direct) if settings.SECURE else direct


def agent_of(environ: Environ) -> str:
    return environ.get("HTTP_USER_AGENT", "")[:400]


def is_foreign(environ: Environ) -> bool:
    """Whether a page of another site asks, by either header that browsers send."""
    origin = environ.get("HTTP_ORIGIN", "").partition("://")[2]
    site = environ.get("HTTP_SEC_FETCH_SITE", "same-origin")
    return site != "same-origin" or origin not in ("", environ.get("HTTP_HOST"))
