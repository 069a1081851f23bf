"""What tests of signing in share: a phone, a letter's link, a filled login page."""

import re
import threading
import time
from base64 import b32decode
from datetime import timedelta

import time_machine
from django.core import mail
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from desk import second_factor
from tests.factories import local

LOGIN = "/redaksia/login/"
TOTP_PAGE = "/redaksia/rastau/"
PASSWORD = "сырдария-жағасы-9"


def give_phone(user):
    """Let the person have set a phone up long ago; the key, in hexadecimal."""
    device = TOTPDevice.objects.create(user=user, name="телефон", key=second_factor.new_key())
    return device.key


def code(key, *, seconds=0):
    """What a phone shows for the key, with a clock that is wrong by that many seconds."""
    clock = TOTP(bytes.fromhex(key))
    clock.time = time.time() + seconds
    return f"{clock.token():06}"


def later(**span):
    """The clock stands so long after noon."""
    return time_machine.travel(local("2026-11-27 12:00") + timedelta(**span), tick=False)


def key_on(page):
    """The key that the set-up page shows for typing, in hexadecimal."""
    shown = re.search(r'<code class="key"[^>]*>([A-Z2-7 ]+)<', page)[1]
    return b32decode(shown.replace(" ", "")).hex()


def sign_in(client, username="aigul", password="qupiasoz", token="", **more):
    return client.post(LOGIN, {"username": username, "password": password, "token": token, **more})


def is_in(client):
    return client.get("/redaksia/").status_code == 200


def letters():
    """All letters, those that a thread of ours is still sending included."""
    for thread in threading.enumerate():
        if thread.name == "letter":
            thread.join()
    return mail.outbox


def link():
    return re.search(r"http://testserver(/\S+)", letters()[-1].body)[1]


def choose_password(client, address, password=PASSWORD):
    page = client.get(address, follow=True)
    form = {"new_password1": password, "new_password2": password}
    return client.post(page.request["PATH_INFO"], form, follow=True)
