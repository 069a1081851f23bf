"""The tree of rubrics at the desk: whole, locked while it is written, and never in the way."""

import threading

import pytest
from django.db import connection

from news.models import Rubric, RubricRedirect
from news.models.rubric import tree_faults
from tests.factories import (
    make_article,
    make_rubric,
)

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


def test_a_swap_of_two_addresses_is_possible(db):
    first, second = make_rubric("a", "А"), make_rubric("b", "Б")
    Rubric.objects.filter(pk=first.pk).update(slug="c")
    second.slug = "a"
    second.save()
    assert set(Rubric.objects.values_list("path", flat=True)) == {"a", "c"}
    assert RubricRedirect.objects.get().path == "b"


@pytest.mark.django_db(transaction=True)
def test_roots_made_at_once_have_trees_of_their_own():
    start = threading.Barrier(8)

    def make(number):
        start.wait()
        make_rubric(f"r{number}", f"Айдар {number}")
        connection.close()

    threads = [threading.Thread(target=make, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(Rubric.objects.values_list("tree_id", flat=True))) == 8
    assert tree_faults() == []
