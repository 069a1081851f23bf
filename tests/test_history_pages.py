"""History: what each save changed, in words; any version comes back whole with one click."""

import re

import pytest

from news import actions, history
from news.models import Article, ArticleVersion, Byline, Person, Photo, Tag
from tests.desk_forms import (
    change,
    form_of,
    fresh,
    page_of,
    plain,
    press,
    publish,
    signed,
    signed_in,
    text_of,
)
from tests.factories import make_article, make_articles, make_photo, make_rubric, make_spiritual

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return signed_in("editor", "aigul")


def make_old_and_new(make=make_article, **fields):
    """A piece with all that belongs to it, and a second version without any of that."""
    photo, other = make_photo(), make_article(title="Су көтерілді")
    if make is make_article:
        fields["rubric"] = make_rubric("su", "Су")
    made = make(
        title="Ескі тақырып",
        lead="Ескі кіріспе",
        lead_photo=photo,
        label="paid",
        body=f'<p>Ескі мәтін</p><figure data-photo="{photo.pk}"></figure>',
        source_name="baq.kz",
        source_url="https://baq.kz/",
        comments_open=True,
        **fields,
    )
    article = fresh(made)
    if make is make_article:
        article.rubrics.add(make_rubric("auyl", "Ауыл"))
    article.tags.add(Tag.objects.create(name="Өзен"))
    article.related.add(other)
    Byline.objects.create(article=article, person=Person.objects.create(name="Айгүл"), order=0)
    Byline.objects.create(article=article, text="Баспасөз қызметі", role="editor", order=1)
    history.keep_base(article.pk)
    return emptied(article)


def emptied(article):
    article.title, article.lead, article.body, article.slug = "Жаңа", "", "<p>Жаңа мәтін</p>", "j"
    article.lead_photo, article.label, article.source_name, article.source_url = None, "", "", ""
    article.comments_open = False

    def then():
        for many in (article.rubrics, article.tags, article.related):
            many.clear()
        article.bylines.all().delete()

    actions.save(article, by=None, then=then)
    return fresh(article)


def written(article):
    """All that a version brings back."""
    said = history.snapshot(fresh(article))
    return {name: value for name, value in said.items() if name not in history.STATE}


def restore(client, article, number):
    return client.post(page_of(article, f"history/{number}/restore/"), follow=True)


def rows(client, article):
    found = client.get(page_of(article, "history/")).context["rows"]
    return {row["version"].number: row["changed"] for row in found}


# --- what is kept ------------------------------------------------------------------------------


def test_every_save_that_changed_something_is_a_version_and_an_unchanged_one_is_not(editor):
    article = make_article(body="<p>Мәтін</p>")
    press(editor, article, title="Екінші")
    press(editor, article)
    press(editor, article, tags=[Tag.objects.create(name="Өзен").pk])
    press(editor, article)
    press(editor, article, **signed(("", "author", "Өз тілшіміз")))
    press(editor, article, **signed(("", "author", "Өз тілшіміз")))
    assert rows(editor, article) == {
        4: ["қолтаңбалар"],
        3: ["белгілері"],
        2: ["тақырыбы"],
        1: [],
    }
    assert fresh(article).version == 4


def test_a_step_to_another_state_is_said(editor):
    article = make_article(body="<p>Мәтін</p>", status="draft", published_at=None)
    publish(editor, article)
    assert rows(editor, article)[2][0] == "күйі: жарияланған"


def test_a_change_in_the_list_is_a_version_too(editor):
    article = make_article()
    sent = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "_save": "1", "form-0-id": article.pk}
    desk = change(article).replace(f"{article.pk}/change/", "")
    editor.post(desk, sent | {"form-0-version": 1, "form-0-comments_open": "on"})
    assert rows(editor, article)[2] == ["пікір жазуға болады"]


def test_changed_words_are_shown_as_words(editor):
    article = make_article(body="<p>Өзенде <strong>су</strong> көп. Жол ашық.</p>")
    press(editor, article, body="<p>Өзенде <em>су</em> аз. Жол ашық.</p>")
    version = text_of(editor.get(page_of(article, "history/2/")))
    assert "<del>көп" in version
    assert "<ins>аз" in version
    (shown,) = re.findall(r'<dl class="changes">(.*?)</dl>', version, re.DOTALL)
    assert not re.search(r"&lt;|strong|<em>|<p>Өзенде <p>", shown)


def test_choices_are_shown_by_their_names(editor):
    photo, tag = make_photo(caption="Көпір суреті"), Tag.objects.create(name="Өзен")
    person = Person.objects.create(name="Айгүл")
    article = make_article(body="<p>Мәтін</p>")
    chosen = {"lead_photo": photo.pk, "tags": [tag.pk], "rubric": make_rubric("su", "Су").pk}
    press(editor, article, **chosen, **signed((person.pk, "author", "")))
    shown = plain(editor.get(page_of(article, "history/2/")))
    for words in ("Өзен", "Су", "Айгүл (автор)", str(photo)):
        assert words in shown


