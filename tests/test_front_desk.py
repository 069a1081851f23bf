"""The desk's page of the front page: one form, one save, nothing lost and nothing by accident."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news import arranging
from news.models import Article, FrontPlace
from tests.factories import (
    local,
    make_article,
    make_articles,
    make_editor,
    make_person_of_the_desk,
    make_spiritual,
    place_by_hand,
)

DESK = "/redaksia/news/frontplace/"
NOON = local("2026-10-14 12:00")
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


@pytest.fixture
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def news(desk, noon):
    return [
        make_article(title=f"Хабар {number}", published_at=NOON - (number + 1) * HOUR)
        for number in range(4)
    ]


def form(*articles, version=None, **fields):
    """What the browser sends for these rows, in this order; an end of three hours each."""
    sent = {"version": arranging.current().version if version is None else version}
    sent["article"] = [article.pk for article in articles]
    for article in articles:
        sent |= {f"{article.pk}-headline": "", f"{article.pk}-until_0": "3"}
        sent |= {f"{article.pk}-until_1": ""}
    return {**sent, **fields}


def save(desk, *articles, **fields):
    return desk.post(DESK, form(*articles, save="", **fields))


def rows(response):
    """The titles of the rows, in the order in which the page shows them."""
    page = response.content.decode()
    return re.findall(r'class="place__title">([^<]*)<', page)


def placed():
    return list(FrontPlace.objects.values_list("article__title", flat=True))


def test_an_arrangement_is_saved_as_it_was_sent(desk, news):
    fields = {f"{news[2].pk}-headline": "Қысқа аты", f"{news[0].pk}-until_0": "night"}
    fields |= {f"{news[3].pk}-until_0": "exact", f"{news[3].pk}-until_1": "2026-10-15T09:30"}
    response = save(desk, news[2], news[0], news[3], **fields)
    assert response["Location"] == DESK
    assert list(FrontPlace.objects.values_list("position", "headline", "until")) == [
        (0, "Қысқа аты", NOON + 3 * HOUR),
        (1, "", local("2026-10-15 00:00")),
        (2, "", local("2026-10-15 09:30")),
    ]
    assert placed() == ["Хабар 2", "Хабар 0", "Хабар 3"]
    page = desk.get(DESK)
    assert rows(page) == placed()
    assert "Басты бет сақталды" in page.content.decode()
    assert LogEntry.objects.get().get_change_message() == "Қолмен қойылды: 3."


def test_the_page_says_what_stands_now_and_why(desk, news):
    place_by_hand(news[3], until=NOON + 3 * HOUR, headline="Қолмен")
    now = desk.get(DESK).content.decode().partition('class="standing"')[2]
    said = [" ".join(item.split()) for item in re.sub("<[^>]*>", " ", now).split("\n\n")]
    assert "Басты мақала: Қолмен қолмен, 14 қазан 15:00-де бітеді" in " ".join(said)
    assert now.count("автоматты") == 3


@pytest.mark.parametrize(
    ("step", "order"),
    [
        ({"up": 2}, [0, 2, 1]),
        ({"up": 0}, [0, 1, 2]),
        ({"down": 0}, [1, 0, 2]),
        ({"down": 2}, [0, 1, 2]),
        ({"remove": 1}, [0, 2]),
        ({"add": 3}, [0, 1, 2, 3]),
        ({"add": 1}, [0, 1, 2]),
        ({"look": None}, [0, 1, 2]),
    ],
)
def test_buttons_work_without_javascript_and_save_nothing(desk, news, step, order):
    name, at = next(iter(step.items()))
    pressed = {name: "" if at is None else news[at].pk}
    typed = {f"{news[0].pk}-headline": "Терілген <сөз>"}
    response = desk.post(DESK, form(*news[:3], **pressed, **typed))
    assert rows(response) == [f"Хабар {number}" for number in order]
    page = response.content.decode()
    assert 'value="Терілген &lt;сөз&gt;"' in page
    assert "Өзгерістер әлі сақталмады." in page
    assert not FrontPlace.objects.exists()


def test_a_late_save_is_refused_and_shown_again_filled(desk, client, news):
    seen = arranging.current().version
    save(desk, news[0])
    other = make_editor("bolat", first_name="Болат")
    client.force_login(other)
    typed = {f"{news[1].pk}-headline": "Менің сөзім"}
    late = save(client, news[1], news[2], version=seen, **typed)
    page = late.content.decode()
    assert "Осы арада басты бетті aigul өзгертті" in page
    assert "<li>Хабар 0 (14 қазан 15:00-де бітеді)</li>" in page
    assert rows(late) == ["Хабар 1", "Хабар 2"]
    assert 'value="Менің сөзім"' in page
    assert placed() == ["Хабар 0"]
    again = re.search(r'name="version" value="(\d+)"', page)[1]
    assert save(client, news[1], version=again).status_code == 302
    assert placed() == ["Хабар 1"]
    assert arranging.current().changed_by == other


@pytest.mark.parametrize("version", ["", "0", "жоқ", "9" * 40, "-1"])
def test_a_save_without_the_right_version_is_refused(desk, news, version):
    assert "өзгертті" in save(desk, news[0], version=version).content.decode()
    assert not FrontPlace.objects.exists()


def test_a_form_sent_twice_is_saved_once(desk, news):
    sent = form(news[0], save="")
    assert desk.post(DESK, sent).status_code == 302
    assert desk.post(DESK, sent).status_code == 200
    assert placed() == ["Хабар 0"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"until_0": "exact", "until_1": ""}, "Дәл уақытын қойыңыз."),
        ({"until_0": "exact", "until_1": "2026-10-14T12:00"}, "Бұл уақыт өтіп кетті."),
        ({"until_0": "exact", "until_1": "9999-10-14T12:00"}, "Жылы қате терілген."),
        ({"until_0": "exact", "until_1": "кеше"}, "errorlist"),
        ({"until_0": "", "until_1": ""}, "errorlist"),
        ({"until_0": "900", "until_1": ""}, "errorlist"),
        ({"headline": "ұ" * 301}, "errorlist"),
        ({"headline": "а\0б"}, "errorlist"),
    ],
)
def test_bad_fields_are_named_and_the_rest_stays(desk, news, fields, sentence):
    fields = {f"{news[0].pk}-{name}": value for name, value in fields.items()}
    response = save(desk, news[0], news[1], **fields)
    assert sentence in response.content.decode()
    assert rows(response) == ["Хабар 0", "Хабар 1"]
    assert not FrontPlace.objects.exists()


def test_a_scheduled_article_can_be_put_in_ahead(desk, news):
    due = make_article(title="Таңғы хабар", published_at=NOON + 5 * HOUR)
    assert "Таңғы хабар" in desk.get(DESK).content.decode()
    added = desk.post(DESK, form(add=due.pk)).content.decode()
    assert 'value="2026-10-15T17:00"' in added
    early = save(desk, due, news[0]).content.decode()
    assert "Мақала шыққанша орнының уақыты бітіп қалады." in early
    assert save(desk, due, news[0], **{f"{due.pk}-until_0": "24"}).status_code == 302
    page = desk.get(DESK).content.decode()
    assert "14 қазан 17:00-де шығады, орнына сол кезде тұрады" in page
    assert rows(desk.get(DESK)) == ["Таңғы хабар", "Хабар 0"]


def test_a_withdrawn_article_keeps_its_row_and_says_so(desk, news):
    place_by_hand(news[0], until=NOON + HOUR)
    Article.objects.filter(pk=news[0].pk).update(status="withdrawn")
    page = desk.get(DESK)
    assert rows(page) == ["Хабар 0"]
    assert "Сайтта жоқ. Шыққанда осы орынға өзі тұрады" in page.content.decode()


def test_a_place_that_has_ended_is_gone_from_the_page(desk, news):
    place_by_hand(news[0], until=NOON + HOUR)
    for moment, titles in ((HOUR - SECOND, ["Хабар 0"]), (HOUR, [])):
        with time_machine.travel(NOON + moment, tick=False):
            assert rows(desk.get(DESK)) == titles


def test_the_search_finds_what_can_be_added(desk, news):
    make_article(title="Жоба хабар", status="draft", published_at=None)
    make_article(title="Кеткен хабар", unpublish_at=NOON)
    make_spiritual(title="Ой хабар", published_at=NOON - HOUR)
    found = desk.post(DESK, form(news[1], q="ХАБАР", look="")).content.decode()
    titles = re.findall(r'class="found__title">([^<]*)<', found)
    assert titles == ["Ой хабар", "Хабар 0", "Хабар 2", "Хабар 3"]
    nothing = desk.post(DESK, form(q="жоқ\0 сөз", look="")).content.decode()
    assert "Мұндай тақырып табылмады." in nothing


def test_what_is_sent_badly_is_no_fault(desk, news):
    sent = form(news[1], up="9" * 50, **{"article": [news[1].pk, news[1].pk, "x", "-3", ""]})
    assert rows(desk.post(DESK, sent)) == ["Хабар 1"]


def test_a_row_whose_article_is_gone_is_left_out_and_said(desk, news):
    gone = make_article(title="Өшкен")
    sent = form(gone, news[0], save="")
    gone.delete()
    page = desk.post(DESK, sent, follow=True).content.decode()
    assert "Тізімдегі бір мақала енді жоқ" in page
    assert placed() == ["Хабар 0"]


def test_too_many_are_refused_in_a_sentence(desk, noon):
    many = make_articles(13)
    response = save(desk, *many)
    assert "Қолмен 12 мақалаға дейін қойылады." in response.content.decode()
    assert len(rows(response)) == 13
    assert save(desk, *many[:12]).status_code == 302


@pytest.mark.parametrize(
    ("role", "status"), [("author", 403), ("column", 403), ("editor", 200), ("chief", 200)]
)
def test_who_may_arrange_it(client, db, role, status):
    client.force_login(make_person_of_the_desk(role))
    assert client.get(DESK).status_code == status
    assert (DESK in client.get("/redaksia/").content.decode()) == (status == 200)


def test_it_asks_few_questions_however_many_there_are(desk, noon):
    articles = make_articles(60)
    for article in articles[:12]:
        place_by_hand(article, until=NOON + HOUR)
    desk.get(DESK)
    with CaptureQueriesContext(connection) as asked:
        desk.get(DESK)
    assert len(asked) <= 12, [query["sql"] for query in asked]
