"""People and their roles: the chief editor's alone, and never without a chief."""

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import Permission, User
from django.core import mail
from django.test import Client

from desk.roles import ROLES, role_of
from tests.factories import make_editor, make_person_of_the_desk
from tests.signing import code, give_phone, is_in, sign_in
from tests.threads import at_once

pytestmark = pytest.mark.django_db

PEOPLE = "/redaksia/auth/user/"


@pytest.fixture
def chief(client):
    """A client with the chief editor Айгүл signed in."""
    client.force_login(make_editor())
    return client


def change(client, person, **fields):
    form = {"email": person.email, "role": role_of(person).key, "is_active": "on"} | fields
    kept = {name: value for name, value in form.items() if value is not None}
    return client.post(f"{PEOPLE}{person.pk}/change/", kept, follow=True)


def act(client, action, *people):
    chosen = [person.pk for person in people]
    sent = {"action": action, "_selected_action": chosen}
    return client.post(PEOPLE, sent, follow=True).content.decode()


# --- invited -------------------------------------------------------------------------------


def test_a_chief_invites_with_a_role_and_sees_no_password(chief):
    form = chief.get(f"{PEOPLE}add/").content.decode()
    assert "password" not in form.replace("password_change", "")
    sent = {"email": "Bolat@Qazaly.kz", "role": "author"}
    response = chief.post(f"{PEOPLE}add/", sent, follow=True)
    assert "bolat@qazaly.kz мекенжайына жіберілді" in response.content.decode()
    bolat = User.objects.get(email="bolat@qazaly.kz")
    assert (bolat.username, role_of(bolat).key) == ("bolat@qazaly.kz", "author")
    assert (bolat.is_superuser, bolat.has_usable_password()) == (False, False)
    assert mail.outbox[0].to == ["bolat@qazaly.kz"]
    page = chief.get(f"{PEOPLE}{bolat.pk}/change/").content.decode()
    assert "id_password" not in page
    assert chief.get(f"{PEOPLE}{bolat.pk}/password/").status_code != 200
    again = chief.post(f"{PEOPLE}add/", sent | {"email": "BOLAT@qazaly.kz"})
    assert "Бұл адам шақырылған" in again.content.decode()


def test_nobody_is_invited_without_a_role(chief):
    assert chief.post(f"{PEOPLE}add/", {"email": "bolat@qazaly.kz"}).status_code == 200
    assert User.objects.count() == 1


def test_a_letter_is_sent_again_but_not_to_somebody_deactivated(chief):
    bolat = make_person_of_the_desk("author", "bolat")
    gone = make_person_of_the_desk("author", "gone")
    User.objects.filter(pk=gone.pk).update(is_active=False)
    act(chief, "send_invitation", bolat, gone)
    assert [letter.to for letter in mail.outbox] == [["bolat@qazaly.kz"]]


