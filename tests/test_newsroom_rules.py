"""The rules that a newsroom decides for itself, as its chief editor changes them."""

import pytest

from news.models import Newsroom
from tests.desk_forms import fields_of
from tests.factories import make_person_of_the_desk

RULES = "/redaksia/news/newsroom/"


def test_the_chief_turns_the_two_person_rule_on_and_off(desk):
    assert not Newsroom.objects.exists()
    page = desk.get(RULES, follow=True)
    assert "екі адам ережесі" in page.content.decode().lower()
    form = fields_of(page)
    assert not Newsroom.objects.exists()
    answer = desk.post(page.request["PATH_INFO"], form | {"two_person_rule": "on"}, follow=True)
    assert answer.status_code == 200
    assert Newsroom.ours().two_person_rule
    desk.post(page.request["PATH_INFO"], form)
    assert not Newsroom.ours().two_person_rule
    assert Newsroom.objects.count() == 1


@pytest.mark.parametrize("role", ["author", "editor", "column"])
def test_the_rules_are_nobody_elses(client, db, role):
    client.force_login(make_person_of_the_desk(role))
    for page in (RULES, f"{RULES}1/change/"):
        assert client.get(page).status_code == 403


def test_there_is_one_newsroom(desk):
    assert desk.get(f"{RULES}add/").status_code == 403
    assert desk.get(f"{RULES}2/change/", follow=True).redirect_chain
    assert not Newsroom.objects.exists()
