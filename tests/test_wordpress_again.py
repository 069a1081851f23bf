"""An export is moved in again: after changes there, after changes here, after it was killed."""

import json
import os

import pytest
from django.db import transaction

from legacy.models import Brought, Redirect
from legacy.moving import run
from legacy.moving.order import CannotMove
from legacy.moving.writing import DELETED, EDITED
from letters.models import Comment
from news import checking_tallies
from news.models import Article, Photo, Rubric
from news.transfer.exporting import export_lines
from pages.models import Page
from tests.dle.newsroom import newsroom as of_dle
from tests.moving import begin, until_the_killed_is_gone
from tests.moving import moved as moved_from_dle
from tests.wxr import item, moved, uploads
from tests.wxr_newsroom import newsroom

pytestmark = pytest.mark.django_db


def whole() -> list[str]:
    """The site as an export and readers' comments tell it, whatever ids rows happened to get."""
    own = ("id", "address", "url", "pinned_until", "photos", "lead_photo", "body")
    lines = [{k: v for k, v in line.items() if k not in own} for line in export_lines(None)]
    articles = sorted(json.dumps(line, ensure_ascii=False, default=str) for line in lines)
    said = Comment.objects.order_by("sent_at", "text")
    comments = [f"{one.text} {one.state} {one.parent and one.parent.text}" for one in said]
    pages = list(Page.objects.values_list("slug", "body"))
    kept = sorted(Brought.objects.values_list("kind", "old"))
    sources = sorted(Redirect.objects.values_list("source", flat=True))
    return [*articles, *comments, *map(str, [pages, kept, sources])]


def changed(pk: int, **said: object) -> list[str]:
    """The newsroom, with another piece in the place of one."""
    parts = [part for part in newsroom() if f"post_id><![CDATA[{pk}]]" not in part]
    return [*parts, item(pk, **{"title": "Олардың тақырыбы", "text": "Жаңа"} | said)]


def test_a_second_move_of_the_same_changes_nothing(tmp_path):
    moved(tmp_path, newsroom(), uploads=uploads(tmp_path))
    before, photos = whole(), Photo.objects.count()
    versions = list(Article.objects.order_by("pk").values_list("pk", "version", "changed"))
    report = moved(tmp_path, newsroom(), uploads=uploads(tmp_path))
    assert whole() == before
    assert Photo.objects.count() == photos
    assert list(Article.objects.order_by("pk").values_list("pk", "version", "changed")) == versions
    assert (report.tables["post"].same, report.tables["comments"].same) == (12, 4)
    assert not any(told.taken or told.changed for told in report.tables.values())


def test_what_is_new_and_changed_there_comes_along(tmp_path):
    moved(tmp_path, newsroom())
    one = Article.objects.get(title="Блоктар")
    report = moved(tmp_path, [*changed(2), item(31, "Жаңа мақала", "Мәтін")])
    one.refresh_from_db()
    assert (one.title, one.body) == ("Олардың тақырыбы", "<p>Жаңа</p>")
    assert Article.objects.filter(title="Жаңа мақала").exists()
    assert (report.tables["post"].changed, report.tables["post"].taken) == (1, 1)
    assert checking_tallies.faults() == []


def test_nothing_that_was_edited_or_deleted_here_is_touched(tmp_path):
    moved(tmp_path, newsroom())
    ours = Article.objects.get(title="Блоктар")
    ours.title = "Біздің тақырып"
    ours.save()
    gone = Article.objects.get(title="Көктемгі & «егіс»")
    gone_pk = gone.pk
    gone.delete()
    Rubric.objects.filter(path="zhanalyq").update(name="Біздің айдар")
    Page.objects.filter(slug="biz").update(title="Біздің бет")
    parts = [part.replace("Бірінші абзац", "Олардың абзацы") for part in changed(2)]
    report = moved(tmp_path, [part.replace("Жаңалық", "Олардың айдары") for part in parts])
    assert Article.objects.get(pk=ours.pk).title == "Біздің тақырып"
    assert not Article.objects.filter(pk=gone_pk).exists()
    assert Rubric.objects.get(path="zhanalyq").name == "Біздің айдар"
    assert Page.objects.get(slug="biz").title == "Біздің бет"
    left = report.tables["post"].left
    assert (left[EDITED], left[DELETED]) == ([ours.pk], [gone_pk])


def test_comments_of_a_piece_that_was_deleted_here_stay_away(tmp_path):
    first = [part for part in newsroom() if "Көктемгі &amp;" not in part]
    moved(tmp_path, [*first, item(1, "Пікірсіз", "Мәтін")])
    Article.objects.get(title="Пікірсіз").delete()
    report = moved(tmp_path, newsroom())
    assert not Comment.objects.exists()
    assert report.tables["comments"].left["мақаласы жоқ"] == [1, 3, 2, 5]


def test_pictures_that_come_later_find_their_pieces(tmp_path):
    moved(tmp_path, newsroom())
    assert Article.objects.get(title="Блоктар").lead_photo is None
    moved(tmp_path, newsroom(), uploads=uploads(tmp_path))
    assert Article.objects.get(title="Блоктар").lead_photo


def test_another_wordpress_is_refused_before_anything_is_written(tmp_path):
    moved(tmp_path, newsroom())
    before = whole()
    other = [item(1, "Басқа сайттың мақаласы", "Мәтін")]
    with pytest.raises(CannotMove, match=r"tolqyn\.kz"):
        moved(tmp_path, other, host="https://basqa.kz")
    assert whole() == before
    moved(tmp_path, other, host="https://zhana.kz", hosts=frozenset({"tolqyn.kz"}))


def test_both_engines_stand_side_by_side(tmp_path, client):
    moved_from_dle(tmp_path, of_dle())
    moved(tmp_path, newsroom())
    assert Article.objects.count() == 20 + 12
    assert client.get("/1-x.html")["Location"] == "/zanalyk/1-men-mrd-alaymyn.html"
    assert client.get("/?p=1")["Location"].endswith("-maqala-1.html")
    assert moved_from_dle(tmp_path, of_dle()).tables["post"].same == 20
    assert moved(tmp_path, newsroom()).tables["post"].same == 12


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("share", [0.01, 0.7, 0.8, 0.9, 1])
def test_killed_at_any_moment_it_goes_on(tmp_path, monkeypatch, share):
    monkeypatch.setattr(run, "BATCH", 2)
    signs = []
    with transaction.atomic():
        moved(tmp_path, newsroom(), progress=lambda *sign: signs.append(sign))
        undisturbed = whole()
        transaction.set_rollback(True)
    child = begin(lambda: killed(tmp_path, len(signs) * share))
    assert os.WEXITSTATUS(os.waitpid(child, 0)[1]) == 9
    until_the_killed_is_gone()
    moved(tmp_path, newsroom())
    assert whole() == undisturbed
    assert moved(tmp_path, newsroom()).tables["post"].same == 12


def killed(folder, moment):
    """A move that is gone at its n-th sign of progress."""
    left = [moment]

    def progress(step, share):
        left[0] -= 1
        if left[0] <= 0:
            os._exit(9)

    moved(folder, newsroom(), progress=progress)
