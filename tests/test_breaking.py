"""The breaking line: on every readers' page, one at most, gone at its second."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from news.addresses import within
from news.models import BreakingLine
from tests.factories import (
    local,
    make_article,
    make_breaking,
    make_person_of_the_desk,
    make_rubric,
    make_spiritual,
)

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


# --- at the desk -----------------------------------------------------------------------------

DESK = "/redaksia/news/breakingline/"


def form(**fields):
    empty = {"article": "", "address": "", "until_1": ""}
    return {"text": LINE, "until_0": "3", **empty, **fields}


@pytest.mark.parametrize(
    ("fields", "until"),
    [
        ({}, NOON + 3 * HOUR),
        ({"until_0": "1"}, NOON + HOUR),
        ({"until_0": "48"}, NOON + 48 * HOUR),
        ({"until_0": "exact", "until_1": "2026-10-14T18:30"}, local("2026-10-14 18:30")),
    ],
)
def test_it_is_given_in_one_form(desk, noon, fields, until):
    assert '<option value="3" selected>' in desk.get(f"{DESK}add/").content.decode()
    assert desk.post(f"{DESK}add/", form(**fields)).status_code == 302
    line = BreakingLine.objects.get()
    assert (line.text, line.until, line.made_at) == (LINE, until, NOON)
    assert line.made_by.username == "aigul"
    assert LINE in strip_of(desk)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": ""}, "errorlist"),
        ({"text": "\u200b"}, "Хабардың мәтіні бос."),
        ({"text": "ұ" * 161}, "errorlist"),
        ({"until_0": "exact", "until_1": "2026-10-16T12:01"}, "48 сағаттан артық тұрмайды"),
        ({"until_0": "exact", "until_1": "2026-10-14T12:00"}, "Бұл уақыт өтіп кетті."),
        ({"until_0": "exact"}, "Дәл уақытын қойыңыз."),
        ({"until_0": ""}, "Қашанға дейін екенін таңдаңыз."),
        ({"address": "https://baq.kz/"}, "Мекенжай «/» таңбасынан басталады"),
        ({"address": "/redaksia/"}, "оқырман ашатын бет жоқ"),
    ],
)
def test_bad_fields_are_named_and_the_line_stays(desk, noon, fields, sentence):
    response = desk.post(f"{DESK}add/", form(**fields))
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert fields.get("text", LINE).strip("\u200b") in response.content.decode()
    assert not BreakingLine.objects.exists()


def test_it_leads_either_to_an_article_or_to_an_address(desk, noon):
    article = make_article(published_at=NOON - HOUR)
    both = desk.post(f"{DESK}add/", form(article=article.pk, address="/sport/"))
    assert "Не мақаланы, не мекенжайды таңдаңыз." in both.content.decode()
    assert desk.post(f"{DESK}add/", form(article=article.pk)).status_code == 302


def test_one_button_takes_it_down_now(desk, noon):
    line = make_breaking()
    listed = desk.get(DESK).content.decode()
    assert "Қазір алып тастау" in listed
    assert "14 қазан 15:00-де өзі бітеді" in listed
    assert "Қазір алып тастау" in desk.get(f"{DESK}{line.pk}/change/").content.decode()
    address = f"{DESK}{line.pk}/end/"
    assert desk.get(address).status_code == 405
    with time_machine.travel(NOON + SECOND, tick=False):
        assert LINE in strip_of(desk)
        said = desk.post(address, follow=True).content.decode()
        assert "Шұғыл хабар сайттан алынды." in said
        assert strip_of(desk) == ""
        assert "бұрын бітіп қойған" in desk.post(address, follow=True).content.decode()
    line.refresh_from_db()
    assert line.until == NOON + SECOND
    assert desk.post(f"{DESK}999/end/").status_code == 404


def test_several_are_taken_down_from_the_list(desk, noon):
    chosen = [make_breaking(f"Хабар {number}").pk for number in range(3)]
    desk.post(DESK, {"action": "take_down_selected", "_selected_action": chosen})
    assert not BreakingLine.objects.living().exists()


def test_a_line_is_changed_while_it_lives(desk, noon):
    line = make_breaking()
    address = f"{DESK}{line.pk}/change/"
    assert 'value="2026-10-14T15:00"' in desk.get(address).content.decode()
    sent = form(text="Көпір ашылды", until_0="exact", until_1="2026-10-14T15:00")
    assert desk.post(address, sent).status_code == 302
    line.refresh_from_db()
    assert (line.text, line.until) == ("Көпір ашылды", NOON + 3 * HOUR)


@pytest.mark.parametrize(
    ("role", "status"), [("author", 403), ("column", 403), ("editor", 200), ("chief", 200)]
)
def test_who_may_give_and_end_it(client, noon, role, status):
    line = make_breaking()
    client.force_login(make_person_of_the_desk(role))
    assert client.get(f"{DESK}add/").status_code == status
    ended = client.post(f"{DESK}{line.pk}/end/")
    assert ended.status_code == (302 if status == 200 else 403)
    assert BreakingLine.objects.living().exists() == (status != 200)
