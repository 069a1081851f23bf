"""Adverts on readers' pages: each in its place, from its day until its end, and marked."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from adverts import choosing
from adverts.models import Advert
from adverts.paragraphs import place_in
from news.content import read_content_state
from tests.desk_forms import plain, text_of
from tests.factories import (
    local,
    make_advert,
    make_article,
    make_articles,
    make_photo,
    make_spiritual,
    picture_bytes,
)

NOON = local("2026-10-14 12:00")
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
TEXT = "".join(f"<p>Абзац {number}</p>" for number in range(1, 6))
ADVERT = '<div class="advert '


def page(client, address="/"):
    choosing.stock.forget()  # a test is one transaction, and so one content version
    return text_of(client.get(address))


# --- on readers' pages ---------------------------------------------------------------------------


def test_each_place_has_its_own(client, db):
    articles = make_articles(6, body=TEXT)
    for place in ("header", "list", "text", "side"):
        make_advert(f"Орны {place}", place=place)
    listed, read = page(client, "/kogam/"), page(client, articles[0].get_absolute_url())
    assert listed.count(ADVERT) == 3
    assert read.count(ADVERT) == 3
    header, _, below = listed.partition("<main")
    assert "Орны header" in header
    stories, _, side = below.partition('<aside class="side"')
    assert stories.partition("Орны list")[0].count('<article class="story') == 4
    assert "Орны side" in side
    before, _, after = read.partition("Орны text")
    assert "Абзац 3" in before
    assert "Абзац 4" in after


def test_every_advert_says_what_it_is(client, db):
    make_advert()
    shown = page(client).partition(ADVERT)[2]
    assert '<p class="advert__label">Жарнама</p>' in shown
    assert 'rel="sponsored nofollow noopener"' in shown


def test_campaigning_says_who_ordered_and_paid(client, db):
    make_advert(label="campaign", paid_by="«Ауыл» партиясы тапсырды және төледі")
    shown = plain(client.get("/"))
    assert "Сайлау үгіті «Ауыл» партиясы тапсырды және төледі" in shown
    with pytest.raises(IntegrityError), transaction.atomic():
        make_advert(label="campaign")


def test_it_comes_and_goes_at_its_second(client, db):
    with time_machine.travel(NOON, tick=False):
        make_advert(starts_at=NOON, ends_at=NOON + HOUR)
    for moment, is_shown in ((-SECOND, False), (SECOND * 0, True), (HOUR, False)):
        with time_machine.travel(NOON + moment, tick=False):
            assert (ADVERT in page(client)) is is_shown, moment


def test_nothing_of_it_in_feeds_previews_and_beside_condolences(client, desk, db):
    article = make_article(body=TEXT)
    for place in ("header", "text", "side"):
        make_advert(place=place)
    preview = f"/redaksia/news/article/preview/page/?piece={article.pk}"
    for address in ("/rss.xml", preview, "/habarlandyru/", "/zhelisiz/", "/korinis/"):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "Құрылыс заттары" not in text_of(answer), address


def test_markup_in_it_is_words(client, db):
    make_advert("<script>alert(1)</script>", line="<b>x</b>", label="campaign", paid_by="<i>")
    shown = page(client)
    for mark in ("<script>alert", "<b>x", "<i>"):
        assert mark not in shown


def test_a_picture_keeps_its_space_and_has_a_name(client, db):
    make_advert(photo=make_photo(content=picture_bytes(960, 160)))
    shown = page(client).partition(ADVERT)[2].partition("</script>")[0]
    assert 'width="960" height="160"' in shown
    assert '<span class="visually-hidden">Құрылыс заттары</span>' in shown
    assert "style=" not in shown


def test_without_a_link_it_leads_nowhere(client, db):
    make_advert(link="")
    assert "/zharnama/1" not in page(client).partition(ADVERT)[2].partition("data-seen")[0]
    assert "advert__title" in page(client)


def test_editions_read_it_in_their_letters(client, db):
    advert = make_advert("Көпір")
    shown = page(client, "/lat/")
    assert "Köpır" in shown
    assert f'href="/lat/zharnama/{advert.pk}/"' in shown


def test_all_places_are_read_with_one_question(client, db):
    address = make_spiritual(body=TEXT).get_absolute_url()
    for place in ("header", "text", "side"):
        make_advert(place=place)
    client.get(address)
    choosing.stock.forget()
    with CaptureQueriesContext(connection) as asked:
        assert text_of(client.get(address)).count(ADVERT) == 3
    assert len([one for one in asked if "adverts_" in one["sql"]]) == 1
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert not [one for one in asked if "adverts_" in one["sql"]]


@pytest.mark.django_db(transaction=True)
def test_an_advert_changes_the_content_and_a_count_does_not():
    before = read_content_state().version
    advert = make_advert()
    between = read_content_state().version
    assert between > before
    advert.days.create(day=timezone.localdate(), views=1)
    assert read_content_state().version == between


# --- whose turn it is ---------------------------------------------------------------------------


def test_the_heavier_is_shown_more_often_and_one_key_is_one_advert():
    light, heavy = Advert(title="a", weight=1), Advert(title="b", weight=3)
    shown = [choosing.by_weight([light, heavy], f"/sport/{number}/") for number in range(2000)]
    counted = Counter(one.title for one in shown)
    assert 2.5 < counted["b"] / counted["a"] < 3.5
    assert len({choosing.by_weight([light, heavy], "/sport/").title for _ in range(20)}) == 1
    assert choosing.by_weight([], "/sport/") is None


def test_a_page_changes_its_advert_by_half_minutes(client, db):
    for number in range(5):
        make_advert(f"Дүкен № {number}", starts_at=NOON, ends_at=NOON + 2 * HOUR)
    shown = []
    for turn in range(20):
        with time_machine.travel(NOON + timedelta(seconds=30 * turn), tick=False):
            pages = {page(client) for _ in range(2)}
        [said] = {one.partition("Дүкен № ")[2][:1] for one in pages}
        shown.append(said)
    assert len(set(shown)) > 2


# --- between paragraphs ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "before"),
    [
        ("<p>1</p><p>2</p><p>3</p><p>4</p>", "<p>1</p><p>2</p><p>3</p>"),
        ("<p>1</p><p>2</p><p>3</p>", None),
        ("<p>1</p><blockquote><p>a</p><p>b</p><p>c</p></blockquote><p>2</p>", None),
        ("<ul><li><p>a</p></li></ul><p>1</p><p>2</p><p>3</p><h2>x</h2><p>4</p>", "<p>3</p>"),
        ("<p>1</p><p>2</p><p>3</p><figure><p>c</p></figure>", "<p>3</p>"),
        ("", None),
    ],
)
def test_it_stands_between_paragraphs(html, before):
    place = place_in(html)
    assert (place is None) if before is None else html[:place].endswith(before)
