"""Signing in: one sentence for whatever was wrong, few guesses, sessions that end."""

import re
from datetime import timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.auth import hashers
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client

from desk.forgetting import forget_signing_in
from desk.sessions import end_sessions
from desk.signing_in import WRONG
from desk.throttling import LOCKED
from tests.factories import local, make_editor, make_person_of_the_desk
from tests.signing import LOGIN, code, give_phone, is_in, sign_in
from tests.threads import at_once

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


def later(**span):
    """The clock stands so long after noon."""
    return time_machine.travel(local("2026-11-27 12:00") + timedelta(**span), tick=False)


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


# --- guessing ------------------------------------------------------------------------------


def test_of_a_hundred_bad_logins_five_are_looked_at(client, hashes):
    make_editor()
    hashes.clear()
    answers = [sign_in(client, password=f"guess-{number}") for number in range(100)]
    assert len(hashes) == 5
    assert [answer.status_code for answer in answers] == [200] * 4 + [429] * 96
    assert LOCKED in answers[-1].content.decode()
    assert answers[-1]["Retry-After"] == "1800"


def test_the_right_password_does_not_open_a_locked_account_and_half_an_hour_does(client):
    make_editor()
    with later(seconds=0):
        for _ in range(5):
            sign_in(client, password="guess")
    with later(minutes=30, seconds=-1):
        assert sign_in(client).status_code == 429
    with later(minutes=30, seconds=1):
        assert sign_in(client).status_code == 302


def test_a_colleague_elsewhere_and_another_account_here_are_not_locked(client):
    make_editor("aigul")
    make_editor("bolat")
    for _ in range(6):
        sign_in(client, "aigul", "guess")
    assert sign_in(Client(REMOTE_ADDR="10.0.0.9"), "aigul").status_code == 302
    assert sign_in(client, "bolat").status_code == 302


def test_one_account_is_one_however_it_is_typed(client):
    make_editor()
    for typed in ("aigul", "AIGUL", "aigul@qazaly.kz", "Aigul@qazaly.kz", "aigul "):
        last = sign_in(client, typed, "guess")
    assert last.status_code == 429


def test_an_unknown_account_is_locked_alike(client):
    answers = [sign_in(client, "nobody", "guess").status_code for _ in range(6)]
    assert answers == [200] * 4 + [429] * 2


def test_an_address_that_tries_many_accounts_is_locked_for_an_hour(client, hashes):
    make_editor()
    hashes.clear()
    with later(seconds=0):
        answers = [sign_in(client, f"name-{number}", "guess") for number in range(40)]
    assert len(hashes) == 20
    assert [answer.status_code for answer in answers] == [200] * 19 + [429] * 21
    with later(minutes=60, seconds=-1):
        assert sign_in(client).status_code == 429
    with later(minutes=60, seconds=1):
        assert sign_in(client).status_code == 302


def test_the_neighbours_of_one_network_of_the_sixth_version_are_one():
    make_editor()
    for number in range(5):
        last = sign_in(Client(REMOTE_ADDR=f"2001:db8:1:2::{number}"), password="guess")
    assert last.status_code == 429
    assert sign_in(Client(REMOTE_ADDR="2001:db8:1:3::1")).status_code == 302


def test_a_header_from_outside_changes_no_address(client, settings):
    make_editor()
    for number in range(5):
        last = client.post(
            LOGIN,
            {"username": "aigul", "password": "guess"},
            headers={"X-Real-IP": f"10.0.0.{number}", "X-Forwarded-For": f"10.0.0.{number}"},
        )
    assert last.status_code == 429
    settings.SECURE = True  # now a proxy stands in front and names the visitor
    form = {"username": "aigul", "password": "qupiasoz"}
    assert client.post(LOGIN, form, headers={"X-Real-IP": "10.0.0.1"}).status_code == 302


def test_wrong_codes_are_counted_like_wrong_passwords(client):
    key = give_phone(make_editor())
    for _ in range(5):
        last = sign_in(client, token="12")
    assert last.status_code == 429
    assert sign_in(client, token=code(key)).status_code == 429


