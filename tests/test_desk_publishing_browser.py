"""The desk of articles in a real browser, on a wide screen and on a phone: nothing by accident,
nothing lost."""

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from news.models import Article, Draft, Proposal
from tests.browsing import PHONE, WIDE, editor_of, too_wide, watch
from tests.desk_forms import change, fresh
from tests.factories import make_article, make_person_of_the_desk, make_rubric

pytestmark = pytest.mark.django_db(transaction=True)

DESK = "/redaksia/news/article/"
sizes = pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])


@pytest.fixture
def sign_in(open_desk):
    """Opens a browser for somebody with a role; nobody's page may complain."""

    def open_for(role, name, size=WIDE):
        page = open_desk(make_person_of_the_desk(role, name), **size)
        page.on("dialog", lambda dialog: dialog.accept())
        return page

    return open_for


def button(page, name):
    return page.locator(f".submit-row [name={name}]")


def fits(page):
    assert too_wide(page) == 0


def kept(page):
    expect(page.locator("[data-kept]")).to_contain_text("сақталып тұр", timeout=20_000)


@sizes
def test_a_piece_is_written_summed_up_published_and_undone(sign_in, size):
    make_rubric()
    page = sign_in("editor", "aigul", size)
    page.goto(f"{DESK}add/")
    page.fill("#id_title", "Сырдария суы көтерілді")
    editor_of(page).click()
    page.keyboard.type("Қазалы маңында су деңгейі көтерілді.")
    page.select_option("#id_rubric", label="Қоғам")
    button(page, "_publish").click()
    expect(page.get_by_role("heading", name="Қазір шығады")).to_be_focused()
    assert not Article.objects.exists()
    fits(page)
    page.get_by_role("button", name="Иә, жариялау").click()
    expect(page.get_by_text("«Сырдария суы көтерілді» жарияланды")).to_be_visible()
    assert Article.objects.published().exists()
    page.get_by_role("button", name=re.compile("Қайтару")).click()
    expect(page.get_by_text("Қайтарылды.")).to_be_visible()
    assert Article.objects.get().status == "draft"
    page.goto(f"{DESK}add/")
    editor_of(page)
    expect(page.get_by_text("сақталмаған мәтін")).to_have_count(0)


@sizes
def test_of_two_changes_both_are_seen_merged_and_saved(sign_in, size):
    article = make_article(body="<p>Бірінші абзац.</p><p>Екінші абзац.</p>")
    page = sign_in("editor", "aigul", size)
    page.goto(change(article))
    editor_of(page).locator("p").last.click()
    page.keyboard.press("End")
    page.keyboard.type(" Менің сөзім.")
    other = fresh(article)
    other.title, other.body = "Басқаның тақырыбы", article.body.replace("Бірінші", "Алғашқы")
    other.save()
    button(page, "_save").click()
    expect(page.locator(".three").first).to_be_visible()
    expect(page.locator("ins").first).to_be_visible()
    fits(page)
    button(page, "_save").click()
    expect(page.locator(".messagelist .success, .messagelist .warning")).to_be_visible()
    article = fresh(article)
    assert article.title == "Басқаның тақырыбы"
    assert article.body == "<p>Алғашқы абзац.</p><p>Екінші абзац. Менің сөзім.</p>"


@sizes
def test_what_was_typed_is_there_after_the_tab_was_closed(sign_in, size):
    article = make_article(body="<p>Мәтін.</p>")
    page = sign_in("editor", "aigul", size)
    page.goto(change(article))
    editor_of(page)
    page.fill("#id_lead", "Ұзақ кіріспе")
    kept(page)
    context = page.context
    page.close()
    again = context.new_page()
    watch(again, "http")
    again.goto(change(article))
    expect(again.locator("[data-unsaved]")).to_be_visible()
    again.get_by_role("link", name="Ашу").click()
    expect(again.locator("#id_lead")).to_have_value("Ұзақ кіріспе")
    button(again, "_save").click()
    expect(again.locator(".messagelist .success, .messagelist .warning")).to_be_visible()
    assert fresh(article).lead == "Ұзақ кіріспе"
    assert not Draft.objects.exists()


def test_the_browsers_own_copy_is_offered_after_the_network_was_down(sign_in):
    article = make_article(body="<p>Мәтін.</p>")
    page = sign_in("editor", "aigul")
    page.goto(change(article))
    editor_of(page)
    page.context.set_offline(True)
    page.fill("#id_lead", "Желісіз жазылған кіріспе")
    expect(page.locator("[data-kept]")).to_contain_text("Байланыс жоқ", timeout=20_000)
    page.faults.clear()  # that there was no network is no fault of the page
    context = page.context
    page.close()  # a battery that went flat: nothing is sent any more
    context.set_offline(False)
    assert not Draft.objects.exists()
    page = context.new_page()
    page.goto(change(article))
    page.locator(".panel").get_by_role("button", name="Ашу", exact=True).click()
    expect(page.locator("#id_lead")).to_have_value("Желісіз жазылған кіріспе")


@sizes
def test_the_preview_opens_in_its_frame(sign_in, size):
    article = make_article(body="<p>Мәтін.</p>")
    page = sign_in("editor", "aigul", size)
    page.goto(change(article))
    editor_of(page)
    page.fill("#id_title", "Әлі сақталмаған тақырып")
    page.get_by_role("button", name="Алдын ала қарау").click()
    frame = page.frame_locator("iframe.frame")
    expect(frame.get_by_role("heading", name="Әлі сақталмаған тақырып")).to_be_visible()
    expect(frame.get_by_text("ЖОБА")).to_be_visible()
    fits(page)
    page.get_by_role("link", name="Пішінге қайту").click()
    expect(page.locator("#id_title")).to_have_value("Әлі сақталмаған тақырып")
    assert fresh(article).title == "Көпір ашылды"


def test_an_authors_change_is_accepted_by_an_editor(sign_in):
    author = sign_in("author", "erlan")
    written_by = User.objects.get(username="erlan")
    article = make_article(body="<p>Мәтін.</p>", written_by=written_by)
    author.goto(change(article))
    editor_of(author)
    author.fill("#id_lead", "Авторы қосқан кіріспе")
    author.get_by_role("button", name="Өзгерісті ұсыну").click()
    expect(author.get_by_text("Ұсынысыңыз редактордың қарауында")).to_be_visible()
    assert fresh(article).lead == ""
    editor = sign_in("editor", "aigul", PHONE)
    editor.goto(change(article))
    editor.get_by_role("link", name="Салыстыру").click()
    expect(editor.locator("ins")).to_have_text("Авторы қосқан кіріспе")
    fits(editor)
    editor.get_by_role("button", name="Қабылдау").click()
    expect(editor.get_by_text("Өзгеріс қабылданды")).to_be_visible()
    assert fresh(article).lead == "Авторы қосқан кіріспе"
    assert not Proposal.objects.exists()


def test_a_line_says_who_else_is_here(sign_in):
    article = make_article(body="<p>Мәтін.</p>")
    first, second = sign_in("editor", "aigul"), sign_in("editor", "erlan")
    first.goto(change(article))
    expect(first.locator(".piece-line")).to_be_attached()
    first.wait_for_load_state("networkidle")
    second.goto(change(article))
    expect(second.locator("[data-others]")).to_contain_text("aigul", timeout=20_000)
