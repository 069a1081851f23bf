"""Guessing at the door: few tries, counted for accounts and for addresses, and forgotten."""

import pytest
from axes.models import AccessAttempt
from django.test import Client

from desk.forgetting import forget_signing_in
from desk.throttling import LOCKED
from tests.factories import make_editor
from tests.signing import LOGIN, code, give_phone, later, sign_in
from tests.test_signing_in import hashes
from tests.threads import at_once

__all__ = ["hashes"]

pytestmark = pytest.mark.django_db


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
