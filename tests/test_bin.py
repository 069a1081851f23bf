"""The bin: thirty days for what was deleted, nowhere for readers, back with one click."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from news import actions
from news.admin.articles import bin as bin_
from news.models import Article, ArticleVersion, Tag
from news.search import indexing
from qazaly.furniture import furniture
from tests.desk_forms import (
    COLUMN,
    NEWS,
    change,
    desk_of,
    form_of,
    fresh,
    page_of,
    plain,
    press,
    signed_in,
    text_of,
)
from tests.factories import make_article, make_person_of_the_desk, make_spiritual

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def editor():
    return signed_in("editor", "aigul")


def put_in(client, article):
    return client.post(page_of(article, "delete/"), follow=True)


def take_out(client, article):
    return client.post(f"{desk_of(article)}bin/{article.pk}/out/", follow=True)


def test_deleting_is_asked_first_and_says_what_readers_lose(editor):
    article, draft = make_article(), make_article(title="Жоба", status="draft")
    asked = plain(editor.get(page_of(article, "delete/")))
    assert "30 күн" in asked
    assert "оқырмандарға ашылмай қалады" in asked
    assert "ашылмай қалады" not in plain(editor.get(page_of(draft, "delete/")))
    assert fresh(article).binned_at is None


@pytest.mark.parametrize("make", [make_article, make_spiritual])
def test_what_is_deleted_lies_in_the_bin_and_comes_back_with_one_click(editor, make):
    article = make(body="<p>Мәтін</p>")
    article.tags.add(Tag.objects.create(name="Өзен"))
    said = plain(put_in(editor, article))
    assert "себетке салынды. 30 күн ішінде қайтара аласыз" in said
    assert (fresh(article).status, bool(fresh(article).binned_at)) == ("withdrawn", True)
    assert str(article) in plain(editor.get(f"{desk_of(article)}bin/"))
    other = COLUMN if desk_of(article) == NEWS else NEWS
    assert str(article) not in plain(editor.get(f"{other}bin/"))
    assert "Күйі: сайттан алынған" in plain(take_out(editor, article))
    back = fresh(article)
    assert (back.status, back.binned_at, back.title) == ("withdrawn", None, article.title)
    assert back.tags.get().name == "Өзен"
    assert back.published_at == article.published_at


def test_a_draft_comes_back_as_a_draft(editor):
    article = make_article(status="draft", published_at=None)
    put_in(editor, article)
    take_out(editor, article)
    assert fresh(article).status == "draft"


def test_a_piece_in_the_bin_is_nowhere_at_the_desk(editor):
    article = make_article(title="Жоғалған тақырып")
    put_in(editor, article)
    editor.get(NEWS)  # says once more what was done
    assert "Жоғалған" not in plain(editor.get(f"{NEWS}?q=Жоғалған"))
    for page in ("change/", "history/", "delete/"):
        assert editor.get(page_of(article, page)).status_code in (302, 404)
    assert editor.get(f"{NEWS}preview/?piece={article.pk}").status_code == 404
    related = {"app_label": "news", "model_name": "article", "field_name": "related"}
    found = editor.get("/redaksia/autocomplete/", related | {"term": "Жоғалған"})
    assert found.json()["results"] == []


def test_a_piece_in_the_bin_is_nowhere_for_readers(editor, client):
    tag, title = Tag.objects.create(name="Өзен"), "Жоғалған тақырып"
    article = make_article(title=title, lead="Жоғалған кіріспе", body="<p>Жоғалған мәтін</p>")
    article.tags.add(tag)
    indexing.work_off()
    day = timezone.localtime(article.published_at)
    pages = [
        *("/", "/rss.xml", article.rubric.get_absolute_url(), tag.get_absolute_url()),
        *(f"{article.rubric.get_absolute_url()}rss.xml", "/search/?q=Жоғалған"),
        f"/{day:%Y/%m/%d}/",
    ]
    seen = [page for page in pages if title in text_of(client.get(page))]
    assert seen == pages
    put_in(editor, article)
    indexing.work_off()
    furniture.forget()  # in a test all is one transaction, and so one content version
    assert not [page for page in pages if title in text_of(client.get(page))]
    assert client.get(article.get_absolute_url()).status_code == 404
    assert client.post(f"/views/{article.pk}/").status_code == 404


def test_a_save_of_a_form_that_was_open_meanwhile_changes_nothing_in_the_bin(editor):
    other, article = signed_in("editor", "erlan"), make_article(body="<p>Мәтін</p>")
    mine = form_of(other, article, title="Кеш қалған")
    put_in(editor, article)
    other.post(change(article), mine)
    assert (fresh(article).title, bool(fresh(article).binned_at)) == (article.title, True)


def test_deleting_twice_is_deleting_once(editor):
    article = make_article()
    put_in(editor, article)
    when = fresh(article).binned_at
    assert put_in(editor, article).status_code == 404
    assert fresh(article).binned_at == when
    take_out(editor, article)
    assert take_out(editor, article).status_code == 404
    assert editor.get(f"{NEWS}bin/{article.pk}/out/").status_code == 405


def test_an_author_sees_and_takes_out_own_pieces_only():
    author, erlan = signed_in("author"), make_person_of_the_desk("author", "erlan")
    mine = make_article(title="Өзінікі", status="draft", written_by=author.person)
    others = make_article(title="Басқанікі", status="draft", written_by=erlan)
    assert put_in(author, others).status_code == 404
    for article in (mine, others):
        actions.put_into_bin(fresh(article), by=None)
    listed = plain(author.get(f"{NEWS}bin/"))
    assert "Өзінікі" in listed
    assert "Басқанікі" not in listed
    assert take_out(author, others).status_code == 404
    assert "қайтарылды" in plain(take_out(author, mine))


@pytest.mark.parametrize(("span", "gone"), [(-SECOND, 0), (SECOND, 1)])
def test_the_bin_is_emptied_after_thirty_days(editor, span, gone):
    article, kept = make_article(body="<p>Мәтін</p>"), make_article(title="Қалған")
    press(editor, article, title="Екінші")
    put_in(editor, article)
    ends = fresh(article).binned_at + bin_.KEPT
    with time_machine.travel(ends + span, tick=False):
        assert bin_.empty() == gone
        assert bin_.empty() == 0
    assert Article.objects.filter(pk=article.pk).exists() == (not gone)
    assert ArticleVersion.objects.filter(article=article.pk).exists() == (not gone)
    assert Article.objects.filter(pk=kept.pk).exists()


def test_the_days_that_are_left_are_counted(editor):
    article = make_article()
    put_in(editor, article)
    with time_machine.travel(fresh(article).binned_at + timedelta(days=10, hours=1), tick=False):
        (row,) = signed_in("editor", "erlan").get(f"{NEWS}bin/").context["rows"]
    assert row["days"] == 19


def test_an_empty_bin_says_so(editor):
    assert "Себет бос" in plain(editor.get(f"{NEWS}bin/"))


@pytest.mark.parametrize("pk", ["0", "7", "9" * 30])
def test_odd_keys_are_no_faults(editor, pk):
    assert editor.post(f"{NEWS}bin/{pk}/out/").status_code == 404
    assert editor.post(f"{NEWS}{pk}/delete/").status_code == 404
