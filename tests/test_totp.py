"""The second factor: set up from a page, asked for at each login, and spare codes."""

import re

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from desk import second_factor
from tests.factories import make_editor
from tests.signing import TOTP_PAGE, code, give_phone, is_in, key_on, sign_in

pytestmark = pytest.mark.django_db

NOON = "2026-11-27 12:00:10+05:00"


@pytest.fixture
def demanded(settings):
    settings.REQUIRE_TOTP = True


def set_up(client):
    """Set a phone up as the page says; its key."""
    key = key_on(client.get(TOTP_PAGE).content.decode())
    client.post(TOTP_PAGE, {"act": "confirm", "token": code(key)})
    return key


def codes_on(page):
    return [a + b for a, b in re.findall(r"<code>(\d{5}) (\d{5})</code>", page.content.decode())]


# --- setting up ----------------------------------------------------------------------------


def test_a_phone_is_set_up_and_asked_for_from_then_on(client):
    make_editor()
    with time_machine.travel(NOON, tick=False) as clock:
        sign_in(client)
        page = client.get(TOTP_PAGE).content.decode()
        assert "<svg" in page
        assert "style=" not in page
        key = set_up(client)
        assert is_in(client)
        clock.shift(60)
        assert sign_in(Client()).status_code == 200
        assert sign_in(Client(), token=code(key)).status_code == 302


def test_the_picture_holds_the_key_that_is_typed(client):
    user = make_editor()
    key = second_factor.new_key()
    address = second_factor.address_for_phone(user, key)
    typed = second_factor.key_for_typing(key).replace(" ", "")
    assert address.startswith("otpauth://totp/")
    assert f"secret={typed}&" in address
    assert len(typed) == 32


def test_the_key_stays_until_its_code_is_typed_and_nothing_is_on_before(client):
    make_editor()
    sign_in(client)
    key = key_on(client.get(TOTP_PAGE).content.decode())
    for wrong in (
        "",
        "12",
        "abcdef",
        "0" * 5000,
        "１２３４５６",
        f"{(int(code(key)) + 1) % 10**6:06}",
    ):
        answer = client.post(TOTP_PAGE, {"act": "confirm", "token": wrong})
        assert "Код дұрыс емес" in answer.content.decode()
        assert key_on(answer.content.decode()) == key
    assert not TOTPDevice.objects.exists()
    spaced = f" {code(key)[:3]} {code(key)[3:]} "
    assert client.post(TOTP_PAGE, {"act": "confirm", "token": spaced}).status_code == 302


def test_a_form_sent_twice_sets_one_phone_up_and_loses_no_codes(client):
    make_editor()
    sign_in(client)
    key = key_on(client.get(TOTP_PAGE).content.decode())
    form = {"act": "confirm", "token": code(key)}
    for _ in range(2):
        client.post(TOTP_PAGE, form)
    assert TOTPDevice.objects.count() == 1
    assert len(codes_on(client.get(TOTP_PAGE))) == 10


def test_a_new_phone_takes_the_place_of_the_old_one_only_with_its_code(client):
    user = make_editor()
    with time_machine.travel(NOON, tick=False) as clock:
        old = give_phone(user)
        sign_in(client, token=code(old))
        client.post(TOTP_PAGE, {"act": "anew"})
        clock.shift(60)
        assert sign_in(Client(), token=code(old)).status_code == 302
        new = set_up(client)
        clock.shift(60)
        assert sign_in(Client(), token=code(old)).status_code == 200
        clock.shift(60)
        assert sign_in(Client(), token=code(new)).status_code == 302


def test_a_session_without_a_code_changes_no_phone(client):
    user = make_editor()
    sign_in(client)
    key = give_phone(user)  # elsewhere
    for act in ("anew", "codes", "confirm", "written", ""):
        answer = client.post(TOTP_PAGE, {"act": act, "token": code(key)})
        assert answer["Location"].startswith("/redaksia/login/")
    assert TOTPDevice.objects.get().key == key
    assert not StaticToken.objects.exists()


