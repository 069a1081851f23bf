"""Sessions: they end by themselves, with a password, and with a person."""

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client

from desk.sessions import end_sessions
from tests.factories import make_editor
from tests.signing import is_in, later, sign_in

pytestmark = pytest.mark.django_db


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
