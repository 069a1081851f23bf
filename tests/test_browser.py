"""Readers' pages in a real browser: what is seen, what is counted, what assistive tools find."""

import re

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from news.models import Article, Tag, ViewBase
from news.rubrics import rubric_tree
from news.search import indexing
from qazaly.furniture import furniture
from tests.browsing import violations, watch
from tests.factories import (
    local,
    make_article,
    make_articles,
    make_breaking,
    make_correction,
    make_photo,
    make_rubric,
    make_spiritual,
)
from tests.test_import import PAGE, write_lines

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(live_server, page):
    """A newsroom with something of everything, and a browser that may not err or ask others."""
    photo = make_photo(credit="Айгүл")
    parent = make_rubric("madeniet", "Мәдениет")
    rubric = make_rubric("adebiet", "Әдебиет", parent=parent)
    body = (
        '<p>Мәтін <a href="https://qazaly.kz/">сілтемесімен</a>.</p><h2>Бас</h2>'
        f'<blockquote><p>Дәйек</p></blockquote><figure data-photo="{photo.pk}"></figure>'
        "<table><tbody><tr><th><p>Ауыл</p></th><td><p>10</p></td></tr></tbody></table>"
    )
    article = make_article(
        title="Сырдария суы көтерілді",
        lead="Кіріспе сөз",
        body=body,
        rubric=rubric,
        lead_photo=photo,
        source_name="baq.kz",
        source_url="https://baq.kz/",
        label="paid",
        published_at=local("2025-09-16 12:00"),
    )
    article.tags.add(Tag.objects.create(name="Өзен"))
    make_correction(article)
    make_correction(article, "Авторы қосылды.", kind="addition")
    make_breaking("Көпір жабылды: айналма жол Басықара арқылы", article=article)
    make_articles(45, rubric=parent)
    make_article(title="Ұ" + "зақтақырып" * 15, published_at=local("2025-09-15 12:00"))
    for number in range(6):
        make_spiritual(title=f"Ой {number}", lead_photo=photo if number % 2 else None)
    indexing.work_off()
    forget()
    watch(page, live_server.url)
    return article


def forget():
    rubric_tree.forget()
    furniture.forget()


def kinds_of_page(article):
    return {
        "front": "/",
        "latest": "/page/2/",
        "rubric": "/madeniet/",
        "rubric page": "/madeniet/page/2/",
        "article": article.get_absolute_url(),
        "column": "/ruhaniyat/",
        "column article": Article.objects.in_section("spiritual").first().get_absolute_url(),
        "tag": "/tags/ozen/",
        "year": "/2025/",
        "month": "/2025/09/",
        "day": "/2025/09/16/",
        "search": "/search/?q=мәтін&section=news",
        "search put right": "/search/?q=кіріспее",
        "search without hits": "/search/?q=зыңғырлауық&from=2020-01-01",
        "empty search": "/search/",
        "corrections": "/tuzetuler/",
        "not found": "/zhoq/",
    }


def test_search_works_without_javascript(site, browser, live_server):
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(live_server.url)
    plain.get_by_role("searchbox", name="Сайттан іздеу").fill("кіріспее")
    plain.keyboard.press("Enter")
    expect(plain.get_by_role("heading", name="Сырдария суы көтерілді")).to_be_visible()
    plain.get_by_text("Сүзгілер").click()
    plain.get_by_label("Қай күннен").fill("2025-09-17")
    plain.get_by_role("button", name="Іздеу").click()
    expect(plain.get_by_text("ештеңе табылмады")).to_be_visible()
    plain.context.close()


def test_axe_finds_a_planted_fault(site, page, live_server):
    page.goto(live_server.url)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=x>')")
    assert "image-alt" in dict(violations(page))


def test_the_page_of_the_agency(page, live_server, tmp_path):
    """What today's page of the agency shows, from its file to the reader's screen."""
    call_command("import_articles", write_lines(tmp_path / "page.jsonl", *PAGE))
    forget()
    article = Article.objects.get(title__startswith="Көпірдің")
    page.context.set_extra_http_headers({"User-Agent": "Mozilla/5.0 (Android) Chrome/120"})
    page.goto(live_server.url + article.get_absolute_url())
    trail = page.get_by_role("navigation", name="Сіз осындасыз")
    expect(trail).to_contain_text("Басты бет")
    expect(trail.get_by_role("link", name="Жаңалық")).to_have_attribute("href", "/zanalyk/")
    expect(page.get_by_role("heading", level=1)).to_have_text(article.title)
    expect(page.locator(".prose")).to_contain_text("Жұмысты елу адам атқарып жатыр.")
    facts = page.locator("article.article .facts")
    expect(facts).to_contain_text("27 қазан 2022 ж.")
    expect(facts.locator("[data-views]")).to_have_text("420")
    neighbours = page.get_by_role("region", name="Соңғы жаңалықтар").get_by_role("listitem")
    expect(neighbours).to_have_count(3)
    for row, (title, views) in zip(
        neighbours.all(),
        (("Алғыс айтылды", 113), ("Шеберлер алаңы", 102), ("Ел еңсесі", 109)),
        strict=True,
    ):
        expect(row).to_contain_text(title)
        expect(row).to_contain_text("16 қыркүйек 2025 ж.")
        expect(row).to_contain_text(str(views))
    column = page.get_by_role("region", name="Руханият").get_by_role("listitem")
    days = ["08 қараша", "08 қараша", "07 қараша", "07 қараша", "04 қараша"]
    assert [re.search(r"\d\d \w+", item.inner_text())[0] for item in column.all()] == days
    addresses = {item.get_by_role("link").last.get_attribute("href") for item in column.all()}
    assert len(addresses) == 5
    page.goto(f"{live_server.url}/2025/09/")
    calendar = page.get_by_role("table", name="Қыркүйек 2025")
    day = calendar.get_by_role("link")
    expect(day).to_have_count(1)
    expect(day).to_have_attribute("href", "/2025/09/16/")
    expect(day).to_contain_text("3 мақала")


def test_without_javascript_all_but_the_count_works(site, browser, live_server):
    ViewBase.objects.create(article=site, count=1421)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name, address in kinds_of_page(site).items():
        page.goto(live_server.url + address)
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        assert page.get_by_role("link", name="Мұрағат").first.is_visible(), name
    page.goto(live_server.url + site.get_absolute_url())
    expect(page.locator("[data-views]")).to_have_text("1 421")
    page.get_by_text("Соңғы 30 күн").click()
    page.goto(f"{live_server.url}/2025/09/")
    page.get_by_role("table").get_by_role("link", name="16").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("16 қыркүйек 2025 ж.")
    context.close()


def test_a_reader_with_a_keyboard_reaches_the_text_at_once(site, page, live_server):
    page.goto(live_server.url + site.get_absolute_url())
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Мазмұнға өту")).to_be_focused()
    expect(page.get_by_role("link", name="Мазмұнға өту")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_targets_are_large_enough_to_tap(site, page, live_server):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{live_server.url}/2025/09/")
    for link in page.locator(".calendar a").all():
        box = link.bounding_box()
        assert min(box["width"], box["height"]) >= 40, link.inner_text()


def test_pictures_keep_their_place_while_they_load(site, page, live_server):
    page.goto(live_server.url)
    bare = "img:not([width]), img:not([height])"
    assert page.locator(bare).count() == 0
    page.wait_for_load_state("networkidle")
    shown = page.locator(".lead img, .card img").first
    assert shown.evaluate("image => image.complete && image.naturalWidth > 0")
    assert shown.evaluate("image => image.currentSrc").endswith(".avif")
