"""People are invited by mail and choose their passwords themselves."""

import io
import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from desk import second_factor
from tests.factories import local, make_editor, make_person_of_the_desk
from tests.signing import (
    PASSWORD,
    TOTP_PAGE,
    choose_password,
    code,
    give_phone,
    is_in,
    letters,
    link,
    sign_in,
)


def invite(email, **options):
    call_command("invite", email, stdout=io.StringIO(), **options)


def test_an_invitation_twice_is_one_account(db):
    invite("aigul@qazaly.kz")
    invite("AIGUL@qazaly.kz")
    assert User.objects.count() == 1
    assert len(mail.outbox) == 2


@pytest.mark.parametrize(
    "email", ["", "aigul", "a@b", "aigul@qazaly.kz\nBcc: x@y.kz", "a" * 200 + "@qazaly.kz"]
)
def test_an_address_that_is_none_is_a_sentence(db, email):
    with pytest.raises(CommandError, match="is no mail address"):
        invite(email)
    assert not User.objects.exists()


def test_links_carry_our_own_host(client, db, settings):
    settings.ALLOWED_HOSTS = ["testserver", "evil.example"]
    make_editor("aigul")
    client.post(
        "/redaksia/qupiasoz/", {"email": "aigul@qazaly.kz"}, headers={"Host": "evil.example"}
    )
    assert "evil" not in letters()[0].body


@pytest.mark.parametrize("password", ["123", "12345678", "password", "aigul@qazaly.kz"])
def test_weak_passwords_are_refused(client, db, password):
    invite("aigul@qazaly.kz")
    choose_password(client, link(), password)
    assert not User.objects.get().has_usable_password()


def test_pages_before_signing_in_carry_the_newsrooms_name(client, db):
    page = client.get("/redaksia/qupiasoz/").content.decode()
    assert "Қазалы редакциясы" in page
    assert "Құпиясөзді жаңарту" in page


# --- invited -------------------------------------------------------------------------------


def test_an_invited_person_chooses_a_password_and_is_led_to_the_phone(client, db):
    invite("Aigul@Qazaly.kz", chief=True)
    letter = mail.outbox[0]
    assert letter.to == ["aigul@qazaly.kz"]
    assert "шақырамыз" in letter.body
    assert not User.objects.get().has_usable_password()
    chosen = choose_password(client, link())
    assert chosen.request["PATH_INFO"] == TOTP_PAGE
    assert is_in(client)
    assert sign_in(Client(), "aigul@qazaly.kz", PASSWORD)["Location"] == "/redaksia/"


def test_a_link_works_once(client, db):
    invite("aigul@qazaly.kz")
    first = link()
    choose_password(client, first)
    again = Client().get(first, follow=True).content.decode()
    assert 'name="new_password1"' not in again


@pytest.mark.parametrize(("seconds", "works"), [(-1, True), (1, False)])
def test_a_link_works_for_three_days(client, db, seconds, works):
    sent = local("2026-11-27 12:00")
    with time_machine.travel(sent, tick=False):
        invite("aigul@qazaly.kz")
    with time_machine.travel(sent + timedelta(days=3, seconds=seconds), tick=False):
        page = client.get(link(), follow=True).content.decode()
    assert ('name="new_password1"' in page) == works


def test_a_link_of_somebody_deactivated_lets_nobody_in(client, db):
    invite("aigul@qazaly.kz")
    User.objects.update(is_active=False)
    choose_password(client, link())
    assert not is_in(client)
    assert sign_in(client, "aigul@qazaly.kz", PASSWORD).status_code == 200


# --- forgotten -----------------------------------------------------------------------------


def ask(client, email="aigul@qazaly.kz"):
    return client.post("/redaksia/qupiasoz/", {"email": email})


def test_a_forgotten_password_is_replaced_by_mail(client, db):
    make_editor("aigul")
    page = client.get("/redaksia/login/").content.decode()
    assert "/redaksia/qupiasoz/" in page
    ask(client, "AIGUL@qazaly.kz")
    assert "жаңартуды сұрадыңыз" in letters()[0].body
    choose_password(client, link())
    assert User.objects.get().check_password(PASSWORD)


def test_a_mailbox_alone_opens_nothing_to_who_has_a_phone(client, db):
    user = make_editor("aigul")
    key = give_phone(user)
    recovery = second_factor.make_recovery_codes(user)
    ask(client)
    letters()
    done = choose_password(client, link())
    assert done.request["PATH_INFO"] == "/redaksia/qupiasoz/daiyn/"
    assert not is_in(client)
    assert sign_in(client, password=PASSWORD).status_code == 200
    assert sign_in(client, password=PASSWORD, token=code(key)).status_code == 302
    assert sign_in(Client(), password=PASSWORD, token=recovery[0]).status_code == 302


def test_a_reset_ends_the_sessions_that_were_open(client, db):
    make_editor("aigul")
    other = Client()
    sign_in(other)
    ask(client)
    letters()
    choose_password(client, link())
    assert not is_in(other)


def test_an_unknown_address_is_answered_alike_and_gets_no_letter(client, db):
    make_editor("aigul")
    known, unknown = ask(client), ask(client, "bireu@qazaly.kz")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [letter.to for letter in letters()] == [["aigul@qazaly.kz"]]


def test_a_mailbox_gets_three_letters_an_hour(client, db):
    make_editor("aigul")
    make_person_of_the_desk("author", "bolat")
    noon = local("2026-11-27 12:00")
    with time_machine.travel(noon, tick=False):
        answers = {(ask(client).status_code, ask(client)["Location"]) for _ in range(5)}
        assert len(letters()) == 3
        assert len(answers) == 1
        ask(client, "bolat@qazaly.kz")
        assert len(letters()) == 4
    with time_machine.travel(noon + timedelta(hours=1, seconds=1), tick=False):
        ask(client)
        assert len(letters()) == 5


def test_a_letter_that_cannot_be_sent_tells_nothing(client, db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    make_editor("aigul")
    for email in ("aigul@qazaly.kz", "bireu@qazaly.kz"):
        assert ask(client, email)["Location"] == "/redaksia/qupiasoz/zhiberildi/"
    letters()


# --- the way back in -----------------------------------------------------------------------


def let_in(email):
    out = io.StringIO()
    call_command("let_in", email, stdout=out)
    return re.search(r"http://testserver(/\S+)", out.getvalue())[1]


def test_the_last_administrator_comes_back_from_the_servers_shell(client, db):
    user = make_editor("aigul")
    give_phone(user)
    other = Client()
    other.force_login(user)
    for _ in range(5):
        sign_in(client, password="guess")
    User.objects.update(is_active=False, is_superuser=False)
    address = let_in("AIGUL@qazaly.kz")
    assert not is_in(other)
    assert not mail.outbox
    assert sign_in(client).status_code == 200
    assert choose_password(client, address).request["PATH_INFO"] == TOTP_PAGE
    assert User.objects.get().is_superuser
    assert sign_in(Client(), password=PASSWORD).status_code == 302
    told = LogEntry.objects.filter(change_message__contains="серверден").get()
    assert told.user == user


def test_a_newsroom_without_any_account_is_entered_too(client, db):
    choose_password(client, let_in("aigul@qazaly.kz"))
    assert is_in(client)
    with pytest.raises(CommandError, match="is no mail address"):
        let_in("bireu")
