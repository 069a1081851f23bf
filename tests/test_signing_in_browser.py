"""The whole way to the desk in a real browser, on a wide screen and on a phone."""

import io
import re
from base64 import b32decode

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from playwright.sync_api import expect

from tests.browsing import too_wide, violations, watch
from tests.factories import make_editor, make_person_of_the_desk
from tests.signing import PASSWORD, code, give_phone, link

pytestmark = pytest.mark.django_db(transaction=True)

WIDE, PHONE = (1280, 900), (360, 740)


@pytest.fixture
def visit(page, live_server, settings):
    """Goes to an address of the desk; who publishes needs a code, and no page may complain."""
    settings.REQUIRE_TOTP = True
    watch(page, live_server.url)
    yield lambda address: page.goto(f"{live_server.url}{address}")
    assert page.faults == []


def shown_key(page):
    return b32decode(page.locator("code.key").inner_text().replace(" ", "")).hex()


def fill_login(page, token, password=PASSWORD, name="aigul@qazaly.kz"):
    page.get_by_label("Эл. пошта").fill(name)
    page.get_by_label("Құпиясөз").fill(password)
    page.get_by_label("Растау коды").fill(token)
    page.get_by_role("button", name="Кіру").click()


def no_faults_of_access(page):
    """Of what is ours here; the frame around it is held by the desk's own tests."""
    assert page.faults == []
    found = violations(page, within="main")
    # To measure buttons axe writes styles of its own, which the policy stops.
    page.faults.clear()
    assert found == []
    assert too_wide(page) == 0


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_from_the_letter_to_the_desk_and_back_with_a_recovery_code(page, visit, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    call_command("invite", "aigul@qazaly.kz", chief=True, stdout=io.StringIO())
    visit(link())
    for name in ("new_password1", "new_password2"):
        page.locator(f"[name={name}]").fill(PASSWORD)
    page.locator("[type=submit]").last.click()
    expect(page.get_by_role("heading", name="Кіруді растау")).to_be_visible()
    expect(page.locator(".qr svg")).to_be_visible()
    no_faults_of_access(page)
    page.get_by_label("Растау коды").fill(code(shown_key(page)))
    page.get_by_role("button", name="Растау").click()
    codes = page.locator(".recovery-codes code").all_inner_texts()
    assert len(codes) == 10
    no_faults_of_access(page)
    with page.expect_download() as saved:
        page.get_by_role("link", name="Файл етіп сақтау").click()
    assert codes[0].replace(" ", "") in saved.value.path().read_text()
    page.get_by_role("button", name="Жазып алдым").click()
    expect(page.get_by_role("heading", name="Редакция")).to_be_visible()
    page.get_by_role("button", name=re.compile("Шығу")).click()
    visit("/redaksia/")
    no_faults_of_access(page)
    fill_login(page, codes[0])
    expect(page.get_by_role("heading", name="Редакция")).to_be_visible()
    page.get_by_role("button", name=re.compile("Шығу")).click()
    visit("/redaksia/")
    fill_login(page, codes[0])
    expect(page.get_by_role("alert")).to_contain_text("дұрыс емес")
    no_faults_of_access(page)


def test_a_code_is_pasted_with_its_space(page, visit):
    key = give_phone(make_editor())
    visit("/redaksia/")
    shown = code(key)
    fill_login(page, "", "qupiasoz", "aigul")
    page.get_by_label("Құпиясөз").fill("qupiasoz")
    page.get_by_label("Растау коды").evaluate(
        "(field, text) => { field.focus(); document.execCommand('insertText', false, text) }",
        f"{shown[:3]} {shown[3:]}",
    )
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Редакция")).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_chiefs_pages_are_accessible(page, visit, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    key = give_phone(make_editor())
    bolat = make_person_of_the_desk("author", "bolat")
    visit("/redaksia/")
    fill_login(page, code(key), "qupiasoz", "aigul")
    for address in ("rolder/", "rastau/"):
        visit(f"/redaksia/{address}")
        no_faults_of_access(page)
    visit(f"/redaksia/auth/user/{bolat.pk}/change/")
    page.get_by_role("radio", name=re.compile("^Редактор")).check()
    page.locator("[name=_save]").last.click()
    expect(page.locator(".success")).to_be_visible()
    assert User.objects.get(pk=bolat.pk).has_perm("news.publish_article")
    visit("/redaksia/admin/logentry/")
    expect(page.locator(".field-what").first).to_contain_text("рөлін өзгертті (Автор → Редактор)")
