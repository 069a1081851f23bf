"""The second factor is demanded of who publishes; a lost phone is taken away by the chief."""

import re
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from desk.site import OPEN
from tests.factories import make_editor, make_person_of_the_desk
from tests.signing import TOTP_PAGE, code, give_phone, is_in, sign_in
from tests.test_totp import demanded, set_up

__all__ = ["demanded"]

pytestmark = pytest.mark.django_db


# --- demanded ------------------------------------------------------------------------------


def pages_of_the_desk(resolver=None, prefix="/redaksia/"):
    """Each address of the admin with any value in its places, and its name."""
    resolver = resolver or next(
        found for found in get_resolver().url_patterns if getattr(found, "namespace", "") == "admin"
    )
    for found in resolver.url_patterns:
        address = prefix + re.sub(r"<[^>]*>|\(.*?\)", "1", str(found.pattern)).strip("^$")
        if isinstance(found, URLPattern):
            yield address, found.name
        else:
            yield from pages_of_the_desk(found, address)


def test_no_page_opens_to_somebody_who_publishes_without_a_code(client, demanded):
    client.force_login(make_editor())
    tried = 0
    for address, name in pages_of_the_desk():
        if f"admin:{name}" in OPEN or name == "login":
            continue
        for method in (client.get, client.post):
            answer = method(address)
            assert answer.status_code == 302, address
            assert answer["Location"] == TOTP_PAGE, address
            tried += 1
    assert tried > 100


def test_what_stays_open_is_the_way_to_a_code_and_the_way_out(client, demanded):
    make_editor()
    assert sign_in(client)["Location"] == "/redaksia/"
    assert client.get("/redaksia/")["Location"] == TOTP_PAGE
    assert client.get("/redaksia/password_change/").status_code == 200
    assert client.get(TOTP_PAGE).status_code == 200
    client.post("/redaksia/logout/")
    assert client.get(TOTP_PAGE)["Location"].startswith("/redaksia/login/")


def test_the_desk_opens_as_soon_as_the_phone_is_set_up(client, demanded):
    make_editor()
    sign_in(client)
    set_up(client)
    assert is_in(client)


@pytest.mark.parametrize(
    ("role", "asked"), [("author", False), ("editor", True), ("column", True), ("chief", True)]
)
def test_a_code_is_demanded_of_who_can_publish(client, demanded, role, asked):
    client.force_login(make_person_of_the_desk(role))
    assert is_in(client) != asked


def test_somebody_with_a_phone_and_an_open_session_without_a_code_signs_in_again(client, demanded):
    user = make_editor()
    client.force_login(user)
    give_phone(user)
    assert client.get("/redaksia/news/")["Location"] == "/redaksia/login/?next=/redaksia/news/"
    login = client.get("/redaksia/login/?next=/redaksia/news/")
    assert login.status_code == 200
    assert "қайта кіру керек" in login.content.decode()


@pytest.mark.parametrize(
    ("environment", "demanded"),
    [
        ({"SITE_URL": "https://qazaly.kz"}, "True"),
        ({"SITE_URL": "http://127.0.0.1:8000"}, "False"),
        ({"SITE_URL": "https://qazaly.kz", "REQUIRE_TOTP": "0"}, "False"),
        ({"SITE_URL": "http://127.0.0.1:8000", "REQUIRE_TOTP": "1"}, "True"),
    ],
)
def test_production_demands_it_and_a_laptop_does_not(environment, demanded):
    ask = "from qazaly import settings; print(settings.REQUIRE_TOTP)"
    told = {"SECRET_KEY": "x", "DATABASE_URL": "postgres://none/none", **environment}
    run = subprocess.run([sys.executable, "-c", ask], env=told, capture_output=True, text=True)
    assert run.stdout.strip() == demanded


# --- a lost phone --------------------------------------------------------------------------


def test_the_chief_takes_a_lost_phone_away(client, demanded):
    chief, bolat = make_editor("aigul"), make_person_of_the_desk("editor", "bolat")
    lost = Client()
    key = give_phone(bolat)
    sign_in(lost, "bolat", token=code(key))
    assert is_in(lost)
    sign_in(client, token=code(give_phone(chief)))
    client.post("/redaksia/auth/user/", {"action": "reset_phone", "_selected_action": [bolat.pk]})
    assert lost.get(TOTP_PAGE)["Location"].startswith("/redaksia/login/")
    sign_in(lost, "bolat")
    assert lost.get("/redaksia/")["Location"] == TOTP_PAGE
    set_up(lost)
    assert is_in(lost)
