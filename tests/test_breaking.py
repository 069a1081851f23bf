"""The breaking line: on every readers' page, one at most, gone at its second."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from news.addresses import within
from news.models import BreakingLine
from tests.factories import local, make_article, make_breaking, make_rubric, make_spiritual

NOON = local("2026-10-14 12:00")
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
LINE = "Көпір жабылды"


@pytest.fixture
def noon(db):
    with time_machine.travel(NOON, tick=False):
        yield


def strip_of(client, address="/"):
    """The line as that page shows it, or nothing."""
    page = client.get(address).content.decode()
    return page.partition('<aside class="breaking"')[2].partition("</aside>")[0]


def pages():
    article, thought = make_article(published_at=NOON - HOUR), make_spiritual()
    lists = ("/", "/kogam/", "/2026/", "/2026/10/", "/2026/10/14/", "/ruhaniyat/", "/tuzetuler/")
    texts = (article.get_absolute_url(), thought.get_absolute_url())
    return (*lists, *texts, "/search/", "/zhoq/")


def test_it_stands_on_every_page_and_ends_by_itself(client, noon):
    addresses = pages()
    make_breaking(LINE, lasts=HOUR)
    for moment, is_shown in ((HOUR - SECOND, True), (HOUR, False), (HOUR + SECOND, False)):
        with time_machine.travel(NOON + moment, tick=False):
            shown = {address: LINE in strip_of(client, address) for address in addresses}
        assert set(shown.values()) == {is_shown}, (moment, shown)


def test_each_edition_reads_it_in_its_own_script(client, noon):
    make_breaking(LINE, lasts=HOUR, article=make_article(pk=44105, published_at=NOON - HOUR))
    for prefix, word in (("/lat/", "Köpır jabyldy"), ("/tote/", "كوپىر")):
        strip = strip_of(client, prefix)
        assert word in strip
        assert f'href="{prefix}kogam/44105-' in strip
        with time_machine.travel(NOON + HOUR, tick=False):
            assert strip_of(client, prefix) == ""


def test_the_newest_living_line_is_shown_alone(client, noon):
    make_breaking("Ескі хабар", lasts=3 * HOUR)
    with time_machine.travel(NOON + SECOND, tick=False):
        make_breaking("Жаңа хабар", lasts=HOUR)
        assert "Жаңа хабар" in strip_of(client)
        assert "Ескі хабар" not in strip_of(client)
    with time_machine.travel(NOON + HOUR + SECOND, tick=False):
        assert "Ескі хабар" in strip_of(client)


@pytest.mark.parametrize(
    ("fields", "has_link"),
    [
        ({}, True),
        ({"status": "withdrawn"}, False),
        ({"published_at": NOON + SECOND}, False),
        ({"unpublish_at": NOON}, False),
    ],
)
def test_it_leads_only_to_what_readers_can_open(client, noon, fields, has_link):
    article = make_article(**{"published_at": NOON - HOUR, **fields})
    make_breaking(LINE, article=article)
    strip = strip_of(client)
    assert LINE in strip
    assert (article.get_absolute_url() in strip) == has_link


def test_its_link_comes_with_the_article(client, noon):
    article = make_article(published_at=NOON + SECOND)
    make_breaking(LINE, article=article)
    assert "href" not in strip_of(client)
    with time_machine.travel(NOON + SECOND, tick=False):
        assert article.get_absolute_url() in strip_of(client)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/sport/", "/sport/"),
        ("http://testserver/sport/?page=2", "/sport/?page=2"),
        ("/lat/sport/", "/sport/"),
        ("/", "/"),
    ],
)
def test_an_address_of_ours_is_a_link(client, noon, address, shown):
    within(address)
    make_breaking(LINE, address=address)
    assert f'href="{shown}"' in strip_of(client)
    assert f'href="/tote{shown}"' in strip_of(client, "/tote/")


@pytest.mark.parametrize(
    "address",
    [
        *("https://baq.kz/", "//baq.kz/", "/\\baq.kz", "/lat//baq.kz", "javascript:alert(1)"),
        *("sport", "http://testserver.baq.kz/", "/redaksia/", "/media/x.jpg", "/\tbaq", " "),
    ],
)
def test_an_address_of_others_is_refused(address):
    with pytest.raises(ValidationError):
        within(address)


def test_hostile_words_stay_words(client, noon):
    make_breaking("<script>alert(1)</script>")
    assert "&lt;script&gt;" in strip_of(client)


def test_the_database_itself_keeps_it_short_and_clear(noon):
    for fields in ({"lasts": 48 * HOUR + SECOND}, {"article": make_article(), "address": "/"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_breaking(**fields)
    make_breaking(lasts=48 * HOUR)
    assert BreakingLine.objects.count() == 1


def test_an_article_that_is_deleted_leaves_the_line(client, noon):
    article = make_article()
    make_breaking(LINE, article=article)
    article.delete()
    assert LINE in strip_of(client)


def test_the_rubric_page_of_an_empty_newsroom_shows_it_too(client, noon):
    make_rubric()
    make_breaking(LINE)
    assert LINE in strip_of(client, "/kogam/")
