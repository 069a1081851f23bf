"""The site map: every public page once, in small parts, with dates that are true."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone
from lxml import etree

from news.models import Article, Tag
from pages.models import Page
from tests.factories import (
    local,
    make_article,
    make_articles,
    make_correction,
    make_rubric,
    make_spiritual,
)

SPACE = {
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
# sitemaps.org's own schema, as the npm package sitemap 8.0.3 carries it.
SCHEMA = etree.XMLSchema(etree.parse(settings.BASE_DIR / "tests/outlets/sitemap.xsd"))


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer["Content-Type"].startswith("application/xml")
    return etree.fromstring(answer.content)


def places(tree):
    """Addresses with their dates, None where none is told."""
    assert tree.xpath("//*[local-name() = 'loc']")
    return {
        one.findtext("map:loc", namespaces=SPACE): one.findtext("map:lastmod", namespaces=SPACE)
        for one in tree
    }


def whole(client, edition=""):
    """All that the map lists, part by part, each part held against the schema."""
    found = {}
    for part in places(read(client, f"{edition}/sitemap.xml")):
        tree = read(client, part.removeprefix("http://testserver"))
        SCHEMA.assertValid(tree)
        assert len(tree) <= 50_000
        found |= places(tree)
    return found


@pytest.fixture
def _newspaper(db):
    make_article(rubric=make_rubric("qala", "Қала")).tags.add(Tag.objects.create(name="Өзен"))
    Tag.objects.create(name="Бос")
    make_spiritual()
    Page.objects.create(title="Байланыс", body="<p>Әйтеке би</p>")
    Page.objects.create(title="Жасырын бет", body="<p>Құпия</p>", place="nowhere")


@pytest.mark.usefixtures("_newspaper")
def test_everything_public_is_listed_and_opens(client):
    found = whole(client)
    now = timezone.localtime(timezone.now() - timedelta(hours=1))
    expected = {"/", "/qala/", "/ruhaniyat/", "/tuzetuler/", "/tags/ozen/", "/bet/bailanys/"}
    expected |= {f"/{now.year}/", f"/{now:%Y/%m}/"}
    expected |= {article.get_absolute_url() for article in Article.objects.all()}
    assert {one.removeprefix("http://testserver") for one in found} == expected
    for address in expected:
        assert client.get(address).status_code == 200, address


@pytest.mark.usefixtures("_newspaper")
def test_each_edition_has_its_own_map(client):
    found = whole(client, "/lat")
    assert all(one.startswith("http://testserver/lat/") for one in found)
    assert len(found) == len(whole(client))


def test_a_part_and_its_article_tell_the_last_change(client, db):
    article = make_article(published_at=local("2025-09-16 12:00"))
    Article.objects.update(changed=local("2025-09-16 13:00"))
    address = f"http://testserver{article.get_absolute_url()}"
    assert dates(client, address) == {"2025-09-16T13:00:00+05:00"}
    make_correction(article, made_at=local("2025-09-20 10:00"))
    assert dates(client, address) == {"2025-09-20T10:00:00+05:00"}


def test_what_came_by_itself_is_as_old_as_its_coming(client, db):
    with time_machine.travel(local("2026-10-14 12:00"), tick=False) as clock:
        article = make_article(published_at=local("2026-10-14 14:00"))
        address = f"http://testserver{article.get_absolute_url()}"
        assert "maqalalar" not in client.get("/sitemap.xml").content.decode()
        clock.shift(timedelta(hours=2))
        assert dates(client, address) == {"2026-10-14T14:00:00+05:00"}


def dates(client, address):
    """What the index says of the article's part, and the part of the article."""
    [(part, at)] = [
        found for found in places(read(client, "/sitemap.xml")).items() if "maqalalar" in found[0]
    ]
    return {at, places(read(client, part.removeprefix("http://testserver")))[address]}


def test_numbers_far_apart_make_few_parts(client, db):
    rubric = make_rubric()
    for pk in (7, 1999, 2000, 1_000_001, 10**17):
        make_article(id=pk, rubric=rubric, title=str(pk))
    numbers = [part for part in places(read(client, "/sitemap.xml")) if "maqalalar" in part]
    assert [one.rpartition("-")[2] for one in numbers] == [
        f"{number}.xml" for number in (0, 1, 500, 10**17 // 2000)
    ]
    assert len(whole(client)) == 5 + len({"/", "/kogam/", "/ruhaniyat/", "/tuzetuler/"}) + 2


def test_a_part_is_one_question_and_the_index_few(client, db, django_assert_num_queries):
    make_articles(50)
    part = f"/sitemap-maqalalar-{Article.objects.first().pk // 2000}.xml"
    read(client, part)
    # The content's state, and the part itself.
    with django_assert_num_queries(2):
        read(client, part)
    # Pages that stay, months, printed issues, tags and stretches.
    with django_assert_num_queries(5):
        read(client, "/sitemap.xml")


@pytest.mark.parametrize("name", ["joq", "maqalalar-5", "maqalalar-x", "maqalalar-" + "9" * 14])
def test_a_part_that_is_none_is_not_found(client, db, name):
    assert client.get(f"/sitemap-{name}.xml").status_code == 404


def test_news_are_of_two_days_and_nobodys_advertisement(client, db):
    with time_machine.travel(local("2026-10-14 12:00"), tick=False):
        new = make_article(title="Көпір & өзен", published_at=local("2026-10-12 12:01"))
        make_article(title="Ескі", published_at=local("2026-10-12 12:00"))
        make_article(title="Жарнама", label="paid")
        tree = read(client, "/google_news.xml")
    [one] = tree
    said = {tag.tag.partition("}")[2]: tag.text for tag in one.iter() if tag.text}
    assert said == {
        "loc": f"http://testserver{new.get_absolute_url()}",
        "name": "Қазалы",
        "language": "kk",
        "publication_date": "2026-10-12T12:01:00+05:00",
        "title": "Көпір & өзен",
    }
    assert one.find("news:news/news:publication/news:name", SPACE) is not None


def test_news_are_at_most_a_thousand(client, db):
    now = timezone.now()
    for one in (articles := make_articles(1010)):
        one.published_at = now - timedelta(minutes=5)
    Article.objects.bulk_update(articles, ["published_at"])
    assert len(read(client, "/google_news.xml")) == 1000


def test_an_empty_newspaper_has_an_empty_list_of_news(client, db):
    assert len(read(client, "/google_news.xml")) == 0
