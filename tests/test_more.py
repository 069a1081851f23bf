"""«Тағы»: what follows an article of a list, without a repeat or a gap while new ones arrive."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import Article, Byline, Person, Tag
from tests.factories import make_article, make_rubric, make_spiritual

START = timezone.now() - timedelta(days=40)


def make_many(count, make=make_article, **facts):
    """Several share each minute, so that the time alone does not tell them apart."""
    moments = [START + timedelta(minutes=number // 3) for number in range(count)]
    return [
        make(title=f"Хабар {at}", published_at=moment, **facts) for at, moment in enumerate(moments)
    ]


def walk(client, address, arriving=lambda: None):
    """The keys of all articles that «тағы» leads to, in their order."""
    seen = []
    while address:
        page = client.get(address).context["page"]
        seen += [article.pk for article in page]
        address = page.more
        arriving()
    return seen


@pytest.mark.parametrize("place", ["rubric", "tag", "person", "column"])
def test_nothing_is_repeated_or_left_out_while_new_ones_arrive(client, db, place):
    rubric = make_rubric()
    make = make_spiritual if place == "column" else make_article
    facts = {} if place == "column" else {"rubric": rubric}
    tag, person = Tag.objects.create(name="Өзен"), Person.objects.create(name="Айгүл")

    def listed(article):
        article.tags.add(tag)
        Byline.objects.create(article=article, person=person)
        return article

    old = [listed(article) for article in make_many(50, make, **facts)]
    address = {
        "rubric": rubric.get_absolute_url(),
        "tag": "/tags/ozen/",
        "person": person.get_absolute_url(),
        "column": "/ruhaniyat/",
    }[place]
    seen = walk(client, address, lambda: [listed(make(title="Жаңа", **facts)) for _ in range(3)])
    assert seen == [article.pk for article in reversed(old)]


def test_an_article_that_left_meanwhile_still_leads_on(client, db):
    articles = make_many(45)
    first = client.get("/kogam/").context["page"]
    Article.objects.filter(pk=first.items[-1].pk).update(status="withdrawn")
    following = [article.pk for article in client.get(first.more).context["page"]]
    assert following == [article.pk for article in reversed(articles[5:25])]


def test_the_last_leads_nowhere(client, db):
    articles = make_many(21)
    more = client.get("/kogam/").context["page"].more
    assert more == f"/kogam/keyin/{articles[1].pk}/"
    page = client.get(more).context["page"]
    assert ([article.pk for article in page], page.more) == ([articles[0].pk], None)
    assert "Тағы</a>" not in client.get("/kogam/page/2/").content.decode()


def test_what_follows_is_no_page_of_its_own_for_search_engines(client, db):
    articles = make_many(25)
    page = client.get(f"/kogam/keyin/{articles[9].pk}/").content.decode()
    assert 'content="noindex, follow"' in page
    assert "canonical" not in page


@pytest.mark.parametrize("after", ["999999999", "joq", "-1", "9" * 30])
def test_after_nothing_comes_nothing(client, db, after):
    make_many(3)
    assert client.get(f"/kogam/keyin/{after}/").status_code == 404


def test_a_draft_without_a_time_leads_nowhere(client, db):
    draft = make_article(status="draft", published_at=None)
    assert client.get(f"/kogam/keyin/{draft.pk}/").status_code == 404


def test_an_address_without_its_slash_is_sent_on(client, db):
    articles = make_many(3)
    answer = client.get(f"/kogam/keyin/{articles[2].pk}")
    assert (answer.status_code, answer["Location"]) == (301, f"/kogam/keyin/{articles[2].pk}/")
