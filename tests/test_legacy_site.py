"""Addresses in old texts: the site's own become paths, and none leads where it should not."""

import pytest

from legacy.text import Site

SITE = Site(hosts={"qazaly.kz"})
LINKS = {
    "http://qazaly.kz": "/",
    "https://WWW.Qazaly.kz:443/a b.html": "/a%20b.html",
    "//qazaly.kz/x?y=1#z": "/x?y=1#z",
    "qazaly.kz/x": "/x",
    "www.qazaly.kz": "/",
    "/kogam/": "/kogam/",
    "./a.html": "/a.html",
    "../../uploads/a.pdf": "/uploads/a.pdf",
    "index.php?newsid=5": "/index.php?newsid=5",
    "12-kopir.html": "/12-kopir.html",
    "http://qazaly.kz//evil.example/x": "/evil.example/x",
    "/\\evil.example": "https://evil.example",
    "\\\\evil.example/x": "https://evil.example/x",
    "//evil.example": "https://evil.example",
    "https://qazaly.kz@evil.example/": "https://qazaly.kz@evil.example/",
    "http://qazaly.kz.evil.example/": "http://qazaly.kz.evil.example/",
    "stat.gov.kz/kk": "https://stat.gov.kz/kk",
    "mailto:a@b.kz": "mailto:a@b.kz",
    "tel:+77242": "tel:+77242",
    "javascript:alert(1)": "",
    "java\nscript:alert(1)": "",
    "data:text/html,x": "",
    "#top": "",
    "": "",
    "/index.php?do=go&url=aHR0cHM6Ly9lZ292Lmt6Lz9hPTEmYW1wO2I9Mg%3D%3D": "https://egov.kz/?a=1&b=2",
    "/go.php?url=L2tvZ2FtLw==": "/kogam/",
    "/index.php?do=go": "",
    "http://[": "",
}


@pytest.mark.parametrize("href", LINKS)
def test_where_a_link_leads(href):
    assert SITE.href_of(href) == LINKS[href]
