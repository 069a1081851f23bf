"""The text editor as people use it: pasting, galleries, covers; on a desk and under a thumb."""

import pytest
from playwright.sync_api import expect

from news.models import Article, PhotoUse
from tests.browsing import desk, editor_of, faults_of, watch
from tests.factories import make_article, make_photo

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["desk"]

WORD = (
    "<html><body><!--StartFragment--><p class=MsoNormal><b style='mso-bidi-font-weight:normal'>"
    "Əкім</b> келді<o:p></o:p></p><p class=MsoNormal style='color:red'>Екінші</p>"
    "<!--EndFragment--></body></html>"
)


def open_form(page, server, article):
    page.goto(f"{server.url}/redaksia/news/article/{article.pk}/change/")
    return editor_of(page)


def paste(page, html="", text=""):
    page.evaluate(
        """([html, text]) => {
          const data = new DataTransfer()
          if (html) data.setData("text/html", html)
          if (text) data.setData("text/plain", text)
          document.querySelector(".tiptap").dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
        }""",
        [html, text],
    )


def saved(page, article):
    page.locator("[name=_save]").last.click()
    expect(page.locator(".messagelist li").first).to_be_visible()
    return Article.objects.get(pk=article.pk).body


def test_a_paste_from_word_is_clean_before_it_is_saved(desk, live_server):
    article = make_article(body="<p>Басы</p>")
    editor = open_form(desk, live_server, article)
    editor.locator("p").click()
    desk.keyboard.press("End")
    desk.keyboard.press("Enter")
    paste(desk, WORD, "Əкім келді\nЕкінші")
    expect(editor.locator("p")).to_have_count(3)
    assert editor.locator("[style], [class^=Mso]").count() == 0
    desk.keyboard.type(" соңы")
    assert saved(desk, article) == (
        "<p>Басы</p><p><strong>Әкім</strong> келді</p><p>Екінші соңы</p>"
    )


def test_pastes_keep_their_order_and_wait_for_nobody(desk, live_server):
    """The first answer is the slower one, and meanwhile somebody types and saves."""
    article = make_article(body="<p>Басы </p>")
    editor = open_form(desk, live_server, article)
    desk.evaluate(
        """() => {
          const real = window.fetch
          let count = 0
          window.fetch = async (...all) => {
            count += 1
            await new Promise((done) => setTimeout(done, count === 1 ? 700 : 0))
            return real(...all)
          }
        }"""
    )
    editor.locator("p").click()
    desk.keyboard.press("End")
    paste(desk, "<b>бір</b> ")
    paste(desk, "<i>екі</i>")
    desk.keyboard.type(" үш")
    assert saved(desk, article) == "<p>Басы<strong>бір</strong><em>екі</em> үш</p>"


def test_a_paste_replaces_what_is_chosen_and_can_be_undone(desk, live_server):
    article = make_article(body="<p>Ескі сөз</p>")
    editor = open_form(desk, live_server, article)
    editor.locator("p").click()
    desk.keyboard.press("Control+a")
    paste(desk, "<p>Жаңа</p><p>мәтін</p>")
    expect(editor.locator("p")).to_have_text(["Жаңа", "мәтін"])
    desk.keyboard.press("Control+z")
    desk.keyboard.press("Control+z")
    expect(editor.locator("p")).to_have_text(["Ескі сөз"])
    desk.keyboard.press("Control+y")
    desk.keyboard.press("Control+y")
    assert saved(desk, article) == "<p>Жаңа</p><p>мәтін</p>"


def test_without_the_server_the_words_are_pasted(desk, live_server):
    article = make_article(body="")
    editor = open_form(desk, live_server, article)
    desk.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('offline')) }")
    editor.click()
    paste(desk, WORD, "Əкім келді\n\nЕкінші")
    expect(desk.get_by_text("мәтін безендірусіз қойылды")).to_be_visible()
    assert saved(desk, article) == "<p>Әкім келді</p><p>Екінші</p>"


def test_what_is_copied_inside_of_the_editor_asks_nobody(desk, live_server):
    article = make_article(body="<p>Бір <strong>екі</strong></p>")
    editor = open_form(desk, live_server, article)
    asked = []
    desk.on("request", lambda request: request.method == "POST" and asked.append(request.url))
    editor.locator("p").click()
    desk.keyboard.press("End")
    paste(desk, '<p data-pm-slice="1 1 []"> <strong>үш</strong></p>', "үш")
    expect(editor).to_have_text("Бір екі үш")
    assert not [address for address in asked if "qoyu" in address]
    assert saved(desk, article) == "<p>Бір <strong>екі</strong> <strong>үш</strong></p>"


def choose(page, button, caption):
    with page.expect_popup() as opened:
        button.click()
    opened.value.get_by_role("link", name=caption).click()


