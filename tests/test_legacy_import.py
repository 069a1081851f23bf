"""The old site moves in: articles, rubrics, people, comments, pages."""

import io
import json
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.utils import timezone

from legacy.dump import BadDump
from legacy.models import Brought, MissingFile, Note
from legacy.moving import Order, move
from legacy.moving.order import CannotMove
from letters.models import Comment
from news import checking_tallies
from news.models import Article, Byline, FrontPlace, Person, Rubric, SearchEntry, Tag
from news.search import indexing
from pages.models import Page
from tests import dle
from tests.dle.newsroom import newsroom, post, user
from tests.factories import local, make_article
from tests.moving import moved

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(tmp_path):
    return moved(tmp_path, spiritual="ruhaniyat")


def article(pk: int) -> Article:
    return Article.objects.with_views().get(pk=pk)


def test_articles_keep_their_ids_slugs_and_times(site):
    one = article(1)
    assert (one.title, one.slug) == ("Көктемгі егіс", "men-mrd-alaymyn")
    assert one.published_at == local("2022-10-02 09:30")
    assert one.get_absolute_url() == "/zanalyk/1-men-mrd-alaymyn.html"
    assert one.body.count("Қазалы ауданында") == 1
    assert Article.objects.count() == 20


def test_a_title_is_what_its_editor_typed(site):
    assert article(14).title == "«Абай» \"жолы\" 'әні'"


def test_rubrics_stand_in_their_tree(site):
    assert list(Rubric.objects.order_by("path").values_list("path", flat=True)) == [
        *("kogam", "zanalyk", "zanalyk/madeniet")
    ]
    assert article(1).rubric.path == "zanalyk"
    assert [one.path for one in article(1).rubrics.all()] == ["zanalyk/madeniet"]
    assert article(18).rubric.path == "zanalyk"


def test_the_columns_rubric_becomes_the_column(site):
    assert (article(14).section, article(14).rubric) == ("spiritual", None)


def test_views_are_the_base_of_each_count_with_those_not_yet_added_up(site):
    assert article(1).views == 101 + 3
    assert article(3).views == 103


@pytest.mark.parametrize(("pk", "status"), [(9, "draft"), (12, "withdrawn"), (13, "withdrawn")])
def test_what_was_not_for_everybody_is_not_public(site, pk, status):
    assert article(pk).status == status


def test_nothing_secret_is_read_by_anybody(site, client):
    public = Article.objects.published()
    assert not public.filter(pk__in=[9, 10, 11, 12, 13]).exists()
    assert not any("ҚҰПИЯ" in one.body for one in public)
    assert Note.objects.filter(article_id=6, text__contains="ҚҰПИЯ").exists()
    for pk in range(1, 21):
        assert "ҚҰПИЯ" not in client.get(f"/{pk}-x.html", follow=True).text


def test_one_to_come_and_one_that_left_have_their_times(site):
    assert article(10).published_at == local("2096-01-01 10:00")
    assert article(11).status == "withdrawn" or article(11).unpublish_at


def test_what_was_pinned_leads_the_front_page_for_a_while(site, client):
    place = FrontPlace.objects.get()
    assert place.article_id == 19
    assert place.until > timezone.now()
    assert "Бекітілген" in client.get("/").text


def test_a_lock_of_its_own_table_is_a_lock(tmp_path):
    moved(tmp_path, newsroom() | {"post_extras": []})
    assert article(12).status == "withdrawn"


def test_people_sign_and_their_accounts_open_nothing(site, client):
    assert {one.name for one in Person.objects.all()} == {"Айгүл Серікқызы", "Бек Әлиұлы"}
    assert Byline.objects.get(article=1).person.name == "Айгүл Серікқызы"
    assert Byline.objects.get(article=18).text == "kim"
    for one in User.objects.all():
        assert (one.is_staff, one.is_superuser, one.has_usable_password()) == (False,) * 3
        assert not one.get_all_permissions()
    assert {one.username for one in User.objects.all()} == {"aigul", "bek"}


def test_somebody_here_keeps_their_account(tmp_path):
    chief = User.objects.create_superuser("Aigul", password="осында-бұрыннан")
    moved(tmp_path)
    chief.refresh_from_db()
    assert chief.is_superuser
    assert chief.check_password("осында-бұрыннан")
    assert article(1).written_by is None


def test_tags_come_from_both_places(site):
    assert {one.name for one in article(1).tags.all()} == {"егіс", "ауыл"}
    assert not Tag.objects.filter(name="жетім").exists()


def test_comments_keep_their_tree_and_state(site):
    by_text = {one.text.split("\n")[0]: one for one in Comment.objects.all()}
    assert len(by_text) == 4
    first = by_text["Құтты болсын!"]
    assert by_text["Қосыламын"].parent == first
    assert by_text["Жауапқа жауап"].parent == first
    assert first.sent_at == local("2022-12-01 12:00")
    assert by_text["ҚҰПИЯ спам"].state == "waiting"
    assert site.tables["comments"].left == {"мақаласы жоқ": [4]}


