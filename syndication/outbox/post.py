"""A request to somebody else's server, out of housekeeping alone.

An address comes from the desk, so it may be meant to reach what only our own machines can: names
are resolved here, addresses of private networks are refused, and the connection is made to the
very address that was looked at. Redirects are not followed.
"""

import http.client
import ipaddress
import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

TIMEOUT = 5  # seconds for each step
LONGEST = 15  # seconds for all of them: an answer may be dripped
LARGEST = 64 * 1024


class NotSent(Exception):
    """It certainly did not arrive."""


class Unsure(Exception):
    """It left, and nobody answered."""


class Answer(NamedTuple):
    status: int
    content: bytes


def send(url: str, content: bytes, headers: Mapping[str, str]) -> Answer:
    """POST, once.

    :raises NotSent: nobody was reached, or it may not be reached
    :raises Unsure: no answer, or none that could be read
    """
    parts = urlsplit(url)
    connection, is_over = connected(parts), threading.Event()
    closing = threading.Timer(LONGEST, shut, [connection, is_over])
    closing.start()
    try:
        target = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
        about = {"User-Agent": f"Qazaly ({settings.SITE_URL})", "Content-Type": "application/json"}
        connection.request("POST", target, content, {**about, **headers})
        answer = connection.getresponse()
        said = Answer(answer.status, answer.read(LARGEST))
    except (OSError, http.client.HTTPException) as fault:
        raise Unsure(f"жауап болмады ({type(fault).__name__})") from fault
    finally:
        closing.cancel()
        connection.close()
    if is_over.is_set():  # cut off, and so taken for whole
        raise Unsure("жауабы тым ұзаққа созылды")
    return said


def connected(parts: SplitResult) -> http.client.HTTPConnection:
    """:raises NotSent: it is no address, or nobody is there"""
    is_open = parts.scheme == "https" or settings.OUTLETS_MAY_BE_PRIVATE
    if not parts.hostname or parts.scheme not in ("http", "https") or not is_open:
        raise NotSent("мекенжай https:// деп басталуы керек")
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    try:
        connection = kind(parts.hostname, parts.port, timeout=TIMEOUT)
        place = looked_up(parts.hostname, connection.port)
        # What was looked at is what is connected to: a name may lead elsewhere the next time.
        connection._create_connection = lambda _, *rest: socket.create_connection(place, *rest)  # type: ignore[attr-defined]
        connection.connect()
    except (OSError, ValueError, http.client.HTTPException) as fault:
        raise NotSent(f"қосылмады ({type(fault).__name__})") from fault
    return connection


def looked_up(host: str, port: int) -> tuple[str, int]:
    """:raises NotSent: the name leads into a private network, or some of its addresses do"""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(one[4][0]) for one in found]
    if not settings.OUTLETS_MAY_BE_PRIVATE and not all(map(is_public, addresses)):
        raise NotSent("мекенжай ішкі желіге апарады")
    return addresses[0], port


def is_public(address: str) -> bool:
    place = ipaddress.ip_address(address)
    if isinstance(place, ipaddress.IPv6Address):
        # Addresses that carry another one inside lead to that one.
        inner = place.ipv4_mapped or place.sixtofour or (place.teredo and place.teredo[1])
        if inner or place.is_site_local or place in ipaddress.ip_network("64:ff9b::/96"):
            return False
    return place.is_global and not place.is_multicast and not place.is_reserved


def shut(connection: http.client.HTTPConnection, is_over: threading.Event) -> None:
    is_over.set()
    if connection.sock:
        with suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)
