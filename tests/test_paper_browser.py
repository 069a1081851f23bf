"""The printed newspaper in a real browser: axe, fit, without JavaScript, and the desk's form."""

import pytest
from playwright.sync_api import expect

from paper import opening
from paper.models import Issue
from tests.browsing import PHONE, faults_of, too_wide, violations, watch
from tests.factories import make_issue, make_person_of_the_desk
from tests.pdfs import pdf

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "Ұзынсөз" * 17


@pytest.fixture
def issue():
    return make_issue(45, f"Көпір ашылды. {LONG}", title=LONG[:120])


def test_pages_please_axe_and_fit(issue, page, live_server):
    watch(page, live_server.url)
    home = issue.get_absolute_url()
    for address in ("/gazet/", f"/gazet/{issue.date.year}/", home, f"{home}1/"):
        page.goto(live_server.url + address)
        assert faults_of(page) == [], address
    page.get_by_text("Беттің мәтіні").click()
    assert faults_of(page) == []
    page.goto(f"{live_server.url}/search/gazet/?q=көпір")
    assert faults_of(page) == []
    page.goto(f"{live_server.url}/tote{home}")
    assert too_wide(page) == 0
    assert page.faults == []


def test_without_javascript_a_reader_finds_reads_and_keeps_it(issue, new_context, live_server):
    context = new_context(java_script_enabled=False, base_url=live_server.url, **PHONE)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name="Газет", exact=True).click()
    page.get_by_label("Газет беттерінен іздеу").fill("көпір")
    page.get_by_role("button", name="Іздеу").last.click()
    page.get_by_role("link", name="1-бет").click()
    page.get_by_text("Беттің мәтіні").click()
    expect(page.locator(".leaf__text")).to_contain_text("Көпір ашылды.")
    page.locator(".leaf .sheet").click()
    expect(page.locator("img")).to_have_js_property("naturalWidth", 1839)
    page.go_back()
    page.get_by_role("link", name="№ 45", exact=True).click()
    with page.expect_download() as kept:
        page.get_by_role("link", name="PDF жүктеп алу").click()
    assert kept.value.suggested_filename == f"gazet-{issue.date.year}-45.pdf"


def test_the_desks_pages_please_axe_and_a_phone_uploads(open_desk, monkeypatch):
    desk = open_desk(make_person_of_the_desk("editor"), **PHONE)
    desk.goto("/redaksia/paper/issue/add/")
    assert (violations(desk), too_wide(desk)) == ([], 0)
    field = desk.get_by_label("PDF файлы")
    field.evaluate("(field) => { field.dataset.most = 10 }")
    file = {"name": "gazet.pdf", "mimeType": "application/pdf", "buffer": pdf("Көпір")}
    field.set_input_files(file)
    assert field.evaluate("(field) => field.validationMessage") == opening.HEAVY
    field.evaluate("(field) => { field.dataset.most = 1e6 }")
    field.set_input_files(file)
    desk.get_by_label("Нөмірі").fill("45")
    desk.get_by_role("button", name="Сақтау", exact=True).click()
    expect(desk.get_by_text("Беттері жасалып жатыр: бірнеше")).to_be_visible()
    issue = Issue.objects.get()
    for address in ("", f"{issue.pk}/change/"):
        desk.goto(f"/redaksia/paper/issue/{address}")
        assert (violations(desk), too_wide(desk)) == ([], 0)
