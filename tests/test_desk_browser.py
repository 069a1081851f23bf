"""The desk in a real browser, under the strict policy."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from news.models import Article, Draft, PhotoUse, Rubric
from tests.browsing import desk, editor_of
from tests.factories import (
    make_article,
    make_photo,
    make_rubric,
    picture_bytes,
)

__all__ = ["desk"]

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_text_is_typed_and_saved_as_it_was_typed(desk, live_server):
    make_rubric()
    desk.goto(f"{live_server.url}/redaksia/news/article/add/")
    desk.fill("#id_title", "Сырдария суы көтерілді")
    editor_of(desk).click()
    desk.keyboard.type("Бірінші сөйлем, екі сөз.")
    desk.keyboard.press("Enter")
    desk.keyboard.type("Екінші ")
    desk.locator(".prose-menubar [data-name=bold]").click()
    desk.keyboard.type("қалың")
    desk.select_option("#id_rubric", label="Қоғам")
    desk.locator("[name=_save]").last.click()
    expect(desk.locator(".success")).to_be_visible()
    article = Article.objects.get()
    assert article.body == ("<p>Бірінші сөйлем, екі сөз.</p><p>Екінші <strong>қалың</strong></p>")


def test_an_opened_and_saved_text_is_not_changed(desk, live_server):
    photo = make_photo()
    body = (
        "<h2>Бас</h2><p>Мәтін <em>көлбеу</em></p><ul><li><p>бір</p></li></ul>"
        "<blockquote><p>дәйек</p></blockquote>"
        f'<figure data-photo="{photo.pk}"></figure><p>соңы</p>'
    )
    article = make_article(body=body)
    desk.goto(f"{live_server.url}/redaksia/news/article/{article.pk}/change/")
    editor_of(desk)
    image = desk.locator(".prose-editor figure img")
    expect(image).to_be_visible()
    desk.wait_for_function("document.querySelector('.prose-editor figure img').naturalWidth > 0")
    desk.locator("[name=_save]").last.click()
    expect(desk.get_by_text("өзгеріс болған жоқ")).to_be_visible()
    desk.goto(f"{live_server.url}/redaksia/news/article/{article.pk}/change/")
    editor_of(desk)
    desk.fill("#id_lead", "Кіріспе")
    desk.locator("[name=_save]").last.click()
    expect(desk.locator(".success")).to_be_visible()
    article.refresh_from_db()
    assert (article.body, article.version) == (body, 2)
    assert PhotoUse.objects.get().photo == photo


def test_a_photo_is_chosen_for_the_text(desk, live_server):
    photo, article = make_photo(caption="Таңдалған сурет"), make_article(body="<p>Мәтін</p>")
    desk.goto(f"{live_server.url}/redaksia/news/article/{article.pk}/change/")
    editor_of(desk).click()
    with desk.expect_popup() as opened:
        desk.locator(".prose-menubar [data-name=photo]").click()
    opened.value.get_by_role("link", name="Таңдалған сурет").click()
    expect(desk.locator(".prose-editor figure img")).to_be_visible()
    desk.locator("[name=_save]").last.click()
    expect(desk.locator(".success")).to_be_visible()
    article.refresh_from_db()
    assert f'<figure data-photo="{photo.pk}"></figure>' in article.body


def test_a_photo_is_uploaded_while_writing(desk, live_server, tmp_path):
    article = make_article(body="<p>Мәтін</p>")
    file = tmp_path / "kopir.jpg"
    file.write_bytes(picture_bytes())
    desk.goto(f"{live_server.url}/redaksia/news/article/{article.pk}/change/")
    editor_of(desk).click()
    with desk.expect_popup() as opened:
        desk.locator(".prose-menubar [data-name=photo]").click()
    window = opened.value
    window.locator(".addlink").first.click()
    window.set_input_files("#id_original", file)
    window.fill("#id_alt", "Көпір")
    window.locator("[name=_save]").click()
    expect(desk.locator(".prose-editor figure img")).to_be_visible()


def test_pasted_styles_and_scripts_stay_out(desk, live_server):
    article = make_article(body="")
    desk.goto(f"{live_server.url}/redaksia/news/article/{article.pk}/change/")
    editor_of(desk).click()
    desk.evaluate(
        """() => {
          const data = new DataTransfer()
          data.setData("text/html",
            "<p class='MsoNormal'>Бір <b>екі</b></p><p>үш<img src=x onerror=alert(1)></p>")
          document.querySelector(".tiptap").dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
        }"""
    )
    desk.locator("[name=_save]").last.click()
    expect(desk.locator(".success")).to_be_visible()
    article.refresh_from_db()
    assert article.body == "<p>Бір <strong>екі</strong></p><p>үш</p>"


def test_a_late_save_shows_the_text_again(desk, live_server):
    article = make_article(title="Бірінші")
    desk.goto(f"{live_server.url}/redaksia/news/article/{article.pk}/change/")
    editor_of(desk).click()
    desk.keyboard.type("Менің ұзақ мәтінім")
    other = Article.objects.get(pk=article.pk)
    other.title = "Басқаның тақырыбы"
    other.save()
    desk.locator("[name=_save]").last.click()
    expect(desk.get_by_role("heading", name="сақтап қойды")).to_be_visible()
    expect(editor_of(desk)).to_contain_text("Менің ұзақ мәтінім")
    expect(desk.locator("#id_title")).to_have_value("Басқаның тақырыбы")
    desk.locator("[name=_save]").last.click()
    expect(desk.locator(".success")).to_be_visible()
    article.refresh_from_db()
    assert article.title == "Басқаның тақырыбы"
    assert "Менің ұзақ мәтінім" in article.body


def test_rubrics_are_moved_by_drag_and_drop(desk, live_server):
    make_rubric("a", "Алма")
    make_rubric("b", "Бау")
    desk.goto(f"{live_server.url}/redaksia/news/rubric/")
    handles = desk.locator(".drag-handle")
    expect(handles).to_have_count(2)
    target = desk.locator("#result_list tbody tr").first.bounding_box()
    handles.last.hover()
    desk.mouse.down()
    desk.mouse.move(target["x"] + 30, target["y"] + 2, steps=8)
    with desk.expect_navigation():
        desk.mouse.up()
    assert list(Rubric.objects.order_by("tree_id").values_list("slug", flat=True)) == ["b", "a"]


def choose_photo(desk, caption):
    with desk.expect_popup() as opened:
        desk.locator(".prose-menubar [data-name=photo]").click()
    opened.value.get_by_role("link", name=caption).click()


def test_two_photos_and_words_between_them_keep_their_order(desk, live_server):
    first, second = make_photo(caption="Бірінші сурет"), make_photo(caption="Екінші сурет")
    article = make_article(body="<p>Басы</p>")
    desk.goto(f"{live_server.url}/redaksia/news/article/{article.pk}/change/")
    editor_of(desk).click()
    desk.keyboard.press("Control+End")
    choose_photo(desk, "Бірінші сурет")
    desk.keyboard.type("Арасы")
    choose_photo(desk, "Екінші сурет")
    expect(desk.locator(".prose-editor figure img")).to_have_count(2)
    desk.locator("[name=_save]").last.click()
    expect(desk.locator(".success")).to_be_visible()
    article.refresh_from_db()
    assert article.body == (
        f'<p>Басы</p><figure data-photo="{first.pk}"></figure>'
        f'<p>Арасы</p><figure data-photo="{second.pk}"></figure>'
    )


def test_a_text_that_is_only_a_photo_is_kept(desk, live_server):
    photo = make_photo()
    article = make_article(body=f'<figure data-photo="{photo.pk}"></figure><p>сөз</p>')
    desk.goto(f"{live_server.url}/redaksia/news/article/{article.pk}/change/")
    editor_of(desk).locator("p").last.click()
    desk.keyboard.press("End")
    for _ in "сөз":
        desk.keyboard.press("Backspace")
    desk.locator("[name=_save]").last.click()
    expect(desk.locator(".success")).to_be_visible()
    article.refresh_from_db()
    assert article.body == f'<figure data-photo="{photo.pk}"></figure>'


def test_back_after_a_save_does_not_overwrite_a_colleague(desk, live_server):
    article = make_article(title="Бірінші", body="<p>Менің мәтінім</p>")
    address = f"{live_server.url}/redaksia/news/article/{article.pk}/change/"
    desk.goto(address)
    editor_of(desk)
    desk.fill("#id_title", "Екінші")
    desk.locator("[name=_save]").last.click()
    expect(desk.locator(".success")).to_be_visible()
    other = Article.objects.get(pk=article.pk)
    other.body = "<p>Басқаның сөзі</p>"
    other.save()
    desk.go_back()
    editor_of(desk)
    desk.fill("#id_title", "Үшінші")
    desk.locator("[name=_save]").last.click()
    expect(desk.get_by_role("heading", name="сақтап қойды")).to_be_visible()
    article.refresh_from_db()
    assert (article.title, article.body) == ("Екінші", "<p>Басқаның сөзі</p>")


def test_a_double_click_saves_once_and_without_alarm(desk, live_server):
    article = make_article(title="Бірінші")
    desk.goto(f"{live_server.url}/redaksia/news/article/{article.pk}/change/")
    editor_of(desk)
    desk.fill("#id_title", "Екінші")
    desk.locator("[name=_save]").last.dblclick()
    expect(desk.locator(".success")).to_be_visible()
    article.refresh_from_db()
    assert (article.title, article.version) == ("Екінші", 2)


def test_a_reload_takes_the_colleagues_version_along(desk, live_server):
    article = make_article(title="Бірінші")
    desk.goto(f"{live_server.url}/redaksia/news/article/{article.pk}/change/")
    editor_of(desk)
    other = Article.objects.get(pk=article.pk)
    other.lead = "Басқаның кіріспесі"
    other.save()
    desk.reload()
    editor_of(desk)
    desk.fill("#id_title", "Екінші")
    desk.locator("[name=_save]").last.click()
    expect(desk.locator(".success")).to_be_visible()
    article.refresh_from_db()
    assert (article.title, article.lead) == ("Екінші", "Басқаның кіріспесі")


def test_enter_in_a_field_saves_and_throws_no_copy_away(desk, live_server):
    article = make_article(status="draft")
    copy = {"fields": "title=Басқа", "title": "Басқа", "section": "news"}
    Draft.objects.create(person=User.objects.get(), article=article, **copy)
    desk.goto(f"{live_server.url}/redaksia/news/article/{article.pk}/change/")
    expect(desk.get_by_role("button", name="Тастау", exact=True)).to_be_visible()
    desk.fill("#id_title", "Көпір жабылды")
    desk.press("#id_title", "Enter")
    expect(desk.locator(".success")).to_be_visible()
    assert Article.objects.get().title == "Көпір жабылды"


@pytest.mark.parametrize("address", ["news/missedaddress/", "news/tag/", "admin/logentry/"])
def test_the_title_of_a_list_covers_no_field(desk, live_server, address):
    """Some lists have buttons beside the title, some have none."""
    desk.set_viewport_size({"width": 1280, "height": 860})
    desk.goto(f"{live_server.url}/redaksia/{address}")
    title, search = desk.locator("h1").bounding_box(), desk.locator("#searchbar").bounding_box()
    assert title["y"] + title["height"] <= search["y"]
