"""The picture beside a shared link, and what messengers read of it."""

import io
import re
import shutil
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone
from PIL import Image

from news.models import Newsroom
from syndication.cards import drawing, letters
from syndication.cards.facts import card_of
from syndication.cards.views import forget_old
from tests.factories import make_article, make_photo, make_rubric, make_spiritual, picture_bytes

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
LONG = "Сырдария өзенінің бойындағы ауылдарды судан қорғайтын бөгеттің құрылысы " * 4


@pytest.fixture(autouse=True)
def _no_cards_yet():
    shutil.rmtree(settings.MEDIA_ROOT / "cards", ignore_errors=True)


def metas(client, address):
    page = client.get(address).content.decode()
    found = re.findall(r'<meta (?:property|name)="([^"]*)" content="([^"]*)"', page)
    return dict(found)


def opened(client, article):
    address = metas(client, article.get_absolute_url())["og:image"]
    answer = client.get(address.removeprefix("http://testserver"))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"
    assert len(answer.content) < 300_000
    image = Image.open(io.BytesIO(answer.content))
    assert (image.size, image.format) == ((1200, 630), "JPEG")
    return image


def test_messengers_are_told_what_they_ask_for(client, db):
    photo = make_photo(alt="Өзен үстіндегі көпір")
    article = make_article(title="Көпір «ашылды»", lead="Кіріспе", lead_photo=photo)
    said = metas(client, article.get_absolute_url())
    assert said["og:type"] == "article"
    assert said["og:title"] == article.title
    assert said["og:description"] == "Кіріспе"
    assert (said["og:site_name"], said["og:locale"]) == ("Қазалы", "kk_KZ")
    assert said["og:image:alt"] == "Өзен үстіндегі көпір"
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["article:section"] == "Қоғам"
    assert said["article:published_time"].endswith("+05:00")
    assert said["twitter:card"] == "summary_large_image"
    assert said["robots"] == "max-image-preview:large"


def test_the_words_are_of_the_edition_and_the_card_one(client, db):
    article = make_article(title="Көпір ашылды")
    own = metas(client, article.get_absolute_url())
    latin = metas(client, f"/lat{article.get_absolute_url()}")
    assert latin["og:title"] == "Köpır aşyldy"
    assert latin["og:image"] == own["og:image"]


def test_a_photo_is_cut_around_what_matters(client, db):
    picture = Image.new("RGB", (1500, 1500), "blue")
    picture.paste("red", (0, 0, 1500, 500))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    photo = make_photo(content=buffer.getvalue(), focal_y=0)
    red, _, blue = opened(client, make_article(lead_photo=photo)).getpixel((600, 100))
    assert red > 200 > 60 > blue


def test_a_noisy_photo_is_still_light(client, db):
    noise = Image.effect_noise((1600, 1200), 120).convert("RGB")
    buffer = io.BytesIO()
    noise.save(buffer, "JPEG", quality=95)
    opened(client, make_article(lead_photo=make_photo(content=buffer.getvalue())))


def test_a_small_photo_is_not_blown_up(client, db):
    small = make_photo(content=picture_bytes(300, 200, colour="#ff0000"))
    image = opened(client, make_article(lead_photo=small))
    assert image.getpixel((5, 5))[0] < 100


@pytest.mark.parametrize(
    "title", ["Көпір", LONG[:300], "Ұ" * 300, "COVID-19: 5 жаңалық 😀", "😀", "Ä «Qazaly.kz»"]
)
def test_any_headline_is_drawn(client, db, title):
    image = opened(client, make_article(title=title, slug="maqala"))
    colours = image.convert("L").getextrema()
    assert colours[1] > 220


def test_a_card_of_the_column(client, db):
    opened(client, make_spiritual())


def test_every_letter_of_kazakh_has_a_shape():
    missing = letters.face("cyrillic", 60, letters.BOLD).getmask("\u4e2d").getbbox()
    shapes = set()
    for letter in ALPHABET + ALPHABET.upper():
        [(run, font)] = letters.runs(letter, 60, letters.BOLD)
        assert run == letter
        shapes.add(bytes(font.getmask(letter)))
        assert font.getmask(letter).getbbox() not in (None, missing), letter
    assert len(shapes) > 60


def test_lines_stay_within_the_card():
    for size in drawing.SIZES:
        for line in letters.lines(LONG + "Ұ" * 200, size, 1056):
            assert letters.width(line, size, letters.BOLD) <= 1056


def test_only_the_card_that_the_page_names_is_drawn(client, db):
    article = make_article()
    mark = card_of(article, Newsroom.ours()).mark
    assert client.get(f"/kartochka/{article.pk}-{'0' * 20}.jpg").status_code == 404
    assert client.get(f"/kartochka/{article.pk + 1}-{mark}.jpg").status_code == 404
    assert not (settings.MEDIA_ROOT / "cards").exists()
    assert client.get(f"/kartochka/{article.pk}-{mark}.jpg").status_code == 200
    assert (settings.MEDIA_ROOT / f"cards/{mark[:2]}/{mark}.jpg").exists()


def test_a_page_draws_nothing(client, db):
    metas(client, make_article().get_absolute_url())
    assert not (settings.MEDIA_ROOT / "cards").exists()


def test_a_new_headline_or_photo_is_a_new_card(client, db):
    article = make_article()
    old = metas(client, article.get_absolute_url())["og:image"]
    article.title = "Жаңа тақырып"
    article.save()
    new = metas(client, article.get_absolute_url())["og:image"]
    article.lead_photo = make_photo()
    article.save()
    assert len({old, new, metas(client, article.get_absolute_url())["og:image"]}) == 3
    assert client.get(old.removeprefix("http://testserver")).status_code == 404


def test_what_is_withdrawn_has_no_card_nor_a_file_that_a_server_hands_out(client, db):
    article = make_article(rubric=make_rubric())
    address = metas(client, article.get_absolute_url())["og:image"].removeprefix(
        "http://testserver"
    )
    mark = address[-24:-4]
    assert client.get(address).status_code == 200
    article.status = "withdrawn"
    article.save()
    assert client.get(address).status_code == 404
    assert client.get(f"/media/cards/{mark[:2]}/{mark}.jpg").status_code == 404


def test_a_photo_whose_file_is_gone_leaves_the_words(client, db):
    photo = make_photo()
    article = make_article(lead_photo=photo)
    (settings.MEDIA_ROOT / photo.renditions["whole"][-1]["jpg"]).unlink()
    opened(client, article)


def test_it_is_no_page_of_an_edition(client, db):
    article = make_article()
    mark = card_of(article, Newsroom.ours()).mark
    assert client.get(f"/lat/kartochka/{article.pk}-{mark}.jpg").status_code == 404


def test_cards_that_nobody_asks_for_are_forgotten_and_drawn_again(client, db):
    article = make_article()
    opened(client, article)
    assert forget_old() == 0
    with time_machine.travel(timezone.now() + timedelta(days=91), tick=False):
        assert forget_old() == 1
    opened(client, article)
