"""Kazakh in what scripts write on the desk's pages: the editor, calendars, suggestions, lists."""

import re

import pytest
from playwright.sync_api import expect

from news.models import Article
from tests.browsing import desk, editor_of, said_on
from tests.factories import make_article, make_rubric
from tests.newsroom import typed_words
from tests.test_desk_language import foreign

__all__ = ["desk"]

pytestmark = pytest.mark.django_db(transaction=True)


def open_article(desk, live_server) -> Article:
    article = make_article(body="<h2>Бас</h2><p>Мәтін</p><ul><li><p>бір</p></li></ul>")
    desk.goto(f"{live_server.url}/redaksia/news/article/{article.pk}/change/")
    editor_of(desk)
    return article


def test_the_editors_buttons_and_windows_are_kazakh(desk, live_server):
    article = open_article(desk, live_server)
    menu = desk.locator(".prose-menubar")
    expect(menu.locator("[data-name=bold]")).to_have_attribute("title", "Қалың")
    for paragraph in ("h2", "p", "li"):
        desk.locator(f".tiptap {paragraph}").first.click()
        assert not foreign(said_on(desk), typed_words({}))
    menu.locator(".prose-menubar__selected").first.click()
    expect(desk.get_by_text("Кіші тақырыпша")).to_be_visible()
    desk.keyboard.press("Escape")
    desk.locator(".tiptap p").first.click()
    menu.locator("[data-name=table]").click()
    expect(desk.locator("dialog")).to_contain_text("Жол саны")
    assert not foreign(said_on(desk), typed_words({}))
    desk.locator("dialog select").select_option(label="Иә")
    desk.locator("dialog [type=submit]").click()
    expect(desk.locator(".tiptap th").first).to_be_visible()
    assert not foreign(said_on(desk), typed_words({}))
    desk.locator("[name=_save]").last.click()
    expect(desk.locator(".success")).to_be_visible()
    article.refresh_from_db()
    assert article.body.count("<th>") == 3


def test_a_link_is_asked_for_in_kazakh(desk, live_server):
    open_article(desk, live_server)
    desk.locator(".tiptap p").first.dblclick()
    link = desk.locator(".prose-menubar [data-name=link]").first
    # The bar learns of the chosen word a moment later; before, a click does nothing.
    expect(link).not_to_have_class(re.compile("disabled"))
    link.click()
    expect(desk.locator("dialog")).to_contain_text("Сілтеме")
    assert not foreign(said_on(desk), typed_words({}))


def test_calendars_and_clocks_are_kazakh(desk, live_server):
    open_article(desk, live_server)
    desk.locator(".field-published_at .date-icon").click()
    expect(desk.locator(".calendarbox").first).to_contain_text("Кеше")
    heads = desk.locator(".calendarbox").first.locator("th").all_text_contents()
    assert heads == ["Дс", "Сс", "Ср", "Бс", "Жм", "Сб", "Жс"]
    assert not foreign(said_on(desk), typed_words({}))
    desk.keyboard.press("Escape")
    desk.locator(".field-published_at .clock-icon").click()
    expect(desk.locator(".clockbox").first).to_contain_text("Талтүс")


def test_suggestions_are_kazakh(desk, live_server):
    make_rubric()
    open_article(desk, live_server)
    desk.locator(".field-tags .select2-search__field").click()
    desk.keyboard.type("жоқсөз")
    expect(desk.locator(".select2-results")).to_have_text("Ештеңе табылмады")
    assert not foreign(said_on(desk), typed_words({}))
    assert desk.locator(".field-tags select").get_attribute("lang") == "kk"
