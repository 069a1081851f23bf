"""What is not published appears on no public page: one table over all of them."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from news.models import Article, Newsroom, Tag, ViewDay
from syndication.cards.facts import card_of
from tests.factories import (
    local,
    make_article,
    make_breaking,
    make_correction,
    make_rubric,
    make_spiritual,
    place_by_hand,
)

HOST = "http://testserver"
NOON = local("2026-10-14 12:00")
SECOND = timedelta(seconds=1)
TITLE = "Жасырын мақала"

# Each public place where an article may be met; {pk} and {slug} are the article's.
PLACES = {
    "front": "/",
    "latest": "/page/2/",
    "rubric": "/qala/kogam/",
    "parent rubric": "/qala/",
    "further rubric": "/sport/",
    "article": "/qala/kogam/{pk}-{slug}.html",
    "tag": "/tags/ozen/",
    "year": "/2026/",
    "month": "/2026/10/",
    "day": "/2026/10/14/",
    "feed": "/rss.xml",
    "rubric feed": "/qala/kogam/rss.xml",
    "tag feed": "/tags/ozen/atom.xml",
    "json feed": "/feed.json",
    "news of two days": "/google_news.xml",
    "api": "/api/articles/?rubric=qala",
    "api by tag": "/api/articles/?tag=ozen",
    "api article": "/api/articles/{pk}/",
    "not found": "/zhoq/",
    "corrections": "/tuzetuler/",
}

COLUMN_PLACES = {
    "column": "/ruhaniyat/",
    "article": "/ruhaniyat/{pk}-{slug}.html",
    "feed": "/ruhaniyat/rss.xml",
    "atom feed": "/ruhaniyat/atom.xml",
    "api": "/api/articles/?section=spiritual",
    "api article": "/api/articles/{pk}/",
    "news of two days": "/google_news.xml",
    "front": "/",
    "tag": "/tags/ozen/",
    "day": "/2026/10/14/",
}
# What the desk may do to an article, and whether readers see it at noon.
STATES = {
    "published": ({"published_at": NOON}, True),
    "published a second ago": ({"published_at": NOON - SECOND}, True),
    "due in a second": ({"published_at": NOON + SECOND}, False),
    "draft": ({"status": "draft", "published_at": NOON - SECOND}, False),
    "draft without a time": ({"status": "draft", "published_at": None}, False),
    "withdrawn": ({"status": "withdrawn", "published_at": NOON - SECOND}, False),
    "leaves in a second": (
        {"published_at": NOON - timedelta(hours=1), "unpublish_at": NOON + SECOND},
        True,
    ),
    "leaves now": ({"published_at": NOON - timedelta(hours=1), "unpublish_at": NOON}, False),
    "left a second ago": (
        {"published_at": NOON - timedelta(hours=1), "unpublish_at": NOON - SECOND},
        False,
    ),
}


@pytest.fixture
def _newsroom(db):
    """A newsroom with something on each page, so that none is missing for want of content."""
    city = make_rubric("qala", "Қала")
    society = make_rubric("kogam", "Қоғам", parent=city)
    sport = make_rubric("sport", "Спорт")
    tag = Tag.objects.create(name="Өзен")
    for number in range(30):
        known = make_article(
            title=f"Белгілі {number}",
            rubric=society,
            published_at=NOON - timedelta(hours=2, minutes=number),
        )
        known.rubrics.add(sport)
        known.tags.add(tag)
    make_spiritual(title="Белгілі", published_at=NOON - timedelta(hours=2)).tags.add(tag)


def place(article):
    """Put the article wherever one can stand."""
    place_by_hand(article, until=NOON + timedelta(hours=1))
    make_correction(article)
    make_breaking(article=Article.objects.get(pk=article.pk))
    article.tags.add(Tag.objects.get())
    ViewDay.objects.create(article=article, day=NOON.date(), raw=99, clean=99)


def shows(client, address, article):
    response = client.get(address.format(pk=article.pk, slug=article.slug))
    return TITLE in response.content.decode()


def site_map(client):
    """All addresses that search engines are told of, parts of articles included."""
    index = client.get("/sitemap.xml").content.decode()
    parts = re.findall(r"<loc>http://testserver(/sitemap-[a-z]*-[0-9]+.xml)</loc>", index)
    return "".join(client.get(part).content.decode() for part in parts)


def listed(article):
    return f"<loc>http://testserver{article.get_absolute_url()}</loc>"


def lists(client, address):
    """Whether the page's own list has the article: what stands beside it is left out."""
    page = client.get(address).content.decode()
    return TITLE in re.sub(r"(?s)<aside.*?</aside>", "", page)


