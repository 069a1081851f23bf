"""«Қате таптыңыз ба?»: from the words of an article to the note that readers see."""

import pytest

from letters.models import Report
from news.models import Correction
from tests.factories import make_article, make_person_of_the_desk, make_spiritual
from tests.letters import NOON, is_taken, said, send

pytestmark = pytest.mark.django_db
LIST = "/redaksia/letters/report/"


def page_of(article):
    return f"/qate/{article.pk}/"


def make_published(**fields):
    return make_article(**{"published_at": NOON.replace(hour=8)} | fields)


@pytest.fixture
def editor(client):
    client.force_login(make_person_of_the_desk("editor"))
    return client


@pytest.fixture
def report(db):
    return Report.objects.create(
        article=make_published(), quote="40 метр", text="45 метр болуы керек"
    )


def decide(client, report, verdict):
    return client.post(f"{LIST}{report.pk}/decide/", {"verdict": verdict})


def test_every_article_leads_to_it(client):
    for article in (make_published(), make_spiritual()):
        page = client.get(article.get_absolute_url()).content.decode()
        assert f'href="/qate/{article.pk}/"' in page
        assert "<form" not in page.partition("<main")[2].partition("</main>")[0]
        assert client.get(page_of(article)).status_code == 200


def test_the_selected_words_come_along(client):
    page = client.get(page_of(make_published()), {"soz": 'Көпір "45" <b>метр'})
    assert "Көпір &quot;45&quot; &lt;b&gt;метр</textarea>" in page.content.decode()


def test_it_reaches_the_desk():
    article = make_published()
    assert is_taken(send(page_of(article), quote="40 метр", text="45 болуы керек"))
    report = Report.objects.get()
    assert (report.article, report.quote, report.text) == (article, "40 метр", "45 болуы керек")
    assert report.state == "new"


def test_one_of_the_two_fields_is_enough_and_none_is_not():
    page = page_of(make_published())
    assert is_taken(send(page, quote="40 метр", text="", address="10.0.0.1"))
    assert is_taken(send(page, quote="", text="Аты қате", address="10.0.0.2"))
    refused = send(page, quote=" ", text="", address="10.0.0.3")
    assert "Қате сөзді немесе не қате екенін жазыңыз." in said(refused)
    long = send(page, quote="ә" * 501, text="Сөзім орнында", address="10.0.0.4")
    assert "Тым ұзақ: 500 таңбадан аспасын, қазір 501." in said(long)
    assert "Сөзім орнында" in long.content.decode()


def test_robots_and_floods_meet_the_same_walls():
    page = page_of(make_published())
    assert "Бос қалатын өріске" in said(send(page, text="Арзан", website="x"))[0]
    assert "Тым тез" in said(send(page, text="Арзан", after=0))[0]
    assert is_taken(send(page, text="Бір"))
    assert send(page, text="Екі", after=12).status_code == 429


def test_there_is_no_form_for_what_nobody_can_read(client):
    article = make_article(status="draft")
    assert client.get(page_of(article)).status_code == 404
    assert client.post(page_of(article), {"text": "x"}).status_code == 404
    assert client.get(f"/qate/{'9' * 30}/").status_code == 404


def test_the_editor_reads_it_beside_the_way_to_the_article(editor, report):
    listed = editor.get(f"{LIST}?state=new").content.decode()
    assert "«40 метр» – 45 метр болуы керек" in listed
    page = editor.get(f"{LIST}{report.pk}/change/").content.decode()
    assert f"/redaksia/news/article/{report.article_id}/change/" in page


@pytest.mark.parametrize(("verdict", "state"), [("accept", "accepted"), ("reject", "rejected")])
def test_it_is_settled_without_a_note(editor, report, verdict, state):
    decide(editor, report, verdict)
    report.refresh_from_db()
    assert (report.state, report.decided_by.username) == (state, "editor")
    assert not Correction.objects.exists()
    editor.post(f"{LIST}undo/")
    report.refresh_from_db()
    assert report.state == "new"


def correct(client, report, text, **fields):
    sent = {"note-kind": "correction", "note-text": text, "note-was": ""} | fields
    return client.post(f"{LIST}{report.pk}/tuzetu/", sent, follow=True)


def test_a_note_of_correction_goes_out_with_it(editor, client, report):
    page = correct(editor, report, "Көпірдің ұзындығы 45 метр.")
    assert "Түзету оқырманға шықты." in page.content.decode()
    report.refresh_from_db()
    note = Correction.objects.get()
    assert (report.state, note.article, note.made_by.username) == (
        *("accepted", report.article),
        "editor",
    )
    for address in (report.article.get_absolute_url(), "/tuzetuler/"):
        assert "Көпірдің ұзындығы 45 метр." in client.get(address).content.decode()


def test_a_note_that_is_refused_stays_in_the_field(editor, report):
    for text in ("ә" * 1001, ""):
        page = correct(editor, report, text, **{"note-kind": "clarification"})
        assert page.status_code == 200
        assert text in page.content.decode()
        assert page.context["correction"].errors
    report.refresh_from_db()
    assert report.state == "new"


@pytest.mark.parametrize("role", ["author", "column"])
def test_others_do_not_settle_it(client, report, role):
    client.force_login(make_person_of_the_desk(role))
    assert client.get(LIST).status_code == 403
    assert decide(client, report, "accept").status_code == 403
    assert correct(client, report, "Түзету").status_code == 403
    report.refresh_from_db()
    assert report.state == "new"
