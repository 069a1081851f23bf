"""What readers see when something fails."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.views.defaults import server_error


def failed(request: HttpRequest) -> HttpResponse:
    """The page of a fault of ours; while the database is away it says to come again."""
    response = server_error(request)
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        response.status_code = 503
        response["Retry-After"] = "30"
    return response
