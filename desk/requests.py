"""The request as pages behind the desk's door get it: somebody is signed in."""

from django.contrib.auth.models import User

from news.content import ReaderRequest


class DeskRequest(ReaderRequest):
    user: User  # type: ignore[assignment]
