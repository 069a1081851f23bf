"""Requests to others' servers never lead into our own network, and end in their time."""

import socket
import threading

import pytest

from syndication.outbox import post

PRIVATE = (
    *("https://127.0.0.1/", "https://localhost/", "https://10.0.0.1/", "https://192.168.1.1/"),
    *("https://169.254.169.254/latest/", "https://[::1]/", "https://[::ffff:127.0.0.1]/"),
    *("https://[fd00::1]/", "https://[fe80::1]/", "https://0.0.0.0/", "https://2130706433/"),
    *("https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/", "https://100.64.0.1/"),
    *("https://[fec0::1]/", "https://[64:ff9b:1::7f00:1]/"),
)
NO_ADDRESSES = ("http://example.kz/", "ftp://example.kz/", "https:///", "file:///etc/passwd", "")


@pytest.mark.parametrize("url", PRIVATE)
def test_our_own_network_is_closed(url):
    with pytest.raises(post.NotSent, match=r"ішкі желі|қосылмады"):
        post.send(url, b"{}", {})


@pytest.mark.parametrize("url", [*NO_ADDRESSES, "https://example.kz:99999/", "https://[::/"])
def test_what_is_no_address_is_refused(url):
    with pytest.raises((post.NotSent, ValueError)):
        post.send(url, b"{}", {})


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888"])
def test_the_world_is_open(address):
    assert post.is_public(address)


def test_one_private_address_among_public_ones_closes_a_name(monkeypatch):
    rows = [(0, 0, 0, "", ("8.8.8.8", 443)), (0, 0, 0, "", ("127.0.0.1", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **how: rows)
    with pytest.raises(post.NotSent, match="ішкі желі"):
        post.send("https://example.kz/", b"{}", {})


@pytest.fixture
def dripping():
    """A server that sends a head without end, a line at a time."""
    server = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def drip():
        connection, _ = server.accept()
        with connection:
            connection.sendall(b"HTTP/1.1 200 OK\r\n")
            while not over.wait(0.05):
                try:
                    connection.sendall(b"X-A: b\r\n")
                except OSError:
                    return

    thread = threading.Thread(target=drip)
    thread.start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}/"
    over.set()
    thread.join()
    server.close()


def test_an_answer_that_drips_is_cut_off(dripping, settings, monkeypatch):
    settings.OUTLETS_MAY_BE_PRIVATE = True
    monkeypatch.setattr(post, "LONGEST", 0.4)
    with pytest.raises(post.Unsure):
        post.send(dripping, b"{}", {})
