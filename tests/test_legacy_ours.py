"""Nothing that somebody did here is lost when the old site, all of it changed, moves in again."""

import json

import pytest
from django.contrib.auth.models import User

from legacy.moving.comments import EDITED as EDITED_COMMENT
from legacy.moving.writing import DELETED, EDITED
from letters.models import Comment
from news import actions, tag_merging
from news.models import Article, Byline, Person, Photo, Rubric, Tag
from news.transfer.exporting import articles, export_article
from pages.models import Page
from tests.desk_forms import change, form_of, signed
from tests.dle.newsroom import category, comment, newsroom, post
from tests.factories import make_editor
from tests.moving import moved, uploads

pytestmark = pytest.mark.django_db

EDITS = {
    1: lambda photo: {"title": "Біздің тақырып"},
    2: lambda photo: {"lead_photo": ""},
    3: lambda photo: {"body": "<p>Біздің мәтін</p>"},
    4: lambda photo: {"rubric": Rubric.objects.get(path="kogam").pk},
    5: lambda photo: {"lead_photo": photo},
    6: lambda photo: {"tags": [Tag.objects.get(name="ауыл").pk]},
    7: lambda photo: {"slug": "bizdin-soz"},
    8: lambda photo: {"lead": "Біздің кіріспе"},
    16: lambda photo: {"source_name": "«Қазалы» газеті"},
    20: lambda photo: signed(("", "author", "Біздің тілші")),
}
"""What an editor changes in the forms of these pieces."""
WITHDRAWN, BINNED, PUBLISHED, DELETED_HERE, UNTOUCHED = 17, 18, 9, 19, 15
TOUCHED = [*EDITS, WITHDRAWN, BINNED, PUBLISHED]


def changed_there():
    """The newsroom of the old site, with every row of it changed."""
    rows = newsroom()
    for row in rows["post"]:
        said = {"title": f"{row['title']}, ескі сайтта", "category": "3", "tags": "басқа"}
        row |= said | {"full_story": "<p>Ескі сайттың жаңа мәтіні</p>", "autor": "bek"}
        row |= {"alt_name": "baska", "approve": 1 - row["approve"]}
    for row in rows["comments"]:
        row |= {"text": f"{row['text']} (ескі сайтта)", "approve": 1 - row["approve"]}
    for row in rows["category"]:
        row |= {"name": f"{row['name']} ескі"}
    rows["users"][0] |= {"fullname": "Айгүл Басқа"}
    rows["static"][0] |= {"template": "<p>Ескі сайттың жаңа ережесі</p>"}
    return rows


def facts(pks):
    found = articles().filter(pk__in=pks)
    numbers = {pk: pk for pk in Photo.objects.values_list("pk", flat=True)}
    said = {pk: Article.objects.get(pk=pk).lead_photo_id for pk in pks}
    lines = {one.pk: json.dumps(export_article(one, numbers), ensure_ascii=False) for one in found}
    return {pk: (lines.get(pk), said[pk]) for pk in pks}


def edit(client):
    client.force_login(make_editor("bas"))
    photo = Photo.objects.earliest("pk").pk
    for pk, fields in EDITS.items():
        article = Article.objects.get(pk=pk)
        sent = form_of(client, article, **fields(photo))
        assert client.post(change(article), sent).status_code == 302, pk


@pytest.fixture
def ours(tmp_path):
    """The folder of a site that moved in, and of which a piece was deleted."""
    moved(tmp_path, uploads=uploads(tmp_path))
    Article.objects.get(pk=DELETED_HERE).delete()
    return tmp_path


@pytest.fixture
def edited(ours, client):
    edit(client)
    actions.withdraw(Article.objects.get(pk=WITHDRAWN), by=None)
    actions.put_into_bin(Article.objects.get(pk=BINNED), by=None)
    actions.publish(Article.objects.get(pk=PUBLISHED), by=None)
    return ours


def test_every_piece_that_was_touched_stays_as_it_is(edited):
    before = facts(TOUCHED)
    assert before[6][0].count('"tags": ["ауыл"]') == 1
    report = moved(edited, changed_there(), uploads=edited / "uploads")
    assert facts(TOUCHED) == before
    assert not Article.objects.filter(pk=DELETED_HERE).exists()
    assert sorted(report.tables["post"].left[EDITED]) == sorted(TOUCHED)
    assert report.tables["post"].left[DELETED] == [DELETED_HERE]
    one = Article.objects.get(pk=UNTOUCHED)
    assert (one.title, one.rubric.path) == ("Күні жоқ, ескі сайтта", "kogam")
    # What nobody touched follows as often as it changes there.
    moved(edited, newsroom(), uploads=edited / "uploads")
    assert facts(TOUCHED) == before
    assert Article.objects.get(pk=UNTOUCHED).title == "Күні жоқ"