def test_a_good_login_forgets_the_bad_ones(client):
    make_editor()
    for _ in range(3):
        for _ in range(4):
            sign_in(client, password="guess")
        assert sign_in(client, "aigul@qazaly.kz").status_code == 302
    assert not AccessAttempt.objects.exists()


def test_nothing_that_was_typed_is_kept_and_addresses_are_forgotten(client):
    make_editor()
    with later(seconds=0):
        for _ in range(2):
            sign_in(client, password="guess", token="123456", title="Құпия мақала")
    kept = str(list(AccessAttempt.objects.values()))
    assert "guess" not in kept
    assert "123456" not in kept
    assert "Құпия" not in kept
    with later(minutes=61):
        forget_signing_in()
    assert not AccessAttempt.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_guesses_at_once_are_no_more_than_one_after_another(hashes):
    make_editor()
    hashes.clear()
    at_once(lambda number: sign_in(Client(), password=f"guess-{number}"), range(20))
    assert len(hashes) == 5


# --- sessions ------------------------------------------------------------------------------


def test_a_session_planted_before_is_not_the_one_after(client):
    make_editor()
    client.session.save()
    planted = client.session
    planted["x"] = 1
    planted.save()
    client.cookies["sessionid"] = planted.session_key
    sign_in(client)
    assert client.cookies["sessionid"].value != planted.session_key
    assert not Session.objects.filter(session_key=planted.session_key).exists()


def test_a_session_that_was_left_opens_nothing(client):
    make_editor()
    sign_in(client)
    kept = client.cookies["sessionid"].value
    client.post("/redaksia/logout/")
    client.cookies["sessionid"] = kept
    assert not is_in(client)


@pytest.mark.parametrize(("seconds", "stays"), [(-1, True), (1, False)])
def test_a_session_ends_after_an_hour_of_rest(client, seconds, stays):
    make_editor()
    with later(seconds=0):
        sign_in(client)
    with later(minutes=60, seconds=seconds):
        assert is_in(client) == stays


@pytest.mark.parametrize(("seconds", "stays"), [(-1, True), (1, False)])
def test_a_session_ends_after_eight_hours_of_work(client, seconds, stays):
    make_editor()
    with later(seconds=0):
        sign_in(client)
    for half_hours in range(1, 16):
        with later(minutes=30 * half_hours):
            assert is_in(client)
    with later(hours=8, seconds=seconds):
        assert is_in(client) == stays


def test_work_writes_the_session_once_a_minute(client, django_assert_num_queries):
    make_editor()
    with later(seconds=0):
        sign_in(client)
        is_in(client)
    for seconds, written in ((59, 0), (61, 1), (62, 0), (119, 0), (122, 1)):
        before = Session.objects.get().expire_date
        with later(seconds=seconds):
            is_in(client)
        assert (Session.objects.get().expire_date > before) == bool(written)


def test_a_changed_password_ends_the_other_sessions_and_keeps_ones_own(client):
    make_editor()
    other = Client()
    sign_in(client)
    sign_in(other)
    new = "сырдария-жағасы-9"
    form = {"old_password": "qupiasoz", "new_password1": new, "new_password2": new}
    assert client.post("/redaksia/password_change/", form).status_code == 302
    assert is_in(client)
    assert not is_in(other)


def test_a_deactivated_person_is_out_at_once(client):
    make_editor()
    sign_in(client)
    User.objects.update(is_active=False)
    assert not is_in(client)


def test_somebody_is_signed_out_everywhere_and_nobody_else(client):
    aigul, _ = make_editor("aigul"), make_editor("bolat")
    sign_in(client)
    other = Client()
    sign_in(other, "bolat")
    end_sessions(aigul.pk)
    assert not is_in(client)
    assert is_in(other)


def test_readers_get_no_cookie_and_no_session(client):
    for address in ("/", "/ruhaniyat/", "/search/?q=көпір"):
        assert not client.get(address).cookies
    assert not Session.objects.exists()
