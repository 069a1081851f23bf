"""People who sign: each has a page with what they wrote, and who they are."""

import pytest

from news.models import Byline, Person
from tests.desk_forms import fields_of
from tests.factories import make_article, make_articles, make_photo


@pytest.fixture
def person(db):
    return Person.objects.create(name="Айгүл Серікқызы", job="«Қазалы» тілшісі")


def sign(person, *articles, **facts):
    for article in articles:
        Byline.objects.create(article=article, person=person, **facts)


def page_of(client, person):
    return client.get(person.get_absolute_url()).content.decode()


def test_a_byline_leads_to_the_persons_page(client, person):
    article = make_article(title="Көпір ашылды")
    sign(person, article)
    assert person.get_absolute_url() == "/avtor/aigul-serikqyzy/"
    said = client.get(article.get_absolute_url()).content.decode()
    assert f'<a href="{person.get_absolute_url()}" rel="author">Айгүл Серікқызы</a>' in said
    page = page_of(client, person)
    assert "«Қазалы» тілшісі" in page
    assert "Көпір ашылды" in page


def test_the_page_holds_what_readers_see_and_nothing_else(client, person):
    sign(person, make_article(title="Жоба", status="draft", published_at=None))
    sign(person, *make_articles(25))
    assert "Жоба" not in page_of(client, person)
    second = client.get(f"{person.get_absolute_url()}page/2/")
    assert second.context["page"].count == 25
    assert len(list(second.context["page"])) == 5
    assert client.get(f"{person.get_absolute_url()}page/3/").status_code == 404


def test_who_signed_twice_stands_once(client, person):
    article = make_article(title="Көпір ашылды")
    sign(person, article)
    sign(person, article, role="photographer", order=1)
    assert client.get(person.get_absolute_url()).context["page"].count == 1


def test_an_address_stays_with_its_person(client, person):
    namesake = Person.objects.create(name="Айгул Серикқызы")
    assert namesake.get_absolute_url() == "/avtor/aigul-serikqyzy-2/"
    person.name = "Айгүл Болатова"
    person.save()
    assert "Айгүл Болатова" in client.get("/avtor/aigul-serikqyzy/").content.decode()
    answer = client.get("/avtor/aigul-serikqyzy")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/avtor/aigul-serikqyzy/")
    assert client.get("/avtor/joq/").status_code == 404


def test_who_has_written_nothing_has_a_page_too(client, person):
    assert "Айгүл" in page_of(client, person)


def test_a_name_without_a_letter_has_an_address(client, db):
    person = Person.objects.create(name="???")
    assert client.get(person.get_absolute_url()).status_code == 200


def test_the_desk_says_who_somebody_is(desk, client, person):
    change = f"/redaksia/news/person/{person.pk}/change/"
    photo = make_photo(alt="Айгүл үстел басында")
    form = fields_of(desk.get(change))
    about = {"about": "Он жыл тілші.\n<b>Қазалыда</b>", "photo": photo.pk}
    desk.post(change, form | about)
    page = page_of(client, person)
    assert "Он жыл тілші.<br>&lt;b&gt;Қазалыда" in page
    assert "Айгүл үстел басында" in page


def test_a_photo_of_somebody_is_in_use(desk, person):
    person.photo = make_photo()
    person.save()
    photo = f"/redaksia/news/photo/{person.photo.pk}/"
    assert "Айгүл Серікқызы" in desk.get(f"{photo}change/").content.decode()
    desk.post(f"{photo}delete/", {"post": "yes"})
    person.refresh_from_db()
    assert person.photo