def test_what_was_decided_of_comments_stays(ours):
    Comment.objects.filter(text="Қосыламын").update(state="rejected")
    Comment.objects.filter(text="Жауапқа жауап").delete()
    report = moved(ours, changed_there())
    said = dict(Comment.objects.values_list("text", "state"))
    assert said["Қосыламын"] == "rejected"
    assert not [text for text in said if "Жауапқа жауап" in text]
    assert said["ҚҰПИЯ спам (ескі сайтта)"] == "public"
    assert report.tables["comments"].left == {EDITED_COMMENT: [2, 5], "мақаласы жоқ": [4]}


def test_new_comments_of_a_piece_that_was_deleted_here_stay_behind(ours):
    rows = newsroom()
    rows["comments"].append(comment(9, DELETED_HERE, "Жаңа пікір"))
    report = moved(ours, rows)
    assert report.tables["comments"].left == {"мақаласы жоқ": [4, 9]}


def test_a_rubric_that_was_deleted_here_does_not_come_back(ours):
    gone = Rubric.objects.get(path="zanalyk/madeniet")
    Article.rubrics.through.objects.filter(rubric=gone).delete()
    gone.delete()
    rows = newsroom()
    rows["category"][2] |= {"name": "Мәдениет әлемі"}
    rows["category"].append(category(8, "Театр", "teatr", 5))
    rows["post"] += [
        post(41, "Мәдениетте", "<p>Сахна</p>", category="5,3"),
        post(42, "Театрда", "<p>Сахна</p>", category="8"),
    ]
    for _ in range(2):
        report = moved(ours, rows)
        assert report.tables["category"].left == {"мұнда өшірілген": [5]}
        assert not Rubric.objects.filter(path__contains="madeniet").exists()
        assert Article.objects.get(pk=41).rubric.path == "kogam"
        assert Article.objects.get(pk=42).rubric.path == "teatr"
        assert report.tables["post"].changed == 0


def test_a_rubric_that_was_moved_here_stays_there(ours):
    rubric, count = Rubric.objects.get(path="zanalyk/madeniet"), Rubric.objects.count()
    Rubric.objects.move_node(rubric, None)
    moved(ours, changed_there())
    assert Rubric.objects.get(pk=rubric.pk).path == "madeniet"
    assert Rubric.objects.count() == count


def test_people_who_were_deleted_or_renamed_here_stay_so(ours):
    Person.objects.filter(name="Бек Әлиұлы").update(name="Бек Әли")
    Byline.objects.all().delete()
    Person.objects.get(name="Айгүл Серікқызы").delete()
    User.objects.get(username="aigul").delete()
    rows = newsroom()
    rows["post"].append(post(41, "Жаңа", "<p>Жаңа</p>"))
    rows["post"].append(post(42, "Тағы", "<p>Тағы</p>", autor="bek"))
    moved(ours, rows)
    assert [one.name for one in Person.objects.all()] == ["Бек Әли"]
    assert Byline.objects.get(article=41).text == "aigul"
    assert Byline.objects.get(article=42).person.name == "Бек Әли"
    assert not User.objects.filter(username="aigul").exists()


def test_tags_that_were_merged_and_photos_that_were_described_here_stay(ours):
    into = Tag.objects.get(name="ауыл")
    tag_merging.merge([Tag.objects.get(name="егіс")], into=into)
    Photo.objects.update(alt="Біздің сипаттама", credit="Ерлан")
    rows = newsroom()
    rows["post"].append(post(41, "Жаңа", "<p>Жаңа</p>", rows["post"][1]["full_story"], tags="егіс"))
    moved(ours, rows, uploads=ours / "uploads")
    assert [tag.pk for tag in Article.objects.get(pk=41).tags.all()] == [into.pk]
    assert {(one.alt, one.credit) for one in Photo.objects.all()} == {("Біздің сипаттама", "Ерлан")}


def test_pages_that_were_edited_or_deleted_here_stay_so(ours):
    Page.objects.update(title="Біздің ереже")
    moved(ours, changed_there())
    assert Page.objects.get().title == "Біздің ереже"
    Page.objects.all().delete()
    moved(ours, newsroom())
    assert not Page.objects.exists()
