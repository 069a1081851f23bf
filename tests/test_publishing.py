"""Publishing: said first, carried out when it was confirmed, and undone for ten seconds."""

from datetime import timedelta

import pytest
import time_machine

from news.admin.articles import publishing
from news.models import Article, ArticleVersion
from tests.desk_forms import (
    NEWS,
    change,
    everything_kept,
    form,
    form_of,
    fresh,
    page_of,
    plain,
    press,
    publish,
    signed_in,
    text_of,
    two_person_rule,
)
from tests.factories import local, make_article, make_rubric, make_spiritual

pytestmark = pytest.mark.django_db
NOW = "2026-11-27 06:45"
NINE = {"published_at_0": "27.11.2026", "published_at_1": "09:00"}
AT_NINE = "2026-11-27T09:00:00+05:00"
SENTENCE = "27 қараша 09:00-де шығады, 2 сағат 15 минуттан кейін"


@pytest.fixture
def editor():
    return signed_in("editor")


def make_draft(**fields):
    text = {"body": "<p>Өзенге жаңа көпір салынды</p>", "status": "draft", "published_at": None}
    return make_article(**{**text, **fields})


def summary_of(response):
    (panel,) = response.context["panels"]
    assert (response.status_code, panel.name) == (200, "summary")
    return panel.facts


# --- the summary -------------------------------------------------------------------------------


def test_nothing_changes_before_the_summary_was_confirmed(editor):
    article = make_draft()
    sent = form_of(editor, article, title="Көпір бүгін ашылды") | {"_publish": "Жариялау…"}
    before = everything_kept()
    asked = editor.post(change(article), sent)
    assert summary_of(asked)["sentence"] == "Қазір шығады"
    assert "Көпір бүгін ашылды" in text_of(asked)
    assert everything_kept() == before
    assert editor.post(change(article), sent | {"_publish": "now"}).status_code == 302
    assert (fresh(article).status, fresh(article).title) == ("published", "Көпір бүгін ашылды")


def test_the_summary_says_when_and_where_in_the_newsrooms_zone():
    with time_machine.travel(local(NOW), tick=False):
        editor, article = signed_in("editor"), make_draft(rubric=make_rubric("su", "Су"))
        asked = press(editor, article, "_publish", "Жариялау…", **NINE)
        assert summary_of(asked)["sentence"] == SENTENCE
        for words in (SENTENCE, "Қызылорда уақыты, UTC+5", "Су"):
            assert words in plain(asked)
        done = press(editor, article, "_publish", AT_NINE, **NINE)
        assert done.status_code == 302
        assert f"«Көпір ашылды»: {SENTENCE}." in plain(editor.get(done.url))
        assert SENTENCE in plain(editor.get(change(article)))
        assert not Article.objects.published().exists()
    with time_machine.travel(local("2026-11-27 08:59:59"), tick=False):
        assert not Article.objects.published().exists()
    with time_machine.travel(local("2026-11-27 09:00"), tick=False):
        assert Article.objects.published().exists()


def test_a_moment_changed_after_the_summary_is_summed_up_anew():
    with time_machine.travel(local(NOW), tick=False):
        editor, article = signed_in("editor"), make_draft()
        later = {"published_at_0": "28.11.2026", "published_at_1": "09:00"}
        asked = press(editor, article, "_publish", AT_NINE, **later)
        assert summary_of(asked)["sentence"].startswith("28 қараша 09:00-де шығады")
        assert summary_of(press(editor, article, "_publish", "now", **later))
        assert fresh(article).status == "draft"


def test_a_time_gone_by_is_said(editor):
    past = {"published_at_0": "16.09.2025", "published_at_1": "12:00"}
    asked = press(editor, make_draft(), "_publish", "1", **past)
    assert summary_of(asked)["sentence"] == (
        "Қазір шығады, уақыты: 2025 жылғы 16 қыркүйек 12:00-де"
    )


def test_the_button_knows_what_it_would_do():
    with time_machine.travel(local(NOW), tick=False):
        editor = signed_in("editor")
        assert editor.get(f"{NEWS}when/", NINE).json()["sentence"] == SENTENCE
        for typed in ({}, {"published_at_0": "ертең"}, {"published_at_0": "9" * 5000}):
            answer = editor.get(f"{NEWS}when/", typed)
            assert answer.status_code == 200
            assert "шығады," not in answer.json()["sentence"]


