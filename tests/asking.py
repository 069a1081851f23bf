"""Requests to a WSGI application, as a server would call it."""

from typing import Any, NamedTuple

from qazaly.page_cache.asking import FOR_ALL, Application, request_for


class Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()


def ask(application: Application, path: str = "/", method: str = "GET", **environ: Any) -> Reply:
    """:param environ: more of the request, `HTTP_COOKIE="a=b"`"""
    heard: list[Any] = []
    request = {**request_for(path), "REQUEST_METHOD": method, **environ}
    # A reader's own.
    del request[FOR_ALL]
    answer = application(request, lambda status, headers, *_: heard.append((status, headers)))
    try:
        content = b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    status, headers = heard[-1]
    return Reply(int(status[:3]), dict(headers), content)
