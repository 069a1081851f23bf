"""No page of the desk is a dead end: lists have names, empty ones words, and all a way on."""

import pytest

from tests.factories import make_article

NEWS = "/redaksia/news/article/"


def words(page):
    return " ".join(page.text.split())


def test_a_list_is_called_by_what_it_holds(desk):
    make_article()
    assert "<h1>Мақалалар</h1>" in words(desk.get(NEWS))
    assert "<h1>Оқиғалар</h1>" in words(desk.get("/redaksia/admin/logentry/"))


def test_a_list_in_which_nothing_is_found_says_so_and_leads_back(desk):
    make_article()
    empty = desk.get(f"{NEWS}?q=жоқсөз")
    assert 'Ештеңе табылмады. <a href="?">Бәрін көрсету</a>' in words(empty)
    assert "Ештеңе табылмады" not in desk.get(NEWS).text


def test_a_list_that_holds_nothing_yet_says_so(desk):
    assert "Әзірге бос." in desk.get("/redaksia/news/tag/").text


def test_the_lists_of_one_application_stand_without_a_month(desk):
    page = desk.get("/redaksia/news/").text
    assert 'href="/redaksia/news/photo/"' in page
    assert 'class="plan"' not in page


@pytest.mark.parametrize("address", ["password_change/", "password_change/done/", ""])
def test_every_page_has_all_the_doors(desk, address):
    page = desk.get(f"/redaksia/{address}").text
    for door in ("/redaksia/#bolimder", "/redaksia/rolder/", "/redaksia/rastau/"):
        assert f'href="{door}"' in page


@pytest.mark.django_db
def test_a_link_that_has_run_out_leads_to_a_new_one(client):
    page = client.get("/redaksia/qupiasoz/MQ/1-2/").text
    assert '<a class="button default" href="/redaksia/qupiasoz/">' in page