def test_a_letter_that_cannot_be_sent_is_told_and_the_person_stays(chief, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    sent = {"email": "bolat@qazaly.kz", "role": "author"}
    page = chief.post(f"{PEOPLE}add/", sent, follow=True)
    assert "хат жіберілмеді" in page.content.decode()
    assert User.objects.filter(email="bolat@qazaly.kz").exists()


# --- roles ---------------------------------------------------------------------------------


def test_the_form_is_one_choice_of_a_role_and_no_matrix_of_rights(chief):
    page = chief.get(f"{PEOPLE}{make_person_of_the_desk('author').pk}/change/").content.decode()
    assert page.count('type="radio"') == 4
    assert all(sentence in page for role in ROLES for sentence in role.sentences)
    assert "user_permissions" not in page
    assert "is_superuser" not in page
    assert "/redaksia/rolder/" in page
    assert chief.get("/redaksia/auth/group/").status_code == 404


@pytest.mark.parametrize("key", ["author", "editor", "column", "chief"])
def test_a_role_is_given(chief, key):
    bolat = make_person_of_the_desk("author", "bolat")
    assert change(chief, bolat, role=key).status_code == 200
    assert role_of(User.objects.get(pk=bolat.pk)).key == key


@pytest.mark.parametrize("role", ["author", "editor", "column", None])
def test_only_the_chief_has_anything_to_do_with_people(client, role):
    chief, other = make_editor("bas"), make_person_of_the_desk(role, "bolat")
    other.user_permissions.set(Permission.objects.filter(content_type__app_label="auth"))
    client.force_login(other)
    for address in (PEOPLE, f"{PEOPLE}add/", f"{PEOPLE}{chief.pk}/change/"):
        assert client.get(address).status_code == 403
        form = {"email": "x@qazaly.kz", "role": "chief", "is_active": "on"}
        assert client.post(address, form).status_code == 403
    assert list(User.objects.filter(is_superuser=True)) == [chief]
    assert PEOPLE not in client.get("/redaksia/").content.decode()


def test_the_page_of_roles_says_what_each_may_do_and_which_is_ones_own(client):
    client.force_login(make_person_of_the_desk("column"))
    page = client.get("/redaksia/rolder/").content.decode()
    for role in ROLES:
        assert f">{role.name}</h2>" in page
        assert all(sentence in page for sentence in role.sentences)
    assert "<strong>Айдар редакторы</strong>" in page
    assert "/redaksia/rolder/" in client.get("/redaksia/").content.decode()


# --- leaving -------------------------------------------------------------------------------


def test_somebody_who_left_is_out_and_what_was_done_stays(chief):
    bolat = make_person_of_the_desk("editor", "bolat")
    other = Client()
    other.force_login(bolat)
    change(chief, bolat, is_active=None)
    assert not is_in(other)
    assert User.objects.get(pk=bolat.pk).is_active is False


def test_nobody_is_deleted(chief):
    bolat = make_person_of_the_desk("author", "bolat")
    assert chief.post(f"{PEOPLE}{bolat.pk}/delete/", {"post": "yes"}).status_code == 403
    act(chief, "delete_selected", bolat)
    assert "delete" not in chief.get(PEOPLE).content.decode()
    assert User.objects.count() == 2


@pytest.mark.parametrize("fields", [{"is_active": None}, {"role": "editor"}, {"role": "author"}])
def test_the_last_chief_stays_chief(chief, fields):
    aigul = User.objects.get()
    User.objects.create_superuser("gone", is_active=False)
    page = change(chief, aigul, **fields).content.decode()
    assert "жалғыз бас редактор" in page
    assert role_of(User.objects.get(pk=aigul.pk)).key == "chief"
    make_editor("bolat")
    assert "жалғыз бас редактор" not in change(chief, aigul, **fields).content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_chiefs_who_shut_each_other_out_at_once_leave_one():
    for number in range(5):
        shut_each_other_out(make_editor(f"a{number}"), make_editor(f"b{number}"))
        left = User.objects.filter(is_superuser=True, is_active=True)
        assert left.count() == 1
        left.update(is_active=False)


def shut_each_other_out(*pair):
    clients = [Client(), Client()]
    for one, client in zip(pair, clients, strict=True):
        client.force_login(one)
    at_once(lambda at: change(clients[at], pair[1 - at], is_active=None), range(2))


# --- help ----------------------------------------------------------------------------------


def test_the_chief_unlocks_a_colleague(chief):
    bolat = make_person_of_the_desk("author", "bolat")
    other = Client()
    for _ in range(5):
        sign_in(other, "bolat@qazaly.kz", "guess")
    assert sign_in(other, "bolat").status_code == 429
    assert "Орындалды: bolat." in act(chief, "unlock", bolat)
    assert not AccessAttempt.objects.exists()
    assert sign_in(other, "bolat").status_code == 302


def test_unlocking_opens_the_address_and_the_phone_too(chief):
    bolat = make_person_of_the_desk("author", "bolat")
    key = give_phone(bolat)
    other = Client(REMOTE_ADDR="10.0.0.9")
    for number in range(15):
        sign_in(other, f"name{number}", "guess")
    for _ in range(5):
        sign_in(other, "bolat", token="000000")
    act(chief, "unlock", bolat)
    assert sign_in(other, "bolat", token=code(key)).status_code == 302


def test_a_new_address_is_the_new_login_and_the_old_one_opens_nothing(chief):
    bolat = make_person_of_the_desk("author", "bolat")
    User.objects.filter(pk=bolat.pk).update(username="bolat@qazaly.kz")
    bolat.refresh_from_db()
    change(chief, bolat, email="Bolat@New.kz")
    assert User.objects.get(pk=bolat.pk).username == "bolat@new.kz"
    assert sign_in(Client(), "bolat@qazaly.kz").status_code == 200
    assert sign_in(Client(), "bolat@new.kz").status_code == 302


def test_an_address_of_somebody_else_is_refused(chief):
    bolat = make_person_of_the_desk("author", "bolat")
    assert "шақырылған" in change(chief, bolat, email="AIGUL@qazaly.kz").content.decode()


def test_nobody_reads_a_password_through_a_filter(chief):
    assert chief.get(PEOPLE).status_code == 200
    assert chief.get(f"{PEOPLE}?password__startswith=md5").status_code == 400


def test_the_list_of_people_asks_few_questions(chief, django_assert_max_num_queries):
    for number in range(30):
        make_person_of_the_desk("author", f"name{number}")
    with django_assert_max_num_queries(12):
        chief.get(PEOPLE)


def test_a_name_that_is_a_script_stays_a_name(chief):
    hostile = "<script>alert(1)</script>"
    bolat = make_person_of_the_desk("author", "bolat")
    change(chief, bolat, first_name=hostile)
    act(chief, "unlock", bolat)
    for address in (PEOPLE, f"{PEOPLE}{bolat.pk}/change/", "/redaksia/admin/logentry/"):
        assert hostile not in chief.get(address).content.decode()
