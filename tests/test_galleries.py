"""Galleries: numbers in a text, photos in a row for readers."""

import pytest

from news import body, history
from news.figures import MOST_IN_GALLERY
from news.models import Article, Photo, PhotoUse
from tests.factories import make_article, make_photo
from tests.test_export import export
from tests.test_import import run


def gallery(*numbers):
    return f'<figure data-gallery="{",".join(map(str, numbers))}"></figure>'


@pytest.fixture
def photos(db):
    words = [("Алма", "Айгүл"), ("Бау «гүл»", ""), ("Көпір", "")]
    return [make_photo(caption=caption, credit=credit) for caption, credit in words]


def page_of(client, html):
    return client.get(make_article(body=html).get_absolute_url()).content.decode()


def test_readers_see_the_photos_in_their_order(client, photos):
    one, two, three = (photo.pk for photo in photos)
    page = page_of(client, gallery(three, one, two))
    assert 'role="group" tabindex="0" aria-label="Галерея: 3 сурет"' in page
    row = page[page.index('class="gallery"') :]
    assert row.index("Көпір") < row.index("Алма") < row.index("Бау «гүл»")
    assert "Сурет: Айгүл" in row
    assert row.count('width="900" height="600"') == 3
    assert "data-gallery" not in page


def test_photos_that_are_gone_leave_the_rest(client, photos):
    one, two, _ = (photo.pk for photo in photos)
    assert 'aria-label="Галерея: 2 сурет"' in page_of(client, gallery(one, 999_999, two))
    alone = page_of(client, gallery(999_999, two))
    assert 'class="gallery"' not in alone
    assert "Бау «гүл»" in alone
    assert "<p>м</p>" in page_of(client, gallery(999_999) + "<p>м</p>")


def test_its_photos_are_in_use(photos):
    one, two, _ = photos
    article = make_article(body=gallery(one.pk, two.pk, one.pk))
    history.record(article, by=None)
    assert set(PhotoUse.objects.values_list("photo", flat=True)) == {one.pk, two.pk}
    assert body.photo_ids(article.body) == [one.pk, two.pk]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("7,8,9", True),
        ("7", True),
        (",".join("7" * MOST_IN_GALLERY), True),
        (",".join("7" * (MOST_IN_GALLERY + 1)), False),
        ("7,", False),
        ("7, 8", False),
        ("7,x", False),
        ("٧,8", False),
        ("", False),
    ],
)
def test_a_gallery_is_numbers_and_commas(value, kept):
    html = f'<figure data-gallery="{value}"></figure>'
    assert body.sanitise(html) == (html if kept else "")


def test_a_figure_refers_to_one_thing():
    html = '<figure data-gallery="8" data-photo="7" data-title="x">сөз</figure>'
    assert body.sanitise(html) == '<figure data-photo="7"></figure>сөз'


def test_numbers_change_when_a_text_moves(photos):
    new = {7: 70, 8: None, 9: 90}
    assert body.renumber(gallery(7, 8, 9), new.get) == gallery(70, 90)
    assert body.renumber(gallery(8) + "<p>м</p>", new.get) == "<p>м</p>"


def test_search_reads_no_numbers():
    assert body.plain(f"<p>бір</p>{gallery(7, 8)}<p>екі</p>").split() == ["бір", "екі"]


def test_a_gallery_moves_with_an_export(photos, tmp_path):
    make_article(body=gallery(photos[2].pk, photos[0].pk))
    export(tmp_path)
    Article.objects.all().delete()
    for photo in Photo.objects.all():
        photo.delete()
    run(tmp_path / "site.jsonl", media=tmp_path / "media")
    moved = body.photo_ids(Article.objects.get().body)
    assert [Photo.objects.get(pk=pk).caption for pk in moved] == ["Көпір", "Алма"]
