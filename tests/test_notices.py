"""Notices: printed for somebody, by kind, until a day that is always given."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from adverts.models import Notice
from tests.desk_forms import fields_of, plain, signed_in, text_of
from tests.factories import local, make_notice, make_photo

NOON = local("2026-10-14 12:00")
DAY = timedelta(days=1)
ADD = "/redaksia/adverts/notice/add/"
LIST = "/habarlandyru/"


def written(desk, **fields):
    form = fields_of(desk.get(ADD)) | {"title": "Бұзау жоғалды", "text": "Маңдайы төбел."}
    form |= moments("starts_at", NOON) | moments("ends_at", NOON + 7 * DAY)
    return desk.post(ADD, form | fields, follow=True)


def moments(name, moment):
    local_time = timezone.localtime(moment)
    return {f"{name}_0": f"{local_time:%d.%m.%Y}", f"{name}_1": f"{local_time:%H:%M}"}


def test_an_editor_writes_one_and_readers_read_it(client, db):
    desk = signed_in("editor")
    written(desk, phone="8 701 000 11 22", photo=make_photo().pk)
    notice = Notice.objects.get()
    with time_machine.travel(NOON + DAY, tick=False):
        assert notice.get_absolute_url() in text_of(client.get(LIST))
        read = client.get(f"{LIST}{notice.pk}/")
    assert "8 701 000 11 22" in plain(read)
    assert "Маңдайы төбел." in plain(read)
    assert "<picture>" in text_of(read)


def test_it_ends_by_itself_and_says_so(client, db):
    notice = make_notice(starts_at=NOON, ends_at=NOON + DAY)
    seconds = timedelta(seconds=1)
    for moment, status, listed in (
        (-seconds, 404, False),
        (seconds * 0, 200, True),
        (DAY - seconds, 200, True),
        (DAY, 410, False),
    ):
        with time_machine.travel(NOON + moment, tick=False):
            answer = client.get(f"{LIST}{notice.pk}/")
            assert answer.status_code == status, moment
            assert ("Бұзау жоғалды" in text_of(client.get(LIST))) is listed, moment
    assert "Хабарландырудың мерзімі өтті" in plain(answer)
    assert "Маңдайы төбел" not in plain(answer)


def test_each_kind_has_a_list(client, db):
    make_notice("Сиыр сатылады")
    make_notice("Мерейтой құтты болсын", kind="quttyqtau")
    make_notice("Көңіл айтамыз", kind="konil-aitu")
    everything = text_of(client.get(LIST))
    for title in ("Сиыр сатылады", "Мерейтой құтты болсын", "Көңіл айтамыз"):
        assert title in everything
    greetings = text_of(client.get(f"{LIST}quttyqtau/"))
    assert "Мерейтой құтты болсын" in greetings
    assert "Сиыр сатылады" not in greetings
    assert client.get(f"{LIST}basqa/").status_code == 404


def test_condolences_are_drawn_soberly(client, db):
    grief, joy = make_notice(kind="konil-aitu"), make_notice(kind="quttyqtau")
    assert "notice--grief" in text_of(client.get(grief.get_absolute_url()))
    assert "notice--grief" not in text_of(client.get(joy.get_absolute_url()))
    assert text_of(client.get(LIST)).count("notice-row--grief") == 1


def test_lists_have_pages_and_an_empty_one_says_so(client, db):
    assert "Қазір хабарландыру жоқ" in text_of(client.get(LIST))
    for number in range(21):
        make_notice(f"Хабар № {number}")
    client.get(LIST)
    with CaptureQueriesContext(connection) as asked:
        first = text_of(client.get(LIST))
    assert first.count('<article class="notice-row') == 20
    assert len([one for one in asked if "adverts_notice" in one["sql"]]) == 2
    assert text_of(client.get(f"{LIST}page/2/")).count('<article class="notice-row') == 1
    assert client.get(f"{LIST}page/3/").status_code == 404
    assert f'href="{LIST}habar/page/2/"' in text_of(client.get(f"{LIST}habar/"))


@pytest.mark.parametrize(
    ("address", "right"),
    [(LIST[:-1], LIST), (f"{LIST}habar", f"{LIST}habar/"), (f"{LIST}page/1/", LIST)],
)
def test_an_address_that_is_nearly_right_is_sent_on(client, db, address, right):
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Location"]) == (301, right)


def test_every_page_leads_there(client, db):
    assert f'href="{LIST}"' in text_of(client.get("/")).partition("<footer")[2]


def test_markup_in_it_is_words(client, db):
    notice = make_notice("<script>alert(1)</script>", text="<img src=x>", phone="<b>1</b>")
    for address in (LIST, notice.get_absolute_url()):
        shown = text_of(client.get(address))
        for mark in ("<script>alert", "<img src=x", "<b>1"):
            assert mark not in shown, address


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"ends_at_0": "", "ends_at_1": ""}, "ends_at"),
        (moments("ends_at", NOON), "ends_at"),
        (moments("ends_at", NOON + 91 * DAY), "ends_at"),
        ({"title": ""}, "title"),
        ({"text": "\u200b"}, "text"),
        ({"kind": "zharnama"}, "kind"),
    ],
)
def test_what_makes_no_notice_is_refused_and_kept(desk, fields, field):
    answer = written(desk, **{"phone": "8 701 555"} | fields)
    assert answer.context["adminform"].form.errors[field]
    assert "8 701 555" in text_of(answer)
    assert not Notice.objects.exists()


def test_ninety_days_are_the_most_and_a_rule_of_the_table(desk):
    written(desk, **moments("ends_at", NOON + 90 * DAY))
    assert Notice.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        make_notice(starts_at=NOON, ends_at=NOON + 91 * DAY)


@pytest.mark.parametrize("role", ["author", "column"])
def test_they_are_nobody_elses(db, role):
    assert signed_in(role).get(ADD).status_code == 403


def test_the_desk_leads_to_its_page_while_there_is_one(db):
    desk = signed_in("editor")
    living = make_notice()
    over = make_notice(starts_at=NOON - 2 * DAY, ends_at=NOON - DAY)
    change = "/redaksia/adverts/notice/{}/change/"
    with time_machine.travel(timezone.now() + timedelta(seconds=1), tick=False):
        assert "/redaksia/r/" in text_of(desk.get(change.format(living.pk)))
        assert "/redaksia/r/" not in text_of(desk.get(change.format(over.pk)))


def test_the_desk_sieves_them_by_kind(desk):
    make_notice(kind="habar")
    joy = make_notice(kind="quttyqtau")
    page = desk.get("/redaksia/adverts/notice/?kind__exact=quttyqtau")
    assert list(page.context["cl"].result_list) == [joy]