def test_a_hostile_word_is_a_word(editor):
    article = make_article(body="<p>Мәтін</p>")
    press(editor, article, title="<script>alert(1)</script>", lead='"><img src=x onerror=alert(1)>')
    for page in ("history/", "history/2/", "history/1/"):
        shown = text_of(editor.get(page_of(article, page)))
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown


# --- what comes back ---------------------------------------------------------------------------


@pytest.mark.parametrize("make", [make_article, make_spiritual])
def test_one_click_brings_all_of_a_version_back(editor, make):
    article = make_old_and_new(make)
    was = article.versions.get(number=1).snapshot
    assert "1-нұсқа қайтарылды" in plain(restore(editor, article, 1))
    assert written(article) == {name: was[name] for name in written(article)}
    assert fresh(article).version == 3
    assert fresh(article).versions.first().saved_by == editor.person
    assert "Жаңа мәтін" in plain(editor.get(page_of(article, "history/2/")))


def test_bringing_a_version_back_does_not_change_what_readers_may_see(editor):
    article = make_article(body="<p>Мәтін</p>", title="Ескі", status="draft", published_at=None)
    publish(editor, article, title="Жаңа")
    before = fresh(article)
    restore(editor, article, 1)
    after = fresh(article)
    assert (after.title, after.status) == ("Ескі", "published")
    assert after.published_at == before.published_at
    assert 'class="undo"' not in text_of(editor.get(change(article)))


def test_what_stands_already_makes_no_version(editor):
    article = make_old_and_new()
    restore(editor, article, 1)
    assert "дәл осылай тұр" in plain(restore(editor, article, 1))
    assert fresh(article).version == 3
    page = plain(editor.get(page_of(article, "history/3/")))
    assert "дәл осылай тұр" in page
    assert "Осы нұсқаны қайтару" not in page


def test_what_is_gone_comes_by_its_name_or_stays_away(editor):
    """A tag and a person are made again; of a rubric that is no more the piece keeps today's."""
    article = make_old_and_new()
    kept = make_rubric("kogam", "Қоғам")
    article.rubric = kept
    actions.save(article, by=None)
    Tag.objects.all().delete()
    Person.objects.all().delete()
    for slug in ("su", "auyl"):
        make_rubric(slug).delete()
    Photo.objects.all().delete()
    assert restore(editor, article, 1).status_code == 200
    article = fresh(article)
    assert (article.title, article.rubric, article.lead_photo) == ("Ескі тақырып", kept, None)
    assert [tag.name for tag in article.tags.all()] == ["Өзен"]
    assert [str(one) for one in article.bylines.all()] == ["Айгүл", "Баспасөз қызметі"]
    assert not article.rubrics.exists()
    for number in (1, 2, 3, 4):
        shown = editor.get(page_of(article, f"history/{number}/"))
        assert shown.status_code == 200
        assert number != 1 or "Өзен" in plain(shown)


def test_a_piece_that_was_imported_has_its_text_as_first_version(editor):
    (article,) = make_articles(1, body="<p>Көшкен мәтін</p>")
    assert not ArticleVersion.objects.exists()
    assert "әзірге жоқ" in plain(editor.get(page_of(article, "history/")))
    sent = form_of(editor, article, title="Түзетілген тақырып")
    editor.post(change(article), sent)
    assert set(rows(editor, article)) == {1, 2}
    restore(editor, article, 1)
    assert fresh(article).title == "Мақала 0"


@pytest.mark.parametrize("number", ["0", "9", "9" * 30, "9" * 5000])
def test_odd_numbers_are_no_faults(editor, number):
    article = make_article()
    press(editor, article, title="Екінші")
    for answer in (
        editor.get(page_of(article, f"history/{number}/")),
        editor.post(page_of(article, f"history/{number}/restore/")),
    ):
        assert answer.status_code == (302 if len(number) == 5000 else 404)
    assert fresh(article).title == "Екінші"
    assert editor.get(page_of(article, "history/1/restore/")).status_code == 405


def test_a_piece_in_the_bin_has_no_open_history(editor):
    article = make_old_and_new()
    editor.post(page_of(article, "delete/"))
    assert editor.get(page_of(article, "history/1/")).status_code == 404
    restore(editor, article, 1)
    assert fresh(article).title == "Жаңа"


def test_an_author_brings_back_a_draft_and_not_a_published_piece():
    author = signed_in("author")
    draft = make_article(status="draft", title="Ескі", written_by=author.person)
    press(author, draft, title="Жаңа")
    restore(author, draft, 1)
    assert fresh(draft).title == "Ескі"
    Article.objects.update(status="published")
    assert "редактор қайтарады" in plain(restore(author, draft, 2))
    assert "Осы нұсқаны қайтару" not in plain(author.get(page_of(draft, "history/2/")))
    assert fresh(draft).title == "Ескі"
