"""The start page: what waits for each person, by their rights, in few questions."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.models import Draft, MissedAddress, Proposal, ViewDay
from tests.factories import (
    local,
    make_article,
    make_articles,
    make_person_of_the_desk,
    make_photo,
    make_rubric,
    make_spiritual,
)

pytestmark = pytest.mark.django_db
START = "/redaksia/"
NOON = local("2026-11-24 12:00")


@pytest.fixture(autouse=True)
def _it_is_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def author(client):
    person = make_person_of_the_desk("author")
    client.force_login(person)
    return person


@pytest.fixture
def publisher(client):
    person = make_person_of_the_desk("editor")
    client.force_login(person)
    return person


def draft(title, **fields):
    return make_article(**{"title": title, "status": "draft", "published_at": None, **fields})


def panels(client, query=""):
    """The titles of each short list, by its key."""
    shown = client.get(START + query).context["start"].panels
    return {panel.key: [row.title for row in panel.rows] for panel in shown}


def rows(client, key):
    shown = client.get(START).context["start"].panels
    return next(panel for panel in shown if panel.key == key).rows


def test_drafts_are_ones_own_and_unsaved_copies_come_first(client, publisher):
    other = make_person_of_the_desk("author")
    mine = draft("Менікі", written_by=publisher)
    draft("Басқанікі", written_by=other)
    draft("Себеттегі", written_by=publisher, binned_at=NOON)
    fields = {"person": publisher, "section": "news", "fields": "title=x"}
    new = Draft.objects.create(title="", form_key=uuid.uuid4(), **fields)
    again = Draft.objects.create(title="Қайта жазу", article=mine, **fields)
    Draft.objects.create(title="Бөтен көшірме", form_key=uuid.uuid4(), **fields | {"person": other})
    shown = rows(client, "drafts")
    assert {row.title for row in shown[:2]} == {"Тақырыпсыз", "Қайта жазу"}
    assert [row.title for row in shown[2:]] == ["Менікі"]
    addresses = {row.address for row in shown}
    assert f"/redaksia/news/article/add/?draft={new.pk}" in addresses
    assert f"/redaksia/news/article/{mine.pk}/change/?draft={again.pk}" in addresses


# Who; what of «own», «other's news», «other's column» waits for their eye.
WAITING = [
    ("author", {"own"}),
    ("editor", {"own", "news", "column"}),
    ("column", {"own", "column"}),
    ("chief", {"own", "news", "column"}),
]


@pytest.mark.parametrize(("role", "seen"), WAITING)
def test_what_waits_is_shown_by_rights(client, role, seen):
    person, other = make_person_of_the_desk(role), make_person_of_the_desk("author", "basqa")
    client.force_login(person)
    review = {"status": "review", "published_at": None}
    make_spiritual(title="own", written_by=person, **review)
    make_article(title="news", written_by=other, **review)
    make_spiritual(title="column", written_by=other, **review)
    assert set(panels(client)["waiting"]) == seen


def test_proposals_wait_for_publishers_and_are_seen_by_their_author(client, publisher):
    writer = make_person_of_the_desk("author")
    piece = make_article(title="Шыққан", written_by=writer)
    snapshot = {"title": "Шыққан"}
    Proposal.objects.create(article=piece, proposed_by=writer, based_on=1, snapshot=snapshot)
    (row,) = rows(client, "waiting")
    assert row.fact == "ұсынылған өзгеріс, author"
    assert row.address == f"/redaksia/news/article/{piece.pk}/change/"
    client.force_login(writer)
    assert panels(client)["waiting"] == ["Шыққан"]
    client.force_login(make_person_of_the_desk("author", "basqa"))
    assert panels(client)["waiting"] == []


def test_a_change_that_was_sent_back_waits_for_its_author_alone(client, author):
    piece = make_article(title="Шыққан", written_by=author)
    facts = {"based_on": 1, "snapshot": {"title": "Шыққан"}, "state": "returned"}
    Proposal.objects.create(article=piece, proposed_by=author, **facts)
    assert [row.fact for row in rows(client, "waiting")] == ["қайтарылған өзгеріс, author"]
    client.force_login(make_person_of_the_desk("editor"))
    assert panels(client)["waiting"] == []


@pytest.mark.parametrize(
    ("at", "is_due"),
    [
        ("2026-11-24 11:59", False),
        ("2026-11-24 12:00", True),
        ("2026-11-24 23:59", True),
        ("2026-11-25 00:00", False),
    ],
)
def test_due_today_is_the_rest_of_the_day(client, publisher, at, is_due):
    make_article(title="Кешкі", published_at=local(at))
    draft("Уақыты бар жоба", published_at=local("2026-11-24 18:00"))
    assert panels(client)["due"] == (["Кешкі"] if is_due else [])


def test_most_read_is_of_today_and_of_what_is_public(client, author):
    pieces = [make_article(title=title) for title in ("аз", "көп", "кеше", "алынған")]
    pieces[3].status = "withdrawn"
    pieces[3].save()
    today = timezone.localdate()
    for piece, count, day in zip(pieces, (3, 900, 5000, 7000), (0, 0, 1, 0), strict=True):
        day = today - timedelta(days=day)
        ViewDay.objects.create(article=piece, day=day, raw=count, clean=count)
    shown = rows(client, "read")
    assert [(row.title, row.fact) for row in shown] == [
        ("көп", "900 рет оқылды"),
        ("аз", "3 рет оқылды"),
    ]
    # An author opens others' pieces as readers do.
    assert shown[0].address == pieces[1].get_absolute_url()


def test_missed_addresses_are_shown_to_those_who_mend_them(client, publisher):
    for path, count, referrer in (("/az/", 2, "baq.kz"), ("/kop/", 7, "/kogam/")):
        MissedAddress.objects.create(path=path, count=count, referrer=referrer, last_seen=NOON)
    told = [(row.title, row.fact) for row in rows(client, "missed")]
    assert told == [("/kop/", "7 рет, /kogam/ бетінен"), ("/az/", "2 рет, baq.kz сайтынан")]
    client.force_login(make_person_of_the_desk("author"))
    assert "missed" not in panels(client)


def test_photos_whose_rights_end_are_named_in_time(client, publisher):
    assert "rights" not in panels(client)
    for days, caption in ((40, "Кейін"), (3, "Жақында"), (-1, "Өткен")):
        make_photo(caption=caption, rights_until=NOON.date() + timedelta(days=days))
    shown = [(row.title, row.fact) for row in rows(client, "rights")]
    assert shown == [("Өткен", "23.11.2026 дейін"), ("Жақында", "27.11.2026 дейін")]


def test_lists_are_short_and_lead_on_to_all(client, publisher):
    for number in range(9):
        draft(f"Жоба {number}", written_by=publisher)
    page = client.get(START)
    panel = next(panel for panel in page.context["start"].panels if panel.key == "drafts")
    assert len(panel.rows) == 8
    (name, address), _ = panel.all
    assert (name, address) == ("Жаңалықтар", "/redaksia/news/article/?state=draft&whose=mine")
    listed = client.get(address).context["cl"].result_count
    assert listed == 9


def test_an_empty_newsroom_says_something_friendly(client, publisher):
    page = client.get(START).content.decode()
    for words in (
        "Аяқталмаған жобаңыз жоқ",
        "Қарауды күткен мақала жоқ",
        "Бүгін өзі шығатын мақала қалмады",
        "оқылым әлі жиналған жоқ",
        "бәрін тауып жүр",
        "Бұл айда шыққан да",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("role", "doors"),
    [
        ("author", ["Жаңа мақала", "Руханият мақаласы", "Сурет жүктеу"]),
        ("column", ["Руханият мақаласы", "Сурет жүктеу"]),
        (None, []),
    ],
)
def test_doors_are_those_that_one_may_open(client, role, doors):
    client.force_login(make_person_of_the_desk(role))
    page = client.get(START)
    assert [name for name, _ in page.context["start"].doors] == doors
    for _, address in page.context["start"].doors:
        assert client.get(address).status_code == 200


# --- the whole -------------------------------------------------------------------------------


def fill(person, count):
    rubric = make_rubric()
    make_articles(count, rubric=rubric, written_by=person)
    for number in range(count):
        at = NOON + timedelta(minutes=number)
        make_article(title=f"Кешкі {number}", rubric=rubric, published_at=at, written_by=person)
        draft(f"Жоба {number}", rubric=rubric, written_by=person)
        draft(f"Қарау {number}", rubric=rubric, written_by=person, status="review")
        piece = make_article(title=f"Оқылған {number}", rubric=rubric)
        ViewDay.objects.create(article=piece, day=NOON.date(), raw=9, clean=9)
        MissedAddress.objects.create(path=f"/{number}.html", last_seen=NOON)
        Draft.objects.create(person=person, form_key=uuid.uuid4(), section="news", title="x")
        snapshot = {"title": "x"}
        Proposal.objects.create(article=piece, proposed_by=person, based_on=1, snapshot=snapshot)


@pytest.mark.parametrize("role", ["author", "editor", "chief"])
def test_the_page_asks_little_however_much_there_is(client, role):
    person = make_person_of_the_desk(role)
    client.force_login(person)
    asked = []
    for count in (1, 12):
        fill(person, count)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(START).status_code == 200
        asked.append(len(queries))
        MissedAddress.objects.all().delete()
    assert asked[0] == asked[1] <= 16


def test_every_address_of_the_page_opens(client, publisher):
    fill(publisher, 9)
    page = client.get(START)
    start = page.context["start"]
    addresses = {row.address for panel in start.panels for row in panel.rows}
    addresses |= {address for panel in start.panels for _, address in panel.all}
    addresses |= {
        piece.address for week in start.month.weeks for day in week for piece in day.pieces
    }
    assert len(addresses) > 20
    for address in addresses:
        assert client.get(address).status_code == 200, address
