"""The move is run again: after changes there, after changes here, after it was killed."""

import json

import pytest

from legacy.moving.writing import DELETED, EDITED
from letters.models import Comment
from news import checking_tallies
from news.models import Article, Rubric, ViewBase
from news.transfer.exporting import export_lines
from pages.models import Page
from tests.dle import VERSIONS
from tests.dle.newsroom import comment, extras, newsroom, post
from tests.moving import moved, uploads

pytestmark = pytest.mark.django_db


def whole() -> list[str]:
    """The site as an export and readers' comments tell it, whatever ids rows happened to get."""
    lines = [line | {"pinned_until": None} for line in export_lines(None)]
    articles = [json.dumps(line, ensure_ascii=False) for line in lines]
    said = Comment.objects.order_by("sent_at", "text")
    comments = [f"{one.text} {one.state} {one.parent and one.parent.text}" for one in said]
    return [*articles, *comments, *Page.objects.values_list("body", flat=True)]


def test_a_second_move_of_the_same_changes_nothing(tmp_path):
    moved(tmp_path)
    before = whole()
    report = moved(tmp_path)
    assert whole() == before
    assert report.tables["post"].same == 20
    assert report.tables["comments"].same == 4
    assert sum(told.taken for name, told in report.tables.items() if name != "redirects") == 0


def test_what_is_new_there_comes_along(tmp_path):
    moved(tmp_path)
    rows = newsroom()
    rows["post"].append(post(21, "Жаңа мақала", "<p>Жаңа</p>"))
    rows["comments"].append(comment(6, 21, "Жаңа пікір"))
    report = moved(tmp_path, rows)
    assert Article.objects.get(pk=21).title == "Жаңа мақала"
    assert Comment.objects.get(article=21).text == "Жаңа пікір"
    assert report.tables["post"].taken == 1


def test_what_changed_there_is_taken_over(tmp_path):
    moved(tmp_path)
    rows = newsroom()
    rows["post"][0] |= {"title": "Түзетілген тақырып", "tags": "су", "category": "3"}
    rows["comments"][2] |= {"approve": 1}
    rows["category"][1] |= {"name": "Қоғам және біз"}
    report = moved(tmp_path, rows)
    one = Article.objects.get(pk=1)
    assert (one.title, one.rubric.path) == ("Түзетілген тақырып", "kogam")
    assert "су" in {tag.name for tag in one.tags.all()}
    assert dict(report.tables["comments"].left) == {"мақаласы жоқ": [4]}
    assert Comment.objects.get(text="ҚҰПИЯ спам").state == "public"
    assert Rubric.objects.get(path="kogam").name == "Қоғам және біз"
    assert report.tables["post"].changed == 1
    assert checking_tallies.faults() == []


def test_nothing_that_was_edited_here_is_touched(tmp_path):
    moved(tmp_path)
    ours = Article.objects.get(pk=1)
    ours.title = "Біздің тақырып"
    ours.save()
    Comment.objects.filter(text="ҚҰПИЯ спам").update(state="spam")
    Rubric.objects.filter(path="kogam").update(name="Біздің қоғам")
    Article.objects.get(pk=3).delete()
    rows = newsroom()
    rows["post"][0] |= {"title": "Олардың тақырыбы"}
    rows["post"][2] |= {"title": "Олардың тақырыбы"}
    rows["comments"][2] |= {"approve": 1}
    rows["category"][1] |= {"name": "Олардың қоғамы"}
    report = moved(tmp_path, rows)
    assert Article.objects.get(pk=1).title == "Біздің тақырып"
    assert Comment.objects.get(text="ҚҰПИЯ спам").state == "spam"
    assert Rubric.objects.get(path="kogam").name == "Біздің қоғам"
    assert not Article.objects.filter(pk=3).exists()
    left = report.tables["post"].left
    assert (left[EDITED], left[DELETED]) == ([1], [3])


def test_a_count_grows_and_never_shrinks(tmp_path):
    moved(tmp_path)
    rows = newsroom() | {"post_extras": extras()}
    rows["post_extras"][0] |= {"news_read": 5000}
    rows["post_extras"][1] |= {"news_read": 1}
    report = moved(tmp_path, rows)
    assert ViewBase.objects.get(pk=1).count == 5003
    assert ViewBase.objects.get(pk=2).count == 102
    assert report.tables["post"].same == 20


def test_pictures_that_come_later_find_their_articles(tmp_path):
    moved(tmp_path)
    assert Article.objects.get(pk=2).lead_photo is None
    report = moved(tmp_path, uploads=uploads(tmp_path))
    assert Article.objects.get(pk=2).lead_photo.fingerprint
    assert report.tables["post"].changed >= 1


@pytest.mark.parametrize("form", ["mysqldump", "engine", "phpmyadmin"])
@pytest.mark.parametrize("charset", ["utf8mb4", "cp1251"])
def test_every_form_of_a_dump_gives_the_same_site(tmp_path, form, charset):
    moved(tmp_path, version="16.0")
    before = whole()
    report = moved(tmp_path, version="16.0", form=form, charset=charset)
    assert whole() == before
    assert report.tables["post"].taken == 0


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_of_the_engine_moves(tmp_path, version):
    moved(tmp_path, version=version)
    assert Article.objects.count() == 20
    # Locks by a word came with 12.0.
    secret = {9, 10, 11, 13} | ({12} if float(version) >= 12 else set())
    assert not Article.objects.published().filter(pk__in=secret).exists()
