"""Derived numbers and pages equal the direct question at every moment, whoever wrote and how."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from news.checking_tallies import faults
from news.models import Article, Person, Rubric, Tag
from news.models.article import Section
from news.tallies import Listing, newest_of_each, of_person, of_rubrics, of_sections, of_tag
from tests.factories import make_article, make_rubric, make_spiritual

pytestmark = pytest.mark.postgres15

NOW = timezone.now().replace(microsecond=0)
# Around the days on which the zone's clocks were changed, and around now.
EDGES = [
    datetime(2018, 12, 20, 17, 30, tzinfo=UTC),
    datetime(2024, 2, 29, 18, 30, tzinfo=UTC),
    datetime(2021, 3, 31, 18, 30, tzinfo=UTC),
    NOW,
]


def subtree(rubric):
    return list(rubric.get_descendants(include_self=True))


def asked(at):
    """Each listing, with the direct question for the same."""
    published = Article.objects.published(at)
    yield of_sections(), published
    for section in Section.values:
        yield of_sections(section), published.in_section(section)
    for rubric in Rubric.objects.all():
        yield of_rubrics(subtree(rubric)), published.in_rubric(rubric)
    for tag in Tag.objects.all():
        yield of_tag(tag), published.filter(tags=tag)
    for person in Person.objects.all():
        yield of_person(person), published.filter(bylines__person=person).distinct()


def agree(at=None):
    """Counts, and every page of every listing; rows themselves too."""
    at = at or timezone.now()
    for places, articles in asked(at):
        rows = list(articles.newest_first().values_list("pk", "published_at"))
        listing = Listing(places, at=at)
        counts = listing.counts()
        months = Counter(timezone.localdate(moment).replace(day=1) for _, moment in rows)
        assert counts == months, places
        assert pages(listing, counts, len(rows)) == [pk for pk, _ in rows], places
        if listing.has_days and rows:
            agree_by_day(listing, rows)
    assert faults() == []


def pages(listing, counts, total, size=4):
    starts = range(0, total, size)
    found = [Article.objects.filter(pk__in=listing.keys(counts, at, size)) for at in starts]
    return [pk for page in found for pk in page.newest_first().values_list("pk", flat=True)]


def agree_by_day(listing, rows):
    day = timezone.localdate(rows[len(rows) // 2][1])
    first = day - timedelta(days=3)
    week = Listing(listing.places, first, day + timedelta(days=4), listing.at)
    inside = [row for row in rows if week.first <= timezone.localdate(row[1]) < week.next]
    counts = week.counts()
    assert counts == Counter(timezone.localdate(moment) for _, moment in inside)
    assert pages(week, counts, len(inside)) == [pk for pk, _ in inside]


# --- any writes, in any order ----------------------------------------------------------------


class Newsroom:
    """Does things at random, as people, imports and raw SQL do."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        top = make_rubric("a")
        self.rubrics = [top, make_rubric("b", parent=top), make_rubric("c"), make_rubric("d")]
        self.people = [Person.objects.create(name=name) for name in ("Айгүл", "Серік")]
        self.tags = [Tag.objects.create(name=name) for name in ("Өзен", "Көпір")]

    def moment(self):
        edge = self.chance.choice(EDGES)
        return edge + timedelta(minutes=self.chance.randint(-2000, 2000))

    def some(self):
        pks = list(Article.objects.values_list("pk", flat=True))
        return Article.objects.filter(pk__in=self.chance.sample(pks, min(len(pks), 3)))

    def write(self):
        published = self.moment()
        leaves = published + timedelta(hours=self.chance.randint(1, 40))
        status = self.chance.choice(["published"] * 4 + ["draft"])
        facts = {"published_at": published, "status": status}
        facts |= {"unpublish_at": self.chance.choice([None, None, leaves])}
        if self.chance.random() < 0.2:
            make_spiritual(**facts)
        else:
            make_article(rubric=self.chance.choice(self.rubrics), **facts)

    def withdraw(self):
        self.some().update(status=self.chance.choice(["withdrawn", "published"]))

    def date_anew(self):
        self.some().update(published_at=self.moment(), unpublish_at=None)

    def expire(self):
        sql = "UPDATE news_article SET unpublish_at = published_at + interval '1 hour'"
        with connection.cursor() as cursor:
            cursor.execute(f"{sql} WHERE id %% 5 = %s", [self.chance.randrange(5)])

    def mark(self):
        for article in self.some():
            article.tags.set(self.chance.sample(self.tags, self.chance.randint(0, 2)))
            self.sign(article)
            if article.section == Section.NEWS:
                article.rubrics.set(self.chance.sample(self.rubrics, self.chance.randint(0, 3)))

    def sign(self, article):
        article.bylines.all().delete()
        for person in self.chance.choices(self.people, k=self.chance.randint(0, 3)):
            article.bylines.create(person=person)
        article.bylines.create(text="Баспасөз қызметі")

    def place(self):
        self.some().filter(section="news").update(rubric=self.chance.choice(self.rubrics))

    def move(self):
        one, other = self.chance.sample([rubric.pk for rubric in self.rubrics], 2)
        one, other = Rubric.objects.get(pk=one), Rubric.objects.get(pk=other)
        if other not in subtree(one):
            one.parent = self.chance.choice([other, None])
            one.save()
        self.rubrics = list(Rubric.objects.order_by("pk"))

    def delete(self):
        self.some()[:1].get().delete()

    def fail(self):
        savepoint = transaction.savepoint()
        self.write()
        self.mark()
        transaction.savepoint_rollback(savepoint)


@pytest.mark.parametrize("seed", range(3))
def test_they_agree_after_any_writes_and_at_any_time(db, seed):
    newsroom = Newsroom(seed)
    for _ in range(6):
        newsroom.write()
    doings = ("write", "withdraw", "date_anew", "expire", "mark", "place", "move", "delete", "fail")
    for _ in range(12):
        getattr(newsroom, newsroom.chance.choice(doings))()
        agree(newsroom.chance.choice([None, newsroom.moment()]))


def test_an_article_of_several_rubrics_is_listed_once(db):
    top = make_rubric("a")
    below, other = make_rubric("b", parent=top), make_rubric("c", parent=top)
    article = make_article(rubric=other)
    article.rubrics.add(below, top)
    listing = Listing(of_rubrics(subtree(top)))
    assert list(listing.counts().values()) == [1]
    assert newest_of_each({1: listing.places, 2: of_rubrics([below])}, 5) == {
        1: [article.pk],
        2: [article.pk],
    }


def test_time_alone_brings_and_takes(db):
    at = timezone.now()
    make_article(published_at=at + timedelta(days=40))
    make_article(published_at=at - timedelta(hours=2), unpublish_at=at + timedelta(hours=1))
    for hours, count in ((0, 1), (2, 0), (24 * 41, 1)):
        later = at + timedelta(hours=hours)
        assert sum(Listing(of_sections(), at=later).counts().values()) == count
        agree(later)


def test_without_a_rubric_nothing_is_asked_amiss(db, client):
    assert newest_of_each({}, 5) == {}
    assert Listing(of_rubrics([])).counts() == {}
    assert client.get("/").status_code == 200
