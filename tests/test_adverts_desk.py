"""Adverts at the desk: written, warned of, looked at ahead, and what became of them."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from adverts.models import Advert
from news.models import Photo
from tests.desk_forms import fields_of, plain, signed_in, text_of
from tests.factories import local, make_advert, make_notice, make_photo, picture_bytes

NOON = local("2026-10-14 12:00")
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
ADD = "/redaksia/adverts/advert/add/"
ADVERT = '<div class="advert '


def written(desk, **fields):
    form = fields_of(desk.get(ADD)) | {"title": "Дүкен", "place": "side", "link": "/bet/dukenim/"}
    return desk.post(ADD, form | span() | fields, follow=True)


def span(starts_at=NOON, ends_at=NOON + timedelta(days=7)):
    moments = {"starts_at": starts_at, "ends_at": ends_at}
    made = {}
    for name, moment in moments.items():
        local_time = timezone.localtime(moment)
        made |= {f"{name}_0": f"{local_time:%d.%m.%Y}", f"{name}_1": f"{local_time:%H:%M}"}
    return made


def test_an_editor_writes_one_and_reads_what_became_of_it(db):
    desk = signed_in("editor")
    with time_machine.travel(NOON + SECOND, tick=False):
        desk.force_login(desk.person)
        written(desk, weight="1")
        advert = Advert.objects.get()
        advert.days.create(day=NOON.date(), views=1000, clicks=25)
        listed = plain(desk.get("/redaksia/adverts/advert/"))
        assert "жүріп тұр" in listed
        assert "2,5 %" in listed


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"starts_at": NOON + SECOND}, "күтуде"),
        ({"ends_at": NOON}, "бітті"),
        ({"most_views": 10}, "шегіне жетті"),
        ({"most_clicks": 2}, "шегіне жетті"),
        ({"most_views": 11, "most_clicks": 3}, "жүріп тұр"),
    ],
)
def test_the_list_names_its_state(db, fields, state):
    with time_machine.travel(NOON, tick=False):
        desk = signed_in("editor")
        times = {"starts_at": NOON - HOUR, "ends_at": NOON + HOUR}
        make_advert(**times | fields).days.create(day=NOON.date(), views=10, clicks=2)
        assert f'<td class="field-state">{state}</td>' in text_of(
            desk.get("/redaksia/adverts/advert/")
        )


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": " "}, "title"),
        ({"place": "popup"}, "place"),
        ({"link": "http://dukenim.kz/"}, "link"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "//evil.kz/"}, "link"),
        ({"link": "/zharnama/1/"}, "link"),
        ({"label": "campaign"}, "paid_by"),
        ({"ends_at_0": "13.10.2026"}, "ends_at"),
        ({"ends_at_0": ""}, "ends_at"),
        ({"weight": "0"}, "weight"),
        ({"most_views": "0"}, "most_views"),
    ],
)
def test_what_makes_no_advert_is_refused_and_kept(desk, fields, field):
    answer = written(desk, **{"line": "Жаңа жыл сыйлығы"} | fields)
    assert answer.context["adminform"].form.errors[field]
    assert "Жаңа жыл сыйлығы" in text_of(answer)
    assert not Advert.objects.exists()


@pytest.mark.parametrize(("width", "height", "warned"), [(900, 900, False), (1200, 200, True)])
def test_a_picture_of_another_shape_is_warned_of(desk, width, height, warned):
    photo = make_photo(content=picture_bytes(width, height))
    answer = written(desk, photo=photo.pk)
    assert ("1:1 пішіні керек" in text_of(answer)) is warned
    assert Advert.objects.count() == 1


@pytest.mark.parametrize("place", ["header", "list", "text", "side"])
def test_the_preview_shows_it_and_counts_nothing(desk, place):
    advert = make_advert(place=place, starts_at=NOON, ends_at=NOON + HOUR)
    answer = desk.get(f"/redaksia/adverts/advert/{advert.pk}/preview/")
    assert "no-store" in answer.headers["Cache-Control"]
    assert text_of(answer).count(ADVERT) == 1
    assert "data-seen" not in text_of(answer)
    assert "/zharnama/" not in text_of(answer)


@pytest.mark.parametrize("role", ["author", "column"])
def test_they_are_nobody_elses(db, role):
    desk, advert = signed_in(role), make_advert()
    for address in (ADD, f"/redaksia/adverts/advert/{advert.pk}/preview/"):
        assert desk.get(address).status_code == 403


@pytest.mark.parametrize(
    ("make", "said"), [(make_advert, "жарнама"), (make_notice, "хабарландыру")]
)
def test_the_photo_library_knows_who_shows_a_photo_of_it(desk, make, said):
    photo, unused = make_photo(), make_photo()
    make("Дүкен ашылды", photo=photo)
    assert Photo.objects.in_use().get() == photo
    assert Photo.objects.unused().get() == unused
    shown = plain(desk.get(f"/redaksia/news/photo/{photo.pk}/change/"))
    assert "Дүкен ашылды" in shown
    assert said in shown
    desk.post(f"/redaksia/news/photo/{photo.pk}/delete/", {"post": "yes"})
    assert Photo.objects.filter(pk=photo.pk).exists()


def test_its_span_is_a_rule_of_the_table(db):
    with pytest.raises(ValidationError):
        Advert(title="x", starts_at=NOON, ends_at=NOON).clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_advert(starts_at=NOON, ends_at=NOON)
