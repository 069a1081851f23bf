"""Corrections: below the article, in its facts, in its feed, and in the public list."""

import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from news.models import Article, Correction, Newsroom
from tests.factories import (
    local,
    make_article,
    make_correction,
    make_person_of_the_desk,
    make_spiritual,
)
from tests.test_desk import ARTICLES

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


NOTES = "/redaksia/news/correction/"


def note(article, text="45 метр.", **fields):
    return {"article": article.pk, "kind": "clarification", "text": text} | fields


def test_a_note_is_written_at_the_desk_and_knows_its_writer(desk, article):
    answer = desk.post(f"{NOTES}add/", note(article) | {"_save": "1"})
    assert answer["Location"] == f"{ARTICLES}{article.pk}/change/"
    made = Correction.objects.get()
    assert (made.kind, made.text, made.made_by.username) == ("clarification", "45 метр.", "aigul")
    page = desk.get(f"{ARTICLES}{article.pk}/change/").content.decode()
    assert f"{NOTES}add/?article={article.pk}" in page
    assert "Нақтыланды" in read(desk, article)


def test_the_column_has_its_notes_too(desk, db):
    thought = make_spiritual()
    assert desk.post(f"{NOTES}add/", note(thought)).status_code == 302
    assert thought.corrections.count() == 1


@pytest.mark.parametrize(("role", "status"), [("editor", 403), ("chief", 302)])
def test_an_editor_mends_a_note_and_the_chief_alone_deletes_it(client, article, role, status):
    made = make_correction(article, made_at=MADE)
    client.force_login(make_person_of_the_desk(role))
    mended = note(article, "46 метр.", was=made.text)
    assert client.post(f"{NOTES}{made.pk}/change/", mended).status_code == 302
    made.refresh_from_db()
    assert (made.text, made.made_at) == ("46 метр.", MADE)
    gone = client.post(f"{NOTES}{made.pk}/delete/", {"post": "yes"})
    assert gone.status_code == status
    assert Correction.objects.exists() == (status == 403)


def test_the_column_editor_meets_the_columns_notes_only(client, article):
    made = make_correction(article, made_at=MADE)
    client.force_login(make_person_of_the_desk("column"))
    assert client.get(f"{NOTES}{made.pk}/change/").status_code == 302
    assert client.post(f"{NOTES}add/", note(article)).status_code == 200
    assert Correction.objects.count() == 1
    assert client.post(f"{NOTES}add/", note(make_spiritual())).status_code == 302


def test_an_empty_note_is_refused_in_a_sentence(desk, article):
    response = desk.post(f"{NOTES}add/", note(article, " "))
    assert response.status_code == 200
    assert not Correction.objects.exists()


def test_a_draft_has_nothing_to_correct(desk, db):
    draft = make_article(status="draft", published_at=None)
    page = desk.get(f"{ARTICLES}{draft.pk}/change/").content.decode()
    assert "correction/add/?article" not in page
    assert desk.post(f"{NOTES}add/", note(draft)).status_code == 200


def test_a_note_sent_twice_is_one_note(desk, article):
    sent = note(article, "Екі\r\nжол")
    assert desk.post(f"{NOTES}add/", sent).status_code == 302
    assert "Бұл түзету жазылып қойған." in desk.post(f"{NOTES}add/", sent).content.decode()
    assert Correction.objects.get().text == "Екі\nжол"


def test_a_late_mend_is_refused_and_keeps_the_words(desk, article):
    made = make_correction(article, "Ескі")
    Correction.objects.update(text="Басқаның сөзі")
    sent = note(article, "Менің сөзім", was="Ескі")
    page = desk.post(f"{NOTES}{made.pk}/change/", sent).content.decode()
    assert "басқа біреу өзгертті. Қазір: «Басқаның сөзі»" in page
    assert "Менің сөзім" in page
    assert Correction.objects.get().text == "Басқаның сөзі"


@pytest.mark.parametrize("text", ["", "\u200b", "ұ" * 1001, "а\0б"])
def test_a_bad_note_is_named_and_shown_again(desk, article, text):
    response = desk.post(f"{NOTES}add/", note(article, text))
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert not Correction.objects.exists()


def test_with_the_two_person_rule_another_editor_writes_it(desk, article):
    chief = User.objects.get()
    own, made = make_article(written_by=chief), make_correction(article)
    Newsroom(pk=1, two_person_rule=True).save()
    assert "басқа редактор жазады" in desk.post(f"{NOTES}add/", note(own)).content.decode()
    assert desk.post(f"{NOTES}add/", note(article)).status_code == 302
    Article.objects.filter(pk=article.pk).update(written_by=chief)
    mended = note(article, "46 метр.", was=made.text)
    assert desk.post(f"{NOTES}{made.pk}/change/", mended).status_code == 403