# --- clocks --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seconds", "fits"), [(-41, False), (-40, True), (0, True), (49, True), (50, False)]
)
def test_a_phones_clock_may_be_wrong_by_half_a_minute(client, seconds, fits):
    with time_machine.travel(NOON, tick=False):  # ten seconds into a step of thirty
        key = give_phone(make_editor())
        status = sign_in(client, token=code(key, seconds=seconds)).status_code
    assert (status == 302) == fits


def test_a_code_is_good_once(client):
    with time_machine.travel(NOON, tick=False):
        key = give_phone(make_editor())
        assert sign_in(client, token=code(key)).status_code == 302
        assert sign_in(Client(), token=code(key)).status_code == 200


def test_the_code_that_set_the_phone_up_is_used_up(client):
    make_editor()
    with time_machine.travel(NOON, tick=False):
        sign_in(client)
        key = set_up(client)
        assert sign_in(Client(), token=code(key)).status_code == 200


def test_guesses_from_many_addresses_wait_longer_and_longer(client):
    key = give_phone(make_editor())
    with time_machine.travel(NOON, tick=False) as clock:
        for number in range(12):
            sign_in(Client(REMOTE_ADDR=f"10.0.0.{number}"), token="000000")
            clock.shift(1)
        assert TOTPDevice.objects.get().throttling_failure_count < 12
        assert sign_in(client, token=code(key)).status_code == 200
        clock.shift(3600)
        assert sign_in(client, token=code(key)).status_code == 302


# --- recovery codes ------------------------------------------------------------------------


def test_recovery_codes_are_shown_until_they_are_written_down(client):
    make_editor()
    sign_in(client)
    set_up(client)
    codes = codes_on(client.get(TOTP_PAGE))
    assert len(set(codes)) == 10
    file = client.get(f"{TOTP_PAGE}kodtar.txt")
    assert all(one in file.content.decode() for one in codes)
    assert "attachment" in file["Content-Disposition"]
    assert client.post(TOTP_PAGE, {"act": "written"})["Location"] == "/redaksia/"
    assert codes_on(client.get(TOTP_PAGE)) == []
    assert client.get(f"{TOTP_PAGE}kodtar.txt").status_code == 404
    kept = " ".join(StaticToken.objects.values_list("token", flat=True))
    assert not any(one in kept for one in codes)


def test_a_recovery_code_opens_the_desk_once(client):
    make_editor()
    sign_in(client)
    set_up(client)
    first, second, *_ = codes_on(client.get(TOTP_PAGE))
    assert sign_in(Client(), token=first).status_code == 302
    assert sign_in(Client(), token=first).status_code == 200
    with time_machine.travel(NOON, tick=False) as clock:
        clock.shift(10**6)
        assert sign_in(Client(), token=f"{second[:5]}-{second[5:]} ").status_code == 302
    assert second_factor.recovery_codes_left(User.objects.get()) == 8


def test_new_recovery_codes_kill_the_old_ones(client):
    make_editor()
    sign_in(client)
    set_up(client)
    old = codes_on(client.get(TOTP_PAGE))
    client.post(TOTP_PAGE, {"act": "codes"})
    new = codes_on(client.get(TOTP_PAGE))
    assert not set(old) & set(new)
    assert sign_in(Client(), token=old[0]).status_code == 200
    with time_machine.travel(NOON, tick=False) as clock:
        clock.shift(10**6)
        assert sign_in(Client(), token=new[0]).status_code == 302


def test_nobody_gets_in_with_a_colleagues_codes(client):
    aigul, bolat = make_editor("aigul"), make_editor("bolat")
    key = give_phone(aigul)
    give_phone(bolat)
    code_of_aigul = second_factor.make_recovery_codes(aigul)[0]
    second_factor.make_recovery_codes(bolat)
    assert sign_in(client, "bolat", token=code_of_aigul).status_code == 200
    assert sign_in(client, "bolat", token=code(key)).status_code == 200
