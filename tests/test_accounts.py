"""People are invited by mail and choose their passwords themselves."""

import io
import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission, User
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.factories import make_editor

PASSWORD = "сырдария-жағасы-9"


def link():
    return re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]


def choose_password(client, address, password=PASSWORD):
    page = client.get(address, follow=True)
    form = {"new_password1": password, "new_password2": password}
    return client.post(page.request["PATH_INFO"], form, follow=True)


def invite(email, **options):
    call_command("invite", email, stdout=io.StringIO(), **options)


def test_an_invited_person_chooses_a_password_and_signs_in(client, db):
    invite("Aigul@Qazaly.kz", chief=True)
    letter = mail.outbox[0]
    assert letter.to == ["aigul@qazaly.kz"]
    assert "шақырамыз" in letter.body
    assert not User.objects.get().has_usable_password()
    assert choose_password(client, link()).status_code == 200
    sent = {"username": "aigul@qazaly.kz", "password": PASSWORD}
    assert client.post("/redaksia/login/", sent)["Location"] == "/redaksia/"
    assert client.get("/redaksia/").status_code == 200


def test_a_link_works_once_and_for_three_days(client, db):
    invite("aigul@qazaly.kz")
    first = link()
    choose_password(client, first)
    again = client.get(first, follow=True).content.decode()
    assert 'name="new_password1"' not in again
    invite("aigul@qazaly.kz")
    with time_machine.travel(timezone.localtime() + timedelta(days=3, minutes=1)):
        assert 'name="new_password1"' not in client.get(link(), follow=True).content.decode()


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


def test_a_chief_invites_from_the_desk_and_sees_no_password(client, db):
    client.force_login(make_editor())
    form = client.get("/redaksia/auth/user/add/").content.decode()
    assert "password" not in form.replace("password_change", "")
    response = client.post("/redaksia/auth/user/add/", {"email": "Bolat@Qazaly.kz"}, follow=True)
    assert "bolat@qazaly.kz мекенжайына жіберілді" in response.content.decode()
    bolat = User.objects.get(email="bolat@qazaly.kz")
    assert (bolat.is_staff, bolat.is_superuser, bolat.has_usable_password()) == (True, False, False)
    assert mail.outbox[0].to == ["bolat@qazaly.kz"]
    page = client.get(f"/redaksia/auth/user/{bolat.pk}/change/").content.decode()
    assert "id_password" not in page
    assert client.get(f"/redaksia/auth/user/{bolat.pk}/password/").status_code != 200
    again = client.post("/redaksia/auth/user/add/", {"email": "BOLAT@qazaly.kz"})
    assert "Бұл адам шақырылған" in again.content.decode()


def test_a_letter_can_be_sent_again(client, db):
    client.force_login(make_editor())
    invite("bolat@qazaly.kz")
    sent = {"action": "send_invitation", "_selected_action": [User.objects.last().pk]}
    client.post("/redaksia/auth/user/", sent)
    assert len(mail.outbox) == 2


def test_a_forgotten_password_is_replaced_by_mail(client, db):
    make_editor("aigul")
    page = client.get("/redaksia/login/").content.decode()
    assert "/redaksia/qupiasoz/" in page
    client.post("/redaksia/qupiasoz/", {"email": "aigul@qazaly.kz"})
    assert "жаңартуды сұрадыңыз" in mail.outbox[0].body
    choose_password(client, link())
    assert User.objects.get().check_password(PASSWORD)


def test_an_unknown_address_is_answered_alike_and_gets_no_letter(client, db):
    make_editor("aigul")
    known = client.post("/redaksia/qupiasoz/", {"email": "aigul@qazaly.kz"})
    unknown = client.post("/redaksia/qupiasoz/", {"email": "bireu@qazaly.kz"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert len(mail.outbox) == 1


def test_links_carry_our_own_host(client, db, settings):
    settings.ALLOWED_HOSTS = ["testserver", "evil.example"]
    make_editor("aigul")
    client.post(
        "/redaksia/qupiasoz/", {"email": "aigul@qazaly.kz"}, headers={"Host": "evil.example"}
    )
    assert "evil" not in mail.outbox[0].body


@pytest.mark.parametrize("password", ["123", "12345678", "password", "aigul@qazaly.kz"])
def test_weak_passwords_are_refused(client, db, password):
    invite("aigul@qazaly.kz")
    choose_password(client, link(), password)
    assert not User.objects.get().has_usable_password()


def test_nobody_reads_a_password_through_a_filter(client, db):
    clerk = User.objects.create_user("klerk", password="x", is_staff=True)
    clerk.user_permissions.set(Permission.objects.filter(codename="view_user"))
    client.force_login(clerk)
    assert client.get("/redaksia/auth/user/").status_code == 200
    assert client.get("/redaksia/auth/user/?password__startswith=md5").status_code == 400


def test_nobody_makes_himself_a_chief(client, db):
    chief = make_editor("bas")
    clerk = User.objects.create_user("klerk", email="k@qazaly.kz", password="x", is_staff=True)
    clerk.user_permissions.set(Permission.objects.filter(content_type__model="user"))
    client.force_login(clerk)
    own = {"email": "k@qazaly.kz", "is_superuser": "on", "is_staff": "on", "is_active": "on"}
    client.post(f"/redaksia/auth/user/{clerk.pk}/change/", own)
    client.post(f"/redaksia/auth/user/{chief.pk}/change/", {"email": "k2@qazaly.kz"})
    client.post("/redaksia/auth/user/add/", {"email": "zhana@qazaly.kz", "is_superuser": "on"})
    assert list(User.objects.filter(is_superuser=True)) == [chief]
    assert User.objects.get(pk=chief.pk).email == "bas@qazaly.kz"


def test_a_letter_that_cannot_be_sent_tells_nothing_and_breaks_nothing(client, db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    chief = make_editor("aigul")
    for email in ("aigul@qazaly.kz", "bireu@qazaly.kz"):
        answer = client.post("/redaksia/qupiasoz/", {"email": email})
        assert answer["Location"] == "/redaksia/qupiasoz/zhiberildi/"
    client.force_login(chief)
    page = client.post("/redaksia/auth/user/add/", {"email": "b@qazaly.kz"}, follow=True)
    assert "хат жіберілмеді" in page.content.decode()


def test_pages_before_signing_in_carry_the_newsrooms_name(client, db):
    page = client.get("/redaksia/qupiasoz/").content.decode()
    assert "Қазалы редакциясы" in page
    assert "Құпиясөзді жаңарту" in page
