"""Where a photo is used, and what that keeps from being deleted."""

import pytest
from django.contrib.auth.models import User

from desk.roles import BY_KEY, give_role
from news import history
from news.models import Photo, Proposal
from tests.factories import (
    make_article,
    make_person_of_the_desk,
    make_photo,
    make_spiritual,
)

LIBRARY = "/redaksia/news/photo/"


def test_a_photo_says_where_it_is_used(desk):
    photo = make_photo()
    article = make_article(title="Көпір ашылды", lead_photo=photo)
    column = make_spiritual(title="Ой", lead_photo=photo, status="draft", published_at=None)
    for one in (article, column):
        history.record(one, by=None)
    for address in (LIBRARY, f"{LIBRARY}{photo.pk}/change/"):
        page = desk.get(address).content.decode()
        assert f'<a href="/redaksia/news/article/{article.pk}/change/">Көпір ашылды</a>' in page
        assert f"/redaksia/spiritual/spiritualarticle/{column.pk}/change/" in page
        assert "жоба" in page


def test_unpublished_pieces_of_others_are_not_named(client, db):
    photo = make_photo()
    draft = make_article(title="Жасырын", status="draft", published_at=None, lead_photo=photo)
    public = make_article(title="Ашық", lead_photo=photo)
    for article in (draft, public):
        history.record(article, by=None)
    author = User.objects.create_user("avtor", is_staff=True)
    give_role(author, BY_KEY["author"])
    client.force_login(author)
    for address in (LIBRARY, f"{LIBRARY}{photo.pk}/change/"):
        page = client.get(address).content.decode()
        assert "Жасырын" not in page
        assert "Әріптесіңіздің мақаласы" in page
        assert f'<a href="{public.get_absolute_url()}">Ашық</a>' in page


def test_a_photo_in_use_cannot_be_deleted_and_says_where_it_is(desk):
    photo = make_photo()
    article = make_article(title="Көпір ашылды", lead_photo=photo)
    for response in (
        desk.get(f"{LIBRARY}{photo.pk}/delete/"),
        desk.post(f"{LIBRARY}{photo.pk}/delete/", {"post": "yes"}),
    ):
        page = response.content.decode()
        assert "жоюға болмайды" in page
        assert f"/redaksia/news/article/{article.pk}/change/" in page
        assert 'type="submit"' not in page.partition('id="content"')[2]
    assert Photo.objects.exists()


def test_a_photo_in_a_text_alone_cannot_be_deleted_either(desk):
    photo = make_photo()
    article = make_article(body=f'<figure data-photo="{photo.pk}"></figure>')
    history.record(article, by=None)
    page = desk.post(f"{LIBRARY}{photo.pk}/delete/", {"post": "yes"}).content.decode()
    assert f"/redaksia/news/article/{article.pk}/change/" in page
    assert Photo.objects.exists()


@pytest.mark.parametrize(
    "words", [{"lead_photo": 0}, {"body": '<figure data-gallery="0,7"></figure>'}]
)
def test_a_photo_that_only_a_proposed_change_shows_is_kept(desk, words):
    photo, article = make_photo(), make_article(title="Көпір туралы")
    name, value = words.popitem()
    named = photo.pk if name == "lead_photo" else value.replace("0", str(photo.pk))
    snapshot = history.snapshot(article) | {name: named}
    author = make_person_of_the_desk("author")
    Proposal.objects.create(article=article, proposed_by=author, based_on=1, snapshot=snapshot)
    page = f"{LIBRARY}{photo.pk}/delete/"
    asked = desk.get(page).text
    assert "Көпір туралы" in asked
    assert "ұсынылған өзгерісінде" in asked
    desk.post(page, {"post": "yes"})
    bulk = {"action": "delete_selected", "_selected_action": [photo.pk], "post": "yes"}
    assert "Жойылмайтындары: 1" in desk.post(LIBRARY, bulk).text
    assert Photo.objects.get() == photo
    Proposal.objects.all().delete()
    desk.post(page, {"post": "yes"})
    assert not Photo.objects.exists()


def test_an_unused_photo_is_deleted(desk):
    photo = make_photo()
    assert "Иә, жою" in desk.get(f"{LIBRARY}{photo.pk}/delete/").content.decode()
    assert desk.post(f"{LIBRARY}{photo.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not Photo.objects.exists()


def test_of_many_the_unused_are_deleted_and_the_others_named(desk):
    used, *unused = make_photo(caption="Тұрған сурет"), make_photo(), make_photo()
    article = make_article(title="Көпір ашылды", lead_photo=used)
    chosen = [used.pk, *[photo.pk for photo in unused]]
    sent = {"action": "delete_selected", "_selected_action": chosen}
    page = desk.post(LIBRARY, sent).content.decode()
    assert "Жойылатындары: 2" in page
    assert "Жойылмайтындары: 1" in page
    assert f"/redaksia/news/article/{article.pk}/change/" in page
    assert Photo.objects.count() == 3
    page = desk.post(LIBRARY, sent | {"post": "yes"}, follow=True).content.decode()
    assert "Жойылған суреттер саны: 2" in page
    assert Photo.objects.get() == used


def test_of_many_in_use_none_is_offered_for_deleting(desk):
    photo = make_photo()
    make_article(lead_photo=photo)
    sent = {"action": "delete_selected", "_selected_action": [photo.pk], "post": "yes"}
    page = desk.post(LIBRARY, sent).content.decode()
    assert 'type="submit"' not in page.partition('id="content"')[2]
    assert Photo.objects.exists()