def test_what_must_be_mended_refuses_publishing_and_never_a_save(editor):
    article = make_draft(body="")
    Article.objects.update(rubric=None)
    refused = press(editor, article, "_publish", "now")
    errors = refused.context["adminform"].form.errors
    assert set(errors) == {"rubric", "body"}
    assert fresh(article).status == "draft"
    saved = press(editor, article, lead="", title="Жаңа тақырып")
    assert saved.status_code == 302
    assert fresh(article).title == "Жаңа тақырып"
    assert "Айдары таңдалмаған" in text_of(editor.get(change(article)))


def test_what_should_be_mended_stands_in_the_summary(editor):
    article = make_draft(body="<p>Көпір ашылды.Су көп  болды</p>")
    asked = press(editor, article, "_publish", "1")
    assert summary_of(asked)["troubles"]
    assert "ашылды.Су" in plain(asked)
    assert publish(editor, article).status_code == 302


def test_a_new_piece_is_summed_up_and_published_in_one_go(editor):
    sent = form(rubric=make_rubric().pk, body="<p>Мәтін</p>", version="")
    asked = editor.post(f"{NEWS}add/", sent | {"_publish": "1"})
    assert summary_of(asked)["sentence"] == "Қазір шығады"
    assert not Article.objects.exists()
    assert editor.post(f"{NEWS}add/", sent | {"_publish": "now"}).status_code == 302
    assert Article.objects.published().get().written_by == editor.person


@pytest.mark.parametrize("value", ["1", "Сайттан алу…", "nowhere", ""])
def test_withdrawing_is_asked_first(editor, value):
    article = make_article(body="<p>Мәтін</p>")
    asked = press(editor, article, "_withdraw", value)
    assert summary_of(asked)["sentence"] == "Қазір сайттан алынады"
    assert fresh(article).status == "published"
    assert press(editor, article, "_withdraw", "now").status_code == 302
    assert fresh(article).status == "withdrawn"
    assert editor.get(article.get_absolute_url()).status_code == 404


def test_a_piece_goes_to_review_and_back():
    author = signed_in("author")
    author.post(f"{NEWS}add/", form(title="Жаңа") | {"_review": "1"})
    article = Article.objects.get()
    assert (article.status, article.written_by) == ("review", author.person)
    assert press(author, article, "_draft").status_code == 302
    assert fresh(article).status == "draft"
    assert list(article.versions.values_list("snapshot__status", flat=True)) == ["draft", "review"]


@pytest.mark.parametrize("button", ["_review", "_draft", "_publish"])
def test_a_button_that_the_form_does_not_show_is_refused(editor, button):
    """A published piece leaves its readers by its own button only, which asks first."""
    article = make_article(body="<p>Мәтін</p>")
    refused = press(editor, article, button, "now")
    assert refused.status_code == 200
    assert "күйінде бұл батырма" in text_of(refused)
    assert fresh(article).status == "published"


# --- ten seconds -------------------------------------------------------------------------------


def undo(client, article):
    return client.post(page_of(article, "undo/"), follow=True)


def after(span, work):
    """What `work` gives so long after the last save."""
    last = ArticleVersion.objects.latest("saved_at").saved_at
    with time_machine.travel(last + span, tick=False):
        return work()


SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(("span", "offered"), [(-SECOND, True), (SECOND, False)])
def test_the_form_offers_to_undo_for_ten_seconds(editor, span, offered):
    article = make_draft()
    publish(editor, article)
    opened = after(publishing.UNDO + span, lambda: editor.get(change(article)))
    assert ("undo" in [panel.name for panel in opened.context["panels"]]) == offered


@pytest.mark.parametrize(("span", "status"), [(-SECOND, "draft"), (SECOND, "published")])
def test_a_click_is_given_some_seconds_on_its_way(editor, span, status):
    article = make_draft()
    publish(editor, article)
    ends = publishing.UNDO + publishing.ON_THE_WAY
    said = after(ends + span, lambda: plain(undo(editor, article)))
    assert fresh(article).status == status
    assert ("Қайтаратын уақыт өтіп кетті" in said) == (status == "published")