def test_pages_for_all_come_and_others_stay(site):
    assert [one.title for one in Page.objects.all()] == ["Ережелер"]
    assert site.tables["static"].left == {"бәріне ашық емес еді": [2]}


def test_a_poll_is_told_at_the_end(site):
    assert "Көпір керек пе?" in article(20).body
    assert "Иә – 4" in article(20).body


def test_what_stays_behind_is_told_with_its_ids(site):
    assert site.tables["post"].read == site.tables["post"].taken == 20
    assert site.tables["tags"].left == {"мақаласы жоқ": [777]}
    assert 16 in site.notes["мәтінінен алынып тасталғаны бар (script)"]
    assert MissingFile.objects.filter(article_id=2, path="/uploads/posts/a.jpg").exists()


def test_listings_and_search_say_what_the_articles_do(site):
    assert checking_tallies.faults() == []
    indexing.work_off()
    assert SearchEntry.objects.exclude(language=0).count() == 20


def test_ids_of_ours_are_refused_and_nothing_is_written(tmp_path):
    rows = newsroom()
    rows["post"].append(post(1_000_000, "Тым үлкен", "<p>x</p>"))
    with pytest.raises(CannotMove, match="1000000"):
        moved(tmp_path, rows)
    assert not Article.objects.exists()
    assert not Rubric.objects.exists()


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_half_a_dump_is_refused_and_nothing_is_written(tmp_path, share):
    whole = dle.dump()
    path = tmp_path / "half.sql"
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(BadDump, match=r"half\.sql"):
        move(Order(path))
    assert not Rubric.objects.exists()
    assert not Brought.objects.exists()


def test_an_unknown_column_is_named(tmp_path):
    with pytest.raises(CannotMove, match="zanalyk"):
        moved(tmp_path, spiritual="zhoq")


def test_a_piece_of_ours_keeps_its_id(tmp_path):
    make_article(pk=3, title="Біздікі")
    report = moved(tmp_path)
    assert article(3).title == "Біздікі"
    assert report.tables["post"].left == {"нөмірін мұнда басқа мақала алған": [3]}


def test_a_rehearsal_tells_all_and_writes_nothing(tmp_path):
    report = moved(tmp_path, is_rehearsal=True)
    assert report.tables["post"].taken == 20
    assert not Article.objects.exists()
    assert not Brought.objects.exists()


def test_rubrics_in_a_ring_and_with_our_own_words_find_a_place(tmp_path):
    rows = newsroom()
    rows["category"][1] |= {"alt_name": "tags", "parentid": 0}
    rows["category"][0] |= {"parentid": 5}
    moved(tmp_path, rows)
    assert Rubric.objects.filter(path="tags-aidar").exists()
    assert Rubric.objects.count() == 4


def test_the_old_sites_clock_is_the_one_that_is_named(tmp_path):
    config = tmp_path / "data"
    config.mkdir()
    (config / "config.php").write_text(
        "<?php $config = array (\n'http_home_url' => 'https://www.qazaly.kz/',\n"
        "'date_adjust' => 'Europe/Moscow',\n);"
    )
    path = tmp_path / "dump.sql"
    path.write_bytes(dle.dump())
    out, report = io.StringIO(), tmp_path / "report.json"
    call_command("import_dle", path, config=config, report=report, stdout=out)
    assert article(1).published_at == datetime(2022, 10, 2, 6, 30, tzinfo=UTC)
    assert "Мақала: оқылғаны 20, жаңасы 20" in out.getvalue()
    told = json.loads(report.read_text())
    assert told["tables"]["post"]["taken"] == 20
    assert told["tables"]["comments"]["left"] == {"мақаласы жоқ": [4]}


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ({"uploads": "zhoq"}, "қалта жоқ"),
        ({"config": "zhoq"}, "engine/data"),
        ({"time_zone": "Mars/Olympus"}, "уақыт белдеуі жоқ"),
    ],
)
def test_what_is_not_there_is_said(tmp_path, how, sentence):
    path = tmp_path / "dump.sql"
    path.write_bytes(dle.dump())
    how = {name: value if name == "time_zone" else tmp_path / value for name, value in how.items()}
    with pytest.raises(CommandError, match=sentence):
        call_command("import_dle", path, **how)


def test_readers_of_the_old_site_become_nobody_here(tmp_path):
    rows = newsroom()
    rows["users"] += [user(9, "oqyrman", 4), user(10, "quylgan", 1, banned="yes")]
    report = moved(tmp_path, rows)
    assert report.tables["users"].left == {"қызметкер емес": [3, 9, 10]}
