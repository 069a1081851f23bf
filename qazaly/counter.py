"""Views counted in front of Django, whose middleware takes longer than the count.

What is out of the ordinary goes on to the same count in Django (`news.views.count`).
"""

import json
import logging
import re
from collections.abc import Iterable

from django.db import DatabaseError, InterfaceError, close_old_connections

from news.counting import count_view
from news.visitors import address_of, agent_of, is_foreign
from qazaly.page_cache.asking import Application, Door, Environ, StartResponse, has_body

ADDRESS = re.compile(r"/views/([0-9]{1,18})/")
HEADERS = [
    ("Content-Type", "application/json"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
]

logger = logging.getLogger(__name__)


class Counter:
    def __init__(self, application: Application) -> None:
        self.application = application
        self.door = Door()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        article = self.article_of(environ)
        if article is None:
            return self.application(environ, start_response)
        # Django does so around its own requests.
        close_old_connections()
        try:
            views = count_view(article, address=address_of(environ), agent=agent_of(environ))
        except (DatabaseError, InterfaceError):
            logger.warning("A view was not counted", exc_info=True)
            start_response("503 Service Unavailable", [*HEADERS, ("Content-Length", "0")])
            return []
        if views is None:
            return self.application(environ, start_response)
        content = json.dumps({"views": views}).encode()
        start_response("200 OK", [*HEADERS, ("Content-Length", str(len(content)))])
        return [content]

    def article_of(self, environ: Environ) -> int | None:
        """The article that a reader's browser tells of, in the way of our own pages."""
        found = environ["REQUEST_METHOD"] == "POST" and ADDRESS.fullmatch(environ["PATH_INFO"])
        if not found or "HTTP_SEC_PURPOSE" in environ or has_body(environ):
            return None
        is_ours = self.door.is_at_home(environ) and not is_foreign(environ)
        return int(found[1]) if is_ours else None
