"""Signing in: one sentence for whatever was wrong, and never a way to elsewhere."""

import re

import pytest
from django.contrib.auth import hashers
from django.contrib.auth.models import User
from django.test import Client

from desk.signing_in import WRONG
from tests.factories import make_editor, make_person_of_the_desk
from tests.signing import LOGIN, code, give_phone, is_in, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def hashes(monkeypatch):
    """How many passwords were hashed."""
    counted = []
    encode = hashers.MD5PasswordHasher.encode

    def counting(self, password, salt):
        counted.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", counting)
    return counted


# --- the form ----------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["aigul", "AIGUL", " aigul@qazaly.kz ", "Aigul@Qazaly.KZ"])
def test_the_address_is_typed_in_any_case(client, typed):
    make_editor()
    assert sign_in(client, typed)["Location"] == "/redaksia/"
    assert is_in(client)


def test_a_login_comes_before_somebody_elses_address(client):
    make_editor("aigul@other.kz")
    User.objects.filter().update(email="")
    make_person_of_the_desk("author", "bolat")
    User.objects.filter(username="bolat").update(email="aigul@other.kz")
    sign_in(client, "aigul@other.kz")
    assert client.get("/redaksia/").context["user"].username == "aigul@other.kz"


def test_password_managers_and_phones_know_the_fields(client):
    page = client.get(LOGIN).content.decode()
    for name, words in (
        ("username", 'autocomplete="username"'),
        ("password", 'autocomplete="current-password"'),
        ("token", 'autocomplete="one-time-code"'),
        ("token", 'inputmode="numeric"'),
    ):
        assert words in re.search(f'<input[^>]*name="{name}"[^>]*>', page)[0]
    assert "onpaste" not in page


def bare(response):
    """The page without what differs by chance or by what was typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())
    return re.sub(r'name="username" value="[^"]+"', "", text)


def test_whatever_was_wrong_the_answer_is_the_same(client, hashes):
    for name in ("aigul", "bolat", "gone", "invited"):
        make_editor(name)
    key = give_phone(User.objects.get(username="bolat"))
    User.objects.filter(username="gone").update(is_active=False)
    User.objects.filter(username="invited").update(password="!nothing")
    User.objects.create_user("reader", password="qupiasoz")
    tries = [
        {"username": "nobody"},
        {"username": "aigul", "password": "another"},
        {"username": "bolat"},
        {"username": "bolat", "token": "000000" if code(key) != "000000" else "1"},
        {"username": "bolat", "token": "қате"},
        {"username": "gone"},
        {"username": "invited"},
        {"username": "reader"},
    ]
    answers, costs = set(), set()
    for number, tried in enumerate(tries):
        before = len(hashes)
        answer = Client(REMOTE_ADDR=f"10.0.0.{number}").post(
            LOGIN, {"password": "qupiasoz"} | tried
        )
        answers.add((answer.status_code, bare(answer)))
        costs.add(len(hashes) - before)
    assert len(answers) == 1
    assert WRONG in answers.pop()[1]
    assert costs == {1}


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"username": "", "password": "", "token": ""},
        {"username": "а" * 5000, "password": "б" * 5000, "token": "1" * 5000},
        {"username": "a\0b", "password": "c\0d", "token": "\0"},
        {"username": "aigul", "password": "x", "token": "٣٤٥٦٧٨"},
    ],
)
def test_hostile_forms_are_answered_by_the_page(client, form):
    make_editor()
    response = client.post(LOGIN, form)
    assert response.status_code == 200
    assert 'id="login-form"' in response.content.decode()


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/", "//evil.example", "javascript:alert(1)", "https:///evil.example"],
)
def test_next_never_leads_away(client, address):
    make_editor()
    assert sign_in(client, next=address)["Location"] == "/redaksia/"
    client.post("/redaksia/logout/")
    assert sign_in(client, next="/redaksia/news/")["Location"] == "/redaksia/news/"


def test_another_sites_page_signs_nobody_in():
    make_editor()
    strict = Client(enforce_csrf_checks=True)
    assert sign_in(strict).status_code == 403
    strict.get(LOGIN)
    forged = {"username": "aigul", "password": "qupiasoz", "csrfmiddlewaretoken": "x" * 32}
    assert strict.post(LOGIN, forged).status_code == 403


def test_argon2_is_first_and_old_hashes_are_made_anew(client, settings):
    from qazaly.settings import PASSWORD_HASHERS

    settings.PASSWORD_HASHERS = PASSWORD_HASHERS[1:]
    make_editor()
    assert User.objects.get().password.startswith("pbkdf2_")
    settings.PASSWORD_HASHERS = PASSWORD_HASHERS
    sign_in(client)
    assert User.objects.get().password.startswith("argon2")
