"""What pages say to search engines, held against schema.org's own definitions."""

import json
import re
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from news.models import Byline, Newsroom, Person, Tag
from tests.browsing import watch
from tests.factories import (
    local,
    make_article,
    make_correction,
    make_photo,
    make_rubric,
    make_spiritual,
)

# Its `source` says whence it is.
TYPES = json.loads((settings.BASE_DIR / "tests/outlets/schema_org.json").read_text())["types"]
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
TEXTS = {"Text", "URL", "Date", "DateTime", "Distance"}


def data_of(client, address):
    page = client.get(address).content.decode()
    found = [one for text in SCRIPT.findall(page) for one in json.loads(text)]
    return {one["@type"]: one for one in found}


def above(kind):
    """The type with all that it is a kind of."""
    return {kind}.union(*map(above, TYPES[kind]["extends"]))


def faults(thing):
    """What schema.org does not know: a property of that type, or a value of that property."""
    kinds = above(thing["@type"])
    known = {name: to for kind in kinds for name, to in TYPES[kind]["properties"].items()}
    for name, values in thing.items():
        if name.startswith("@") or name.endswith("-input"):
            continue
        if name not in known:
            yield f"{thing['@type']}.{name}"
            continue
        for value in values if isinstance(values, list) else [values]:
            if not fits(value, set(known[name])):
                yield f"{thing['@type']}.{name}: {value!r}"
            if isinstance(value, dict):
                yield from faults(value)


def fits(value, wanted):
    if isinstance(value, dict):
        return bool(above(value["@type"]) & wanted)
    if isinstance(value, bool):
        return "Boolean" in wanted
    if isinstance(value, int):
        return bool({"Integer", "Number"} & wanted)
    # A page stands for what it is about.
    return bool(TEXTS & wanted) or bool(urlsplit(value).scheme)


@pytest.fixture
def article(db):
    parent = make_rubric("qala", "Қала")
    article = make_article(
        title="Көпір </script><script>alert(1)</script> & «өзен»",
        lead="Кіріспе",
        rubric=make_rubric("aula", "Аула", parent=parent),
        published_at=local("2025-09-16 12:00"),
        lead_photo=make_photo(credit="Ерлан"),
    )
    article.tags.add(Tag.objects.create(name="Өзен"))
    for order, (name, role) in enumerate((("Айгүл", "author"), ("Болат", "translator"))):
        person = Person.objects.create(name=name)
        Byline.objects.create(article=article, person=person, role=role, order=order)
    Byline.objects.create(article=article, text="Аудан әкімдігі", order=3)
    make_correction(article, "45 метр.", made_at=local("2099-09-17 10:00"))
    return article


def test_an_article_says_what_it_is(client, article):
    found = data_of(client, article.get_absolute_url())["NewsArticle"]
    assert found["headline"] == article.title
    assert found["datePublished"] == "2025-09-16T12:00:00+05:00"
    assert found["dateModified"] == "2099-09-17T10:00:00+05:00"
    assert [(one["@type"], one["name"]) for one in found["author"]] == [
        ("Person", "Айгүл"),
        ("Organization", "Аудан әкімдігі"),
    ]
    assert [one["name"] for one in found["translator"]] == ["Болат"]
    assert found["image"][0]["creditText"] == "Ерлан"
    assert (found["articleSection"], found["inLanguage"]) == ("Аула", "kk")
    assert found["correction"][0]["text"] == "45 метр."
    assert found["publisher"]["name"] == "Қазалы"
    assert found["url"] == f"http://testserver{article.get_absolute_url()}"


def test_all_of_it_is_known_to_schema_org(client, article):
    facts = {"phone": "2-11-22", "email": "a@qazaly.kz", "address": "Әйтеке би"}
    Newsroom(pk=1, links="https://t.me/qazaly", **facts).save()
    Newsroom.objects.update(icons={str(width): "photos/42/a.png" for width in (96, 192, 512)})
    said = data_of(client, article.get_absolute_url()) | data_of(client, "/")
    assert set(said) == {"NewsArticle", "BreadcrumbList", "NewsMediaOrganization", "WebSite"}
    assert [fault for one in said.values() for fault in faults(one)] == []
    assert said["NewsArticle"]["publisher"]["logo"]["width"] == "512 px"


def test_a_planted_fault_is_found():
    bad = {"@type": "NewsArticle", "headLine": "x", "wordCount": "көп", "isAccessibleForFree": 1}
    assert {one.partition(":")[0] for one in faults(bad)} == {
        "NewsArticle.headLine",
        "NewsArticle.wordCount",
        "NewsArticle.isAccessibleForFree",
    }


def test_the_trail_is_the_pages_own(client, article):
    steps = data_of(client, article.get_absolute_url())["BreadcrumbList"]["itemListElement"]
    names = [step["name"] for step in steps]
    assert names == ["Басты бет", "Қала", "Аула", article.title]
    assert steps[1]["item"] == "http://testserver/qala/"
    column = make_spiritual()
    steps = data_of(client, column.get_absolute_url())["BreadcrumbList"]["itemListElement"]
    assert steps[1]["item"] == "http://testserver/ruhaniyat/"


def test_an_advertisement_says_that_it_is_one(client, db):
    paid = make_article(label="paid")
    assert "AdvertiserContentArticle" in data_of(client, paid.get_absolute_url())


@pytest.mark.parametrize(
    ("edition", "name", "language"),
    [("/lat", "Köpır </script>", "kk-Latn"), ("/tote", "كوپىر </script>", "kk-Arab")],
)
def test_the_other_scripts_say_it_in_their_letters(client, article, edition, name, language):
    address = f"{edition}{article.get_absolute_url()}"
    found = data_of(client, address)["NewsArticle"]
    assert found["headline"].startswith(name)
    assert found["inLanguage"] == language
    assert found["url"] == f"http://testserver{address}"
    assert found["datePublished"] == "2025-09-16T12:00:00+05:00"


def test_search_engines_may_search(client, db):
    target = data_of(client, "/")["WebSite"]["potentialAction"]["target"]["urlTemplate"]
    assert target == "http://testserver/search/?q={search_term_string}"


def test_a_draft_shown_ahead_says_nothing(client, db):
    page = client.get("/joq/").content.decode()
    assert "ld+json" not in page


def test_it_costs_no_question(client, article, django_assert_num_queries):
    address = article.get_absolute_url()
    client.get(address)
    # The article with its names, its corrections, its photo, and the state or what is near.
    with django_assert_num_queries(4):
        client.get(address)


def test_a_browser_under_our_policy_has_nothing_to_say(new_context, live_server, article):
    page = new_context(base_url=live_server.url).new_page()
    watch(page, live_server.url)
    page.goto(article.get_absolute_url())
    assert page.locator('script[type="application/ld+json"]').count() == 1
    page.goto("/")
    # Held against itself: the policy does refuse what runs.
    assert page.faults == []
    page.evaluate(
        "document.head.append(Object.assign(document.createElement('script'), {text: '1'}))"
    )
    page.wait_for_timeout(100)
    assert page.faults
