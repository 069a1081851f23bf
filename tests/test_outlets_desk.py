"""Outlets at the desk: added by the chief editor alone, their secrets seen once."""

import pytest

from syndication.models import Delivery, Outlet
from tests.desk_forms import fields_of
from tests.factories import make_person_of_the_desk

ADD = "/redaksia/syndication/outlet/add/"
TOKEN = "12345:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
PARTNER = {"kind": "webhook", "name": "Баспа", "address": "https://baspa.kz/a", "secret": ""}


def added(desk, **fields):
    return desk.post(ADD, PARTNER | {"is_on": "on"} | fields, follow=True)


def test_a_webhooks_secret_is_shown_once(desk):
    page = added(desk).content.decode()
    outlet = Outlet.objects.get()
    assert outlet.secret.startswith("whsec_")
    assert outlet.secret in page.replace("&#x27;", "'")
    form = desk.get(f"/redaksia/syndication/outlet/{outlet.pk}/change/")
    assert outlet.secret not in form.content.decode()


def test_a_secret_that_is_left_empty_stays(desk):
    added(desk, kind="telegram", address="@qazaly", secret=TOKEN)
    change = f"/redaksia/syndication/outlet/{Outlet.objects.get().pk}/change/"
    desk.post(change, fields_of(desk.get(change)) | {"name": "Арна", "secret": ""})
    assert (Outlet.objects.get().name, Outlet.objects.get().secret) == ("Арна", TOKEN)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"address": "http://baspa.kz/"}, "address"),
        ({"address": "file:///etc/passwd"}, "address"),
        ({"kind": "telegram", "address": "qazaly", "secret": TOKEN}, "address"),
        ({"kind": "telegram", "address": "@qazaly", "secret": ""}, "secret"),
        ({"kind": "telegram", "address": "@qazaly", "secret": "../sendMessage"}, "secret"),
        ({"secret": "құпия"}, "secret"),
        ({"secret": "whsec_a2lsdA=="}, "secret"),
        ({"kind": "indexnow", "secret": "../robots"}, "secret"),
        ({"kind": "indexnow", "address": "indexnow"}, "address"),
        ({"name": ""}, "name"),
    ],
)
def test_what_could_not_work_is_refused_and_kept_in_the_form(desk, fields, field):
    page = added(desk, **fields)
    assert page.context["adminform"].form.errors[field]
    assert fields.get("address", PARTNER["address"]) in page.content.decode()
    assert not Outlet.objects.exists()


@pytest.mark.parametrize("role", ["author", "editor", "column"])
def test_nobody_else_sees_them(client, db, role):
    client.force_login(make_person_of_the_desk(role))
    for table in ("outlet", "delivery"):
        assert client.get(f"/redaksia/syndication/{table}/").status_code == 403


def test_a_delivery_is_only_looked_at(desk):
    added(desk)
    sent = Delivery.objects.create(outlet=Outlet.objects.get(), event="published", title="Көпір")
    page = desk.get("/redaksia/syndication/delivery/?state=waiting").content.decode()
    assert "Көпір" in page
    assert "кезекте" in page
    change = f"/redaksia/syndication/delivery/{sent.pk}/change/"
    assert desk.get(change).status_code == 200
    assert desk.post(change, {"state": "sent"}).status_code == 403
    assert desk.post(f"/redaksia/syndication/delivery/{sent.pk}/delete/").status_code == 403