def test_a_gallery_is_built_ordered_and_shown(desk, live_server):
    photos = [make_photo(caption=f"Сурет {name}") for name in ("алма", "бау", "гүл")]
    article = make_article(body="<p>Мәтін</p>")
    editor = open_form(desk, live_server, article)
    editor.click()
    choose(desk, desk.locator(".prose-menubar [data-name=gallery]"), "Сурет алма")
    for caption in ("Сурет бау", "Сурет гүл"):
        choose(desk, desk.get_by_role("button", name="Галереяға сурет қосу"), caption)
    expect(desk.locator(".prose-box li")).to_have_count(3)
    desk.get_by_role("button", name="Алға: 3-сурет").focus()
    desk.keyboard.press("Enter")
    desk.get_by_role("button", name="Алып тастау: 1-сурет").click()
    expect(desk.locator(".prose-box li")).to_have_count(2)
    ids = f"{photos[2].pk},{photos[1].pk}"
    assert f'<figure data-gallery="{ids}"></figure>' in saved(desk, article)
    assert set(PhotoUse.objects.values_list("photo", flat=True)) == {photos[2].pk, photos[1].pk}
    desk.goto(live_server.url + article.get_absolute_url())
    gallery = desk.locator(".gallery")
    expect(gallery.locator("figcaption")).to_contain_text(["Сурет гүл", "Сурет бау"])
    gallery.focus()
    desk.keyboard.press("ArrowRight")
    desk.wait_for_timeout(300)
    assert gallery.evaluate("one => one.scrollLeft") > 0


def test_a_cover_is_put_in_renamed_and_shown(desk, live_server):
    article = make_article(body="<p>Мәтін</p>")
    editor = open_form(desk, live_server, article)
    editor.click()
    desk.locator(".prose-menubar [data-name=cover]").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("мекенжайы").fill("https://youtu.be/dQw4w9WgXcQ?si=abc")
    dialog.get_by_label("Не туралы").fill("Көпір")
    desk.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(desk.locator(".prose-box")).to_contain_text("YouTube")
    desk.get_by_role("button", name="Өзгерту: видео не жазба").click()
    dialog.get_by_label("Не туралы").fill('Көпірдің "ашылуы"')
    dialog.get_by_role("button", name="Қою", exact=True).click()
    expect(desk.locator(".prose-box")).to_contain_text('Көпірдің "ашылуы"')
    assert 'data-embed="youtube:dQw4w9WgXcQ"' in saved(desk, article)
    desk.goto(live_server.url + article.get_absolute_url())
    link = desk.get_by_role("link", name='Көпірдің "ашылуы" Видеоны YouTube-та көру')
    expect(link).to_have_attribute("href", "https://www.youtube.com/watch?v=dQw4w9WgXcQ")
    assert desk.locator("iframe").count() == 0


def test_an_address_that_is_not_known_can_be_a_link(desk, live_server):
    article = make_article(body="")
    editor_of_page = open_form(desk, live_server, article)
    editor_of_page.click()
    desk.locator(".prose-menubar [data-name=cover]").click()
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Сілтеме ретінде қою")).to_be_hidden()
    dialog.get_by_label("мекенжайы").fill("https://example.kz/video/1")
    desk.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("танылмады")
    dialog.get_by_role("button", name="Сілтеме ретінде қою").click()
    expect(editor_of_page.locator("a")).to_have_text("https://example.kz/video/1")
    assert 'href="https://example.kz/video/1"' in saved(desk, article)


def test_what_stands_in_a_text_survives_opening_and_saving(desk, live_server):
    one, two = make_photo(), make_photo(caption="Екінші")
    body = (
        f'<p>Басы</p><figure data-gallery="{one.pk},{two.pk}"></figure>'
        '<figure data-embed="telegram:qazaly_kz/123" data-title="Хабар &amp; &quot;сөз&quot;">'
        "</figure>"
        "<p>соңы</p>"
    )
    article = make_article(body=body)
    open_form(desk, live_server, article)
    expect(desk.locator(".prose-box")).to_have_count(2)
    assert saved(desk, article) == body


@pytest.fixture
def phone(desk):
    desk.set_viewport_size({"width": 360, "height": 740})
    return desk


def test_the_toolbar_fits_under_a_thumb(phone, live_server):
    open_form(phone, live_server, make_article(body="<p>Мәтін</p>"))
    sizes = phone.locator(".prose-menubar__button:visible").evaluate_all(
        """all => all.map(one => {
          const box = one.getBoundingClientRect()
          return [box.width, box.height]
        })"""
    )
    assert len(sizes) > 10
    assert [size for size in sizes if size[0] < 43 or size[1] < 43] == []
    # One row, pushed sideways within itself: the page stays as wide as the phone.
    bar = phone.locator(".prose-menubar").first
    assert bar.bounding_box()["height"] < 70
    assert bar.bounding_box()["width"] <= 360
    phone.locator(".prose-menubar__button:visible").last.scroll_into_view_if_needed()
    assert phone.locator(".prose-menubar__button:visible").last.bounding_box()["x"] < 330
    assert phone.evaluate("document.scrollingElement.scrollWidth") == 360
    names = phone.locator(".prose-menubar [data-name=gallery], .prose-menubar [data-name=cover]")
    assert names.evaluate_all("all => all.map(one => one.ariaLabel)") == [
        "Галерея қою",
        "Видео не жазба қою",
    ]


def test_galleries_and_covers_are_accessible_and_fit(page, live_server):
    photos = [make_photo(caption=caption) for caption in ("Көпір", "Өзен")]
    numbers = ",".join(str(photo.pk) for photo in photos)
    article = make_article(
        body=f'<p>Мәтін</p><figure data-gallery="{numbers}"></figure><figure data-gallery='
        f'"{numbers}"></figure><figure data-embed="youtube:dQw4w9WgXcQ" data-title="Той"></figure>'
        '<figure data-embed="telegram:qazaly_kz/1"></figure>'
    )
    watch(page, live_server.url)
    for edition in ("", "/tote"):
        page.goto(live_server.url + edition + article.get_absolute_url())
        assert page.faults == []
        assert faults_of(page) == []
        page.faults.clear()
