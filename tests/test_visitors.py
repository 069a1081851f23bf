"""Who sends a request: networks that are one visitor, and pages of other sites that ask."""

import pytest

from news.visitors import is_foreign, network_of
from tests.letters import is_taken, open_article, send


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unix:", "unix:"),
    ],
)
def test_a_network_is_what_one_visitor_has(address, network):
    assert network_of(address) == network


def test_readers_of_a_socket_of_both_versions_do_not_hold_each_other_up(db):
    page = f"/pikirler/{open_article().pk}/"
    for number in range(2):
        comment = {"name": "Асқар", "text": f"{number}-пікір"}
        assert is_taken(send(page, address=f"::ffff:203.0.113.{number}", **comment))


OURS = "https://qazaly.kz"


@pytest.mark.parametrize(
    ("origin", "site", "foreign"),
    [
        (None, None, False),
        (OURS, None, False),
        (OURS, "same-origin", False),
        ("null", "same-origin", False),
        ("null", None, True),
        ("null", "cross-site", True),
        ("https://evil.kz", None, True),
        (None, "cross-site", True),
        (None, "none", True),
        (OURS, "same-site", True),
    ],
)
def test_a_page_of_another_site_is_known_by_either_header(origin, site, foreign):
    sent = {"HTTP_ORIGIN": origin, "HTTP_SEC_FETCH_SITE": site, "HTTP_HOST": "qazaly.kz"}
    environ = {name: value for name, value in sent.items() if value is not None}
    assert is_foreign(environ) is foreign
