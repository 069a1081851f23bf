"""Corrections: below the article, in its facts, in its feed, and in the public list."""

import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.core.exceptions import ValidationError

from news.models import Article, Correction, Newsroom
from tests.factories import (
    local,
    make_article,
    make_correction,
    make_editor,
    make_person_of_the_desk,
    make_spiritual,
)

MADE = local("2026-11-24 14:05")
KINDS = [
    ("correction", "Түзету", "Түзетілді"),
    ("clarification", "Нақтылау", "Нақтыланды"),
    ("addition", "Толықтыру", "Толықтырылды"),
]


@pytest.fixture
def article(db):
    return make_article(
        title="Көпір ашылды", body="<p>Мәтін</p>", published_at=local("2026-11-23 09:00")
    )


def read(client, article):
    article.refresh_from_db()
    return client.get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize(("kind", "name", "done"), KINDS)
def test_readers_see_its_kind_time_and_text(client, article, kind, name, done):
    make_correction(article, "Ұзындығы 40 емес,\n45 <метр>.", kind=kind, made_at=MADE)
    page = read(client, article)
    facts, _, note = page.partition('id="tuzetu"')
    assert f'<a href="#tuzetu">{done}: <time datetime="2026-11-24T14:05:00+05:00">' in facts
    assert "24 қараша 2026 ж., 14:05" in facts
    assert f'correction__kind">{name}</span>' in note
    assert "Ұзындығы 40 емес,<br>45 &lt;метр&gt;." in note
    assert page.index("<p>Мәтін</p>") < page.index('id="tuzetu"')


def test_several_stand_in_order_and_the_facts_name_the_last(client, article):
    make_correction(article, "Екінші", kind="addition", made_at=MADE + timedelta(hours=1))
    make_correction(article, "Бірінші", made_at=MADE)
    page = read(client, article)
    assert re.findall(r'correction__text">(\w+)', page) == ["Бірінші", "Екінші"]
    assert "Толықтырылды: " in page
    assert "Түзетілді: " not in page


def test_an_article_without_any_says_nothing_of_it(client, article):
    page = read(client, article)
    assert "corrected" not in page
    assert "tuzetu" not in page.replace("/tuzetuler/", "")


def test_the_public_list_is_newest_first_and_of_published_articles(client, article):
    make_correction(article, "Ескі түзету", made_at=MADE)
    make_correction(make_article(title="Екінші"), "Жаңа түзету", kind="addition")
    for fields in ({"status": "withdrawn"}, {"published_at": local("2099-01-01 00:00")}):
        make_correction(make_article(title="Жасырын", **fields), "Көрінбейді")
    page = client.get("/tuzetuler/").content.decode()
    assert re.findall(r'correction__text">([^<]*)<', page) == ["Жаңа түзету", "Ескі түзету"]
    assert "Жасырын" not in page
    assert f'<a href="{article.get_absolute_url()}">Көпір ашылды</a>' in page
    assert "24 қараша 2026 ж., 14:05" in page


def test_the_list_is_paged_like_others(client, article):
    for number in range(41):
        made = MADE - timedelta(minutes=number)
        make_correction(article, f"Түзету нөмірі {number}.", made_at=made)
    shown = []
    for address in ("/tuzetuler/", "/tuzetuler/page/2/", "/tuzetuler/page/3/"):
        page = client.get(address).content.decode()
        shown.append([int(found) for found in re.findall(r"нөмірі (\d+)", page)])
    assert shown == [[*range(20)], [*range(20, 40)], [40]]
    assert client.get("/tuzetuler/page/4/").status_code == 404
    for address in ("/tuzetuler", "/tuzetuler/page/1/"):
        assert client.get(address)["Location"] == "/tuzetuler/"


def test_an_empty_list_says_so_and_every_page_leads_there(client, db):
    assert "Әзірге түзету жоқ." in client.get("/tuzetuler/").content.decode()
    assert 'href="/tuzetuler/"' in client.get("/").content.decode()


def test_editions_read_it_in_their_script(client, article):
    make_correction(article, "Көпір", made_at=MADE)
    assert "Köpır" in client.get("/lat/tuzetuler/").content.decode()
    assert "كوپىر" in client.get("/tote/tuzetuler/").content.decode()


@pytest.mark.parametrize("prefix", ["/", "/lat/", "/tote/"])
def test_the_feed_carries_the_note(client, article, prefix):
    article.lead = "Кіріспе & сөз"
    article.save()
    make_correction(article, "40 емес, <45>", made_at=MADE)
    feed = ElementTree.fromstring(client.get(f"{prefix}rss.xml").content)
    said = feed.find("channel/item").findtext("description")
    markup = re.findall(r"</?\w+>", said)
    assert markup == ["<p>", "<strong>", "</strong>", "</p>"]
    assert "&amp;" in said
    assert "&lt;45&gt;</p>" in said
    if prefix == "/":
        assert said.endswith(
            "<p><strong>Түзету</strong> (24 қараша 2026 ж.): 40 емес, &lt;45&gt;</p>"
        )


