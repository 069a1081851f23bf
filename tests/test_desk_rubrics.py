"""The tree of rubrics at the desk: whole, locked while it is written, and never in the way."""

import re
import threading

import pytest
from django.db import transaction

from news.models import Rubric, RubricRedirect
from news.models.rubric import tree_faults
from tests.factories import (
    make_article,
    make_rubric,
)
from tests.threads import at_once

ARTICLES = "/redaksia/news/article/"


def errors(response):
    return str(response.context["adminform"].form.errors)


def test_rubrics_are_filtered_with_those_below(desk):
    parent = make_rubric("qala", "Қала")
    make_article(title="Ішкі мақала", rubric=make_rubric("aula", "Аула", parent=parent))
    make_article(title="Басқа мақала", rubric=make_rubric("sport", "Спорт"))
    listed = desk.get(f"{ARTICLES}?rubric={parent.pk}").content.decode()
    assert "Ішкі мақала" in listed
    assert "Басқа мақала" not in listed
    assert desk.get(f"{ARTICLES}?rubric=жоқ").status_code == 200


@pytest.mark.parametrize(
    "slug", ["tags", "page", "2025", "ruhaniyat", "a b", "Бас", "", "-", "a/b"]
)
def test_a_rubric_cannot_take_the_sites_own_addresses(desk, slug):
    sent = {"name": "Айдар", "slug": slug, "parent": "", "description": ""}
    assert desk.post("/redaksia/news/rubric/add/", sent).status_code == 200
    assert not Rubric.objects.exists()


def test_two_rubrics_cannot_share_an_address(desk):
    make_rubric()
    sent = {"name": "Қоғам 2", "slug": "kogam", "parent": "", "description": ""}
    response = desk.post("/redaksia/news/rubric/add/", sent)
    assert "бұрыннан бар" in errors(response)


def test_a_rubric_with_articles_cannot_be_deleted(desk):
    article = make_article()
    desk.post(f"/redaksia/news/rubric/{article.rubric.pk}/delete/", {"post": "yes"})
    assert Rubric.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_rubrics_may_change_places_in_one_transaction():
    first, second = make_rubric("a", "А"), make_rubric("b", "Б")
    with transaction.atomic():
        Rubric.objects.filter(pk=first.pk).update(slug="b")
        second.slug = "a"
        second.save()
    paths = dict(Rubric.objects.values_list("name", "path"))
    assert paths == {"А": "b", "Б": "a"}
    assert not RubricRedirect.objects.exists()


def move(desk, rubric, target, position):
    sent = {"cmd": "move_node", "position": position}
    sent |= {"cut_item": rubric.pk, "pasted_on": target.pk}
    return desk.post(
        "/redaksia/news/rubric/", sent, headers={"X-Requested-With": "XMLHttpRequest"}
    ).content.decode()


@pytest.mark.parametrize("slug", ["tags", "2024", "ruhaniyat", "sport"])
def test_a_move_obeys_the_same_rules(desk, slug):
    sport = make_rubric("sport", "Спорт")
    inner = make_rubric(slug, "Ішкі", parent=sport)
    assert move(desk, inner, sport, "left").startswith("FAIL")
    assert Rubric.objects.get(pk=inner.pk).path == f"sport/{slug}"
    assert tree_faults() == []


def test_a_rubric_cannot_stand_below_itself_or_too_deep(desk):
    chain = [make_rubric("r0", "0")]
    for number in range(1, 6):
        chain.append(make_rubric(f"r{number}", str(number), parent=chain[-1]))
    assert move(desk, chain[0], chain[2], "last-child").startswith("FAIL")
    other = make_rubric("basqa", "Басқа")
    assert move(desk, other, chain[5], "last-child").startswith("FAIL")
    assert tree_faults() == []


def test_reserved_words_are_those_of_the_sites_own_addresses():
    """A new page of the site must be named among them."""
    from django.urls import get_resolver

    from news.models.rubric import RESERVED

    routes = [str(pattern.pattern) for pattern in get_resolver().url_patterns]
    for app in ("news.urls", "spiritual.urls", "archive.urls"):
        routes += [str(pattern.pattern) for pattern in get_resolver(app).url_patterns]
    words = {re.match(r"\^?([a-z]*)", route)[1] for route in routes}
    assert words - {"", "page", "favicon", "rss"} <= RESERVED


@pytest.mark.django_db(transaction=True)
def test_roots_made_at_once_have_trees_of_their_own():
    start = threading.Barrier(8)

    def make(number):
        start.wait()
        make_rubric(f"r{number}", f"Айдар {number}")

    at_once(make, range(8))
    assert len(set(Rubric.objects.values_list("tree_id", flat=True))) == 8
    assert tree_faults() == []
