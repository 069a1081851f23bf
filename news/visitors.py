"""Who sends a request, by what its WSGI environment says of the browser."""

import ipaddress
from collections.abc import Mapping
from typing import Any

from django.conf import settings

Environ = Mapping[str, Any]


def address_of(environ: Environ) -> str:
    """The reader's own; with https a proxy stands between us, and puts it into a header."""
    direct = environ["REMOTE_ADDR"]
    return environ.get("HTTP_X_REAL_IP", direct) if settings.SECURE else direct


def network_of(address: str) -> str:
    """The address; of the sixth version the network, as one visitor has a whole one."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(known, ipaddress.IPv4Address):
        return address
    # A socket of both versions writes every older address into one and the same network.
    if known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return str(ipaddress.ip_network((known.packed, 64), strict=False))


def agent_of(environ: Environ) -> str:
    return environ.get("HTTP_USER_AGENT", "")[:400]


def is_foreign(environ: Environ) -> bool:
    """Whether a page of another site asks, by either header that browsers send."""
    origin, site = environ.get("HTTP_ORIGIN", ""), environ.get("HTTP_SEC_FETCH_SITE")
    if origin == "null":  # kept back by the page that asks, whose ever it is
        return site != "same-origin"
    host = origin.partition("://")[2]
    return site not in (None, "same-origin") or host not in ("", environ.get("HTTP_HOST"))