@pytest.mark.usefixtures("_newsroom")
@pytest.mark.parametrize(("fields", "is_visible"), STATES.values(), ids=STATES)
def test_news_are_where_their_state_lets_them_be(client, fields, is_visible):
    with time_machine.travel(NOON, tick=False):
        society = make_rubric("kogam", "Қоғам", parent=make_rubric("qala"))
        article = make_article(title=TITLE, rubric=society, **fields)
        article.rubrics.add(make_rubric("sport"))
        place(article)
        seen = {name: shows(client, address, article) for name, address in PLACES.items()}
        assert set(seen.values()) == {is_visible}, seen
        status = client.get(article.get_absolute_url()).status_code
        assert status == (200 if is_visible else 404)
        assert (listed(article) in site_map(client)) is is_visible
        card = client.get(card_of(article, Newsroom.ours()).address(article.pk)[len(HOST) :])
        assert card.status_code == (200 if is_visible else 404)
        assert client.post(f"/views/{article.pk}/").status_code == (200 if is_visible else 404)


@pytest.mark.usefixtures("_newsroom")
@pytest.mark.parametrize(("fields", "is_visible"), STATES.values(), ids=STATES)
def test_the_column_obeys_the_same_states(client, fields, is_visible):
    with time_machine.travel(NOON, tick=False):
        article = make_spiritual(title=TITLE, **fields)
        place(article)
        seen = {name: shows(client, address, article) for name, address in COLUMN_PLACES.items()}
        assert set(seen.values()) == {is_visible}, seen


@pytest.mark.usefixtures("_newsroom")
def test_an_article_comes_and_goes_by_itself(client):
    """No job, no save: only the clock moves, and what every page remembers is renewed by it."""
    with time_machine.travel(NOON, tick=False) as clock:
        article = make_article(
            title=TITLE, published_at=NOON + SECOND, unpublish_at=NOON + 3 * SECOND
        )
        seen = []
        for _ in range(4):
            seen.append(
                (shows(client, "/", article), TITLE in client.get("/zhoq/").content.decode())
            )
            clock.shift(SECOND)
        assert seen == [(False, False), (True, True), (True, True), (False, False)]


@pytest.mark.usefixtures("_newsroom")
def test_a_place_by_hand_ends_by_itself(client):
    with time_machine.travel(NOON, tick=False) as clock:
        article = make_article(title=TITLE, published_at=local("2026-10-01 09:00"))
        place_by_hand(article, until=NOON + SECOND)
        assert lead_of(client) == TITLE
        clock.shift(SECOND)
        assert lead_of(client) == "Белгілі 0"


def lead_of(client):
    page = client.get("/").content.decode()
    return re.search(r'lead__title"><a href="[^"]*">([^<]*)<', page)[1]


# The states of an article that is older than all others, so that it stands on a second page.
OLD = NOON - timedelta(days=2)
OLD_STATES = {
    "published": ({}, True),
    "draft": ({"status": "draft"}, False),
    "withdrawn": ({"status": "withdrawn"}, False),
    "left": ({"unpublish_at": NOON}, False),
    "leaves in a second": ({"unpublish_at": NOON + SECOND}, True),
}


@pytest.mark.usefixtures("_newsroom")
@pytest.mark.parametrize(("fields", "is_visible"), OLD_STATES.values(), ids=OLD_STATES)
def test_later_pages_obey_the_same_states(client, fields, is_visible):
    with time_machine.travel(NOON, tick=False):
        article = make_article(title=TITLE, rubric=make_rubric("sport"), published_at=OLD, **fields)
        article.tags.add(Tag.objects.get())
        places = ("/page/3/", "/sport/page/2/", "/tags/ozen/page/2/", "/2026/page/2/")
        shown = {place: lists(client, place) for place in (*places, "/2026/10/page/2/")}
        assert set(shown.values()) == {is_visible}, shown


@pytest.mark.usefixtures("_newsroom")
@pytest.mark.parametrize(("fields", "is_visible"), STATES.values(), ids=STATES)
def test_the_calendar_counts_what_readers_see(client, fields, is_visible):
    with time_machine.travel(NOON, tick=False):
        make_article(title=TITLE, **fields)
        page = client.get("/2026/10/").content.decode()
        assert f"14 қазан 2026 ж., {31 + is_visible} мақала" in page


@pytest.mark.usefixtures("_newsroom")
@pytest.mark.parametrize(("fields", "is_visible"), OLD_STATES.values(), ids=OLD_STATES)
def test_arrows_lead_to_what_readers_see(client, fields, is_visible):
    with time_machine.travel(NOON, tick=False):
        make_article(title=TITLE, published_at=local("2026-07-01 12:00"), **fields)
        page = client.get("/2026/10/").content.decode()
        assert ("Алдыңғы ай: Шілде 2026" in page) == is_visible


def test_times_are_the_newsrooms(client, db):
    """«09:00» of the desk is 09:00 in Qazaly, and the page says that day."""
    with time_machine.travel(timezone.now(), tick=False):
        article = make_article(published_at=local("2025-03-01 00:30"))
        page = client.get(article.get_absolute_url()).content.decode()
    assert "01 наурыз 2025 ж." in page
    assert article.published_at.utcoffset() == timedelta(hours=5)
