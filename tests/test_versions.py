"""Versions: each save is kept, a late one refused, and of two at once one is told."""

import threading

import pytest
from django.contrib.auth.models import User
from django.test import Client

from news import history
from news.models import Article
from news.models.article import StaleVersion
from news.transfer.lines import KINDS
from tests.factories import (
    make_article,
    make_editor,
)
from tests.test_desk import ARTICLES, form
from tests.threads import at_once


def test_each_save_is_a_version_and_can_be_looked_at(desk):
    article = make_article()
    for number, title in ((1, "Екінші"), (2, "Үшінші")):
        sent = form(title=title, version=number, body=f"<p>{title} мәтін</p>")
        assert desk.post(f"{ARTICLES}{article.pk}/change/", sent).status_code == 302
    assert list(article.versions.values_list("number", flat=True)) == [3, 2, 1]
    history = desk.get(f"{ARTICLES}{article.pk}/history/").content.decode()
    assert "2-нұсқа" in history
    assert "aigul" in history
    version = desk.get(f"{ARTICLES}{article.pk}/history/2/").content.decode()
    assert "<p>Екінші мәтін</p>" in version
    assert desk.get(f"{ARTICLES}{article.pk}/history/9/").status_code == 404


def test_a_late_save_is_refused_and_keeps_the_text(desk):
    article = make_article()
    address = f"{ARTICLES}{article.pk}/change/"
    assert desk.post(address, form(title="Бірінші", version=1)).status_code == 302
    late = desk.post(address, form(title="Екінші", body="<p>Ұзақ мәтін</p>", version=1))
    assert late.status_code == 200
    assert "aigul сақтап қойды" in late.content.decode()
    assert "Ұзақ мәтін" in late.content.decode()
    article.refresh_from_db()
    assert (article.title, article.version) == ("Бірінші", 2)


@pytest.mark.parametrize("version", ["", "0", "7", "жоқ"])
def test_a_save_without_the_right_version_is_refused(desk, version):
    article = make_article()
    sent = form(title="Басқа", version=version)
    assert desk.post(f"{ARTICLES}{article.pk}/change/", sent).status_code == 200
    article.refresh_from_db()
    assert article.title == "Көпір ашылды"


def test_a_late_edit_in_the_list_is_refused(desk):
    article = make_article()
    make_article_saved_again = Article.objects.get(pk=article.pk)
    make_article_saved_again.save()
    sent = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "_save": "1"}
    sent |= {"form-0-id": article.pk, "form-0-version": 1, "form-0-comments_open": "on"}
    response = desk.post(ARTICLES, sent)
    assert "басқа біреу сақтап қойды" in response.content.decode()
    article.refresh_from_db()
    assert not article.comments_open


def test_a_copy_read_before_cannot_be_saved_after(db):
    article = make_article()
    first, second = Article.objects.get(pk=article.pk), Article.objects.get(pk=article.pk)
    first.save()
    second.title = "Кеш қалған"
    with pytest.raises(StaleVersion):
        second.save()
    assert second.version == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_saves_at_once_one_is_kept_and_one_is_told():
    make_editor()
    article = make_article()
    address = f"{ARTICLES}{article.pk}/change/"
    for turn in range(1, 11):
        start, answers = threading.Barrier(2), {}

        def save(name, turn=turn, start=start, answers=answers):
            browser = Client()
            browser.force_login(User.objects.get())
            start.wait()
            sent = form(title=f"{name} {turn}", version=turn)
            answers[name] = browser.post(address, sent).status_code

        at_once(save, ("А", "Б"))
        assert sorted(answers.values()) == [200, 302]
        article.refresh_from_db()
        kept = next(name for name, status in answers.items() if status == 302)
        assert (article.title, article.version) == (f"{kept} {turn}", turn + 1)


def test_every_field_of_an_article_is_kept_in_its_history():
    """And in an import and export: a new field must be thought of in each place."""
    own = {"id", "created", "changed", "version", "form_key", "section", "written_by", "binned_at"}
    kept = set(history.PLAIN_FIELDS) | {"rubric", "rubrics", "tags", "bylines", "lead_photo"}
    kept |= {"related"}
    fields = {field.name for field in Article._meta.fields + Article._meta.many_to_many}
    assert fields - own <= kept
    named = {
        "published_at": "published",
        "unpublish_at": "unpublish",
        "source_name": "source",
        "source_url": "source",
        "lead_photo": "photo",
    }
    carried = {named.get(field, field) for field in fields - own}
    assert carried <= KINDS["article"].keys()


def test_a_version_that_still_holds_a_pin_can_be_read_and_brought_back(desk):
    """Pins stood in the versions before the front page had places of its own."""
    article = make_article(body="<p>Ескі мәтін</p>")
    old = history.record(article, by=None)
    old.snapshot |= {"pinned_until": "2026-10-14T12:00:00Z"}
    old.save()
    sent = form(title="Екінші", version=1)
    assert desk.post(f"{ARTICLES}{article.pk}/change/", sent).status_code == 302
    page = desk.get(f"{ARTICLES}{article.pk}/history/1/")
    assert "Ескі мәтін" in page.content.decode()
    desk.post(f"{ARTICLES}{article.pk}/history/1/restore/")
    article.refresh_from_db()
    assert (article.title, article.body) == ("Көпір ашылды", "<p>Ескі мәтін</p>")
