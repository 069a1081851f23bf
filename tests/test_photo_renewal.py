"""Photos made anew: of an older recipe, replaced, or sent twice."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from news import library, pictures
from news.content import read_content_state
from news.models import Photo
from tests.factories import make_article, make_photo, picture_bytes
from tests.threads import at_once


def of_an_older_recipe(photo):
    """The photo as it was stored before AVIF was known, its files under other names."""
    older = {"name": f"{photo.pk:024}"}
    for shape in pictures.SHAPES:
        older[shape] = []
        for one in photo.renditions[shape]:
            paths = {kind: one[kind].replace("photos/", "photos/00/") for kind in ("webp", "jpg")}
            for path in paths.values():
                default_storage.save(path, ContentFile(b"older"))
            older[shape].append({"width": one["width"], "height": one["height"], **paths})
    Photo.objects.filter(pk=photo.pk).update(renditions=older, fingerprint="")
    return older


def test_pages_show_renditions_of_an_older_recipe(client, db):
    photo = make_photo()
    older = of_an_older_recipe(photo)
    page = client.get(make_article(lead_photo=photo).get_absolute_url()).content.decode()
    assert "image/avif" not in page
    assert older["whole"][0]["webp"] in page
    assert 'srcset=""' not in page


@pytest.mark.django_db(transaction=True)
def test_older_renditions_are_made_anew_the_newest_first():
    photos = [make_photo(content=picture_bytes(colour=colour)) for colour in ("#111", "#222")]
    older = [of_an_older_recipe(photo) for photo in photos]
    assert library.renew_renditions(limit=1) == 1
    first, last = Photo.objects.order_by("pk")
    assert "avif" not in first.renditions["card"][0]
    assert last.renditions["card"][0]["avif"]
    assert last.fingerprint
    assert not default_storage.exists(older[1]["card"][0]["jpg"])
    assert default_storage.exists(older[0]["card"][0]["jpg"])
    assert library.renew_renditions(limit=9) == 1
    assert library.renew_renditions(limit=9) == 0


def test_a_turn_that_has_no_time_left_begins_no_other_photo(db):
    for colour in ("#111", "#222", "#333"):
        of_an_older_recipe(make_photo(content=picture_bytes(colour=colour)))
    assert library.renew_renditions(limit=9, seconds=0) == 1
    assert library.renew_renditions(limit=9) == 2


@pytest.mark.django_db(transaction=True)
def test_a_turn_makes_pages_old_once():
    for colour in ("#111", "#222", "#333"):
        of_an_older_recipe(make_photo(content=picture_bytes(colour=colour)))
    before = read_content_state().version
    assert library.renew_renditions(limit=9) == 3
    assert read_content_state().version == before + 1


@pytest.mark.django_db(transaction=True)
def test_a_lost_original_keeps_older_renditions_and_holds_nobody_up():
    lost, other = make_photo(), make_photo(content=picture_bytes(colour="#111"))
    older = of_an_older_recipe(lost)
    of_an_older_recipe(other)
    lost.original.storage.delete(lost.original.name)
    while library.renew_renditions(limit=1):
        pass
    lost.refresh_from_db()
    assert lost.renditions["card"] == older["card"]
    assert default_storage.exists(older["card"][0]["jpg"])
    assert Photo.objects.get(pk=other.pk).renditions["recipe"] == pictures.RECIPE


@pytest.mark.django_db(transaction=True)
def test_a_replaced_file_keeps_its_place_and_leaves_no_old_files():
    photo = make_photo()
    article = make_article(lead_photo=photo)
    original, renditions = photo.original.name, photo.renditions
    photo.original = ContentFile(picture_bytes(colour="#abc"), name="basqa.png")
    photo.save()
    article.refresh_from_db()
    assert article.lead_photo.renditions["name"] != renditions["name"]
    assert not photo.original.storage.exists(original)
    assert not any(default_storage.exists(path) for path in pictures.paths(renditions))
    assert all(default_storage.exists(path) for path in pictures.paths(photo.renditions))


def test_the_same_file_is_stored_once(db):
    photo, is_new = library.take_in(ContentFile(picture_bytes(), name="bir.jpg"))
    again, is_new_again = library.take_in(ContentFile(picture_bytes(), name="eki.png"))
    assert (is_new, is_new_again) == (True, False)
    assert again == photo


@pytest.mark.django_db(transaction=True)
def test_the_same_file_sent_by_two_at_once_is_stored_once():
    content = picture_bytes(1200, 800)
    at_once(lambda name: library.take_in(ContentFile(content, name=name)), ["a.jpg", "b.jpg"])
    assert Photo.objects.count() == 1
