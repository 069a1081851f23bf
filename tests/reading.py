"""A reader or an editor of a real server, with nothing but addresses and forms."""

import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from http import HTTPStatus

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

PASSWORD = "сырдария-жағасы-9"
TOKEN = r'name="csrfmiddlewaretoken" value="([^"]+)"'


class Page:
    def __init__(self, answer):
        self.status = answer.status
        self.headers = answer.headers
        self.content = answer.read()

    @property
    def text(self):
        return self.content.decode()


def read(address, opener=None, data=None, **headers):
    opener = opener or urllib.request.build_opener()
    if isinstance(data, dict):
        data = urllib.parse.urlencode(data).encode()
    request = urllib.request.Request(address, data=data, headers=headers)
    try:
        with opener.open(request, timeout=30) as answer:
            return Page(answer)
    except urllib.error.HTTPError as answer:
        return Page(answer)


def signed_in(home, password=PASSWORD):
    opener = urllib.request.build_opener(
        urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    )
    send(opener, f"{home}/redaksia/login/", username="aigul", password=password)
    return opener


def send(opener, address, **fields):
    """Fill in and send the form at that address; an upload is a field, too."""
    token = re.search(TOKEN, read(address, opener).text)[1]
    fields["csrfmiddlewaretoken"] = token
    kind = {"Content-Type": MULTIPART_CONTENT}
    page = read(address, opener, encode_multipart(BOUNDARY, fields), **kind)
    assert page.status == HTTPStatus.OK
    return page