def test_saving_the_article_again_leaves_its_notes_alone(article):
    make_correction(article)
    saved = Article.objects.get(pk=article.pk)
    saved.title = "Басқа тақырып"
    saved.save()
    assert saved.corrections.count() == 1


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "ұ" * 1001])
def test_a_note_says_something_and_is_no_article(article, text):
    with pytest.raises(ValidationError):
        Correction(article=article, text=text).full_clean()


# --- at the desk -----------------------------------------------------------------------------


def desk_of(article):
    kind = {"news": "news/article", "spiritual": "spiritual/spiritualarticle"}[article.section]
    return f"/redaksia/{kind}/{article.pk}/corrections/"


def send(client, article, note=None, text="45 метр.", **fields):
    """What the page sends for one of its notes, or for a new one."""
    key = note.pk if note else "new"
    sent = {"note": key, f"{key}-kind": "clarification", f"{key}-text": text}
    sent[f"{key}-was"] = note.text if note else ""
    return client.post(desk_of(article), sent | fields)


def test_a_note_is_written_at_the_desk_and_goes_out_at_once(desk, article):
    form = desk.get(f"/redaksia/news/article/{article.pk}/change/").content.decode()
    assert desk_of(article) in form
    assert send(desk, article)["Location"] == desk_of(article)
    note = Correction.objects.get()
    assert (note.kind, note.text, note.made_by.username) == ("clarification", "45 метр.", "aigul")
    assert "Түзету жазылды." in desk.get(desk_of(article)).content.decode()
    assert "Нақтыланды" in read(desk, article)
    assert article.version == 1


def test_a_note_sent_twice_is_one_note(desk, article):
    send(desk, article, text="Екі\r\nжол")
    assert "Бұл түзету жазылып қойған." in send(desk, article, text="Екі\r\nжол").content.decode()
    assert Correction.objects.get().text == "Екі\nжол"


def test_a_note_of_a_piece_that_is_not_out_waits_for_it(desk, db):
    draft = make_article(status="draft", published_at=None)
    assert send(desk, draft).status_code == 302
    assert "Мақала шыққанда көрінеді." in desk.get(desk_of(draft)).content.decode()
    assert "45 метр." not in desk.get("/tuzetuler/").content.decode()


def test_a_note_is_mended_and_keeps_its_time(desk, article):
    note = make_correction(article, made_at=MADE)
    assert send(desk, article, note, "46 метр.").status_code == 302
    mended = Correction.objects.get()
    assert (mended.text, mended.kind, mended.made_at) == ("46 метр.", "clarification", MADE)


def test_a_late_mend_is_refused_and_keeps_the_words(desk, article):
    note = make_correction(article, "Ескі")
    Correction.objects.update(text="Басқаның сөзі")
    page = send(desk, article, note, "Менің сөзім").content.decode()
    assert "басқа біреу өзгертті. Қазір: «Басқаның сөзі»" in page
    assert "Менің сөзім" in page
    assert Correction.objects.get().text == "Басқаның сөзі"


@pytest.mark.parametrize("text", ["", "  ", "\u200b", "ұ" * 1001, "а\0б"])
def test_a_bad_note_is_named_and_shown_again(desk, article, text):
    response = send(desk, article, text=text)
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("role", "fields", "is_gone"),
    [
        ("editor", {"sure": "on"}, False),
        ("chief", {}, False),
        ("chief", {"sure": "on"}, True),
    ],
)
def test_the_chief_alone_deletes_a_note_and_says_so_twice(client, article, role, fields, is_gone):
    note = make_correction(article)
    client.force_login(make_person_of_the_desk(role))
    assert ("Өшіру" in client.get(desk_of(article)).content.decode()) == (role == "chief")
    send(client, article, note, delete="", **fields)
    assert Correction.objects.exists() != is_gone


@pytest.mark.parametrize(
    ("role", "section", "status"),
    [
        ("author", "news", 404),
        ("editor", "news", 302),
        ("editor", "spiritual", 302),
        ("column", "spiritual", 302),
        ("column", "news", 403),
        ("chief", "news", 302),
    ],
)
def test_who_may_correct(client, db, role, section, status):
    article = make_article() if section == "news" else make_spiritual()
    client.force_login(make_person_of_the_desk(role))
    assert send(client, article).status_code == status
    assert Correction.objects.exists() == (status == 302)


def test_an_author_corrects_nothing_of_their_own_nor_an_editor_with_the_two_person_rule(client, db):
    author, chief = make_person_of_the_desk("author"), make_editor()
    own = make_article(written_by=author)
    client.force_login(author)
    assert send(client, own).status_code == 403
    form = client.get(desk_of(own).replace("corrections", "change"))
    assert form.status_code == 200
    assert "Түзету жазу" not in form.content.decode()
    Newsroom(pk=1, two_person_rule=True).save()
    client.force_login(chief)
    assert send(client, make_article(written_by=chief)).status_code == 403
    assert send(client, own).status_code == 302


def test_what_is_sent_badly_is_no_fault(desk, article):
    for note in ("", "999", "9" * 50, "x"):
        assert desk.post(desk_of(article), {"note": note}).status_code == 200
    assert desk.post(desk_of(article), {"note": "new", "delete": ""}).status_code == 403
    assert desk.get(desk_of(article).replace(str(article.pk), "999")).status_code == 404