def test_undoing_brings_back_the_words_and_the_time_too(editor):
    article = make_draft(title="Ескі")
    publish(editor, article, title="Жаңа")
    undo(editor, article)
    article = fresh(article)
    assert (article.title, article.published_at, article.version) == ("Ескі", None, 3)
    assert "Жаңа" in plain(editor.get(page_of(article, "history/2/")))


def test_withdrawing_is_undone_too(editor):
    article = make_article(body="<p>Мәтін</p>")
    press(editor, article, "_withdraw", "now")
    undo(editor, article)
    assert fresh(article).status == "published"
    assert fresh(article).published_at == article.published_at


@pytest.mark.parametrize("moment", ["now", "later"])
def test_a_first_publication_becomes_a_draft_again(editor, moment):
    """Without the moment at which it was out: published tomorrow, it is tomorrow's piece."""
    sent = form(rubric=make_rubric().pk, body="<p>Мәтін</p>")
    later = {"published_at_0": "27.11.2046", "published_at_1": "09:00"}
    times = later if moment == "later" else {}
    promised = "2046-11-27T09:00:00+05:00" if moment == "later" else "now"
    editor.post(f"{NEWS}add/", sent | times | {"_publish": promised})
    article = Article.objects.get()
    assert article.status == "published"
    undo(editor, article)
    assert fresh(article).status == "draft"
    assert bool(fresh(article).published_at) == (moment == "later")


def test_nobody_undoes_anothers_step_or_a_plain_save(editor):
    other, article = signed_in("editor", "erlan"), make_draft()
    publish(editor, article)
    assert "өтіп кетті" in plain(undo(other, article))
    press(other, article, title="Түзетілді")
    for client in (editor, other):
        assert "өтіп кетті" in plain(undo(client, article))
    assert (fresh(article).status, fresh(article).title) == ("published", "Түзетілді")


def test_undoing_twice_is_undoing_once(editor):
    article = make_draft()
    press(editor, article, "_review")
    publish(editor, article)
    undo(editor, article)
    undo(editor, article)
    assert fresh(article).status in ("review", "published")
    assert ArticleVersion.objects.filter(article=article).count() == fresh(article).version


def test_a_page_that_writes_is_not_opened_by_an_address(editor):
    article = make_draft()
    assert editor.get(page_of(article, "undo/")).status_code == 405


# --- the two-person rule -----------------------------------------------------------------------


@pytest.mark.parametrize("make", [make_article, make_spiritual])
@pytest.mark.parametrize("role", ["editor", "chief"])
def test_with_the_rule_nobody_publishes_a_piece_of_their_own(role, make):
    mine, other = signed_in(role, "aigul"), signed_in("editor", "erlan")
    article = make(body="<p>Мәтін</p>", status="draft", published_at=None, written_by=mine.person)
    assert "_publish" in text_of(mine.get(change(article)))
    two_person_rule()
    assert 'name="_publish"' not in text_of(mine.get(change(article)))
    refused = publish(mine, article)
    assert "Екі адам ережесі" in text_of(refused)
    assert fresh(article).status == "draft"
    assert publish(other, article).status_code == 302
    assert fresh(article).status == "published"
    assert "Екі адам ережесі" in text_of(press(mine, article, "_withdraw", "now"))
    press(mine, article, title="Өзім өзгерттім")
    assert (fresh(article).status, fresh(article).title) == ("published", article.title)
    assert article.proposals.get().proposed_by == mine.person


def test_with_the_rule_ones_own_piece_is_not_changed_in_the_list_either():
    two_person_rule()
    mine = signed_in("editor")
    own = make_article(written_by=mine.person)
    others = make_article(title="Басқаның")
    sent = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 2, "_save": "1"}
    for row, article in enumerate((others, own)):
        sent |= {f"form-{row}-id": article.pk, f"form-{row}-version": 1}
    answer = mine.post(NEWS, sent | {"form-1-comments_open": "on"})
    assert "Екі адам ережесі" in text_of(answer)
    assert not fresh(own).comments_open
    assert mine.post(NEWS, sent | {"form-0-comments_open": "on"}).status_code == 302
    assert fresh(others).comments_open
