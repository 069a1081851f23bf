"""«Осы тақырыпта» below an article: what the desk chose, else what shares its rare words."""

import io
import json
import re

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news import history
from news.models import Article, Tag
from news.rubrics import RubricTree
from news.search import indexing, vocabulary
from news.whole import published, whole
from tests.factories import make_article, make_articles, make_spiritual
from tests.test_visibility import NOON, STATES

pytestmark = [pytest.mark.django_db, pytest.mark.postgres15]
HEADING = "Осы тақырыпта"


def index():
    indexing.work_off()
    vocabulary.count()


def titles_below(client, article):
    page = client.get(article.get_absolute_url()).content.decode()
    if HEADING not in page:
        return None
    block = page.split('aria-labelledby="related"')[1].split("</section>")[0]
    return re.findall(r'<h3 class="row__title"><a [^>]*>(.*?)</a>', block)


@pytest.fixture
def bridge():
    """An article beside others of the same and of another matter."""
    make_article(title="Дариядағы көпір жөнделді")
    make_article(title="Өзен", body="<p>Дария арнасындағы көпір туралы.</p>")
    make_article(title="Дария тасыды")
    make_article(title="Аурухана ашылды")
    found = make_article(title="Дария үстіндегі жаңа көпір")
    index()
    return found


def test_articles_that_share_two_rare_words_stand_below(client, bridge):
    assert titles_below(client, bridge) == ["Дариядағы көпір жөнделді", "Өзен"]


def test_a_tag_counts_like_a_word_of_the_title(client, bridge):
    bridge.tags.add(Tag.objects.create(name="Аурухана"))
    make_article(title="Аурухана және көпір")
    index()
    assert "Аурухана және көпір" in titles_below(client, bridge)


def test_what_the_desk_chose_stands_alone(client, bridge):
    chosen = make_article(title="Аурухана салынды")
    spiritual = make_spiritual(title="Ой")
    bridge.related.set([chosen, spiritual, bridge])
    assert set(titles_below(client, bridge)) == {"Аурухана салынды", "Ой"}


def test_a_choice_leads_one_way(client, bridge):
    chosen = make_article(title="Аурухана салынды")
    bridge.related.add(chosen)
    assert titles_below(client, chosen) is None


def test_there_is_no_heading_over_nothing(client):
    article = make_article(title="Дария үстіндегі жаңа көпір")
    assert titles_below(client, article) is None
    index()
    assert titles_below(client, article) is None


def test_four_are_enough(client):
    for number in range(6):
        make_article(title=f"Дария көпірі {number}")
    article = make_article(title="Дариядағы көпір")
    index()
    assert len(titles_below(client, article)) == 4
    article.related.set(Article.objects.exclude(pk=article.pk))
    assert len(titles_below(client, article)) == 4


@pytest.mark.parametrize("is_chosen", [True, False], ids=["chosen", "alike"])
@pytest.mark.parametrize("state", STATES)
def test_only_what_is_published_stands_below(client, state, is_chosen):
    fields, is_seen = STATES[state]
    with time_machine.travel(NOON, tick=False):
        article = make_article(title="Дария көпірі")
        other = make_article(title="Дариядағы жаңа көпір", **fields)
        make_article(title="Дария мен көпір", status="published", published_at=NOON)
        index()
        if is_chosen:
            article.related.add(other)
        assert (other.title in titles_below(client, article)) == is_seen


def test_who_wrote_it_is_no_matter(client, bridge):
    for article in Article.objects.filter(title__in=["Аурухана ашылды", bridge.title]):
        article.bylines.create(text="Серік Есенов")
    index()
    assert "Аурухана ашылды" not in titles_below(client, bridge)


def test_a_whole_article_is_three_questions_at_most(bridge):
    tree = RubricTree([])
    with CaptureQueriesContext(connection) as asked:
        whole(published(bridge.pk, tree), tree)
    assert len(asked) == 3
    with CaptureQueriesContext(connection) as asked:
        published(bridge.pk, tree)
    assert len(asked) == 1, "a wrong address is sent on before the rest is read"
    bridge.related.set(Article.objects.exclude(pk=bridge.pk))
    with CaptureQueriesContext(connection) as asked:
        whole(published(bridge.pk, tree), tree)
    assert len(asked) == 2


# --- the desk, the history, files ------------------------------------------------------------


def test_the_desk_chooses_by_title_among_what_is_published(desk):
    make_articles(2)
    make_spiritual(title="Мақала рухани")
    make_article(title="Мақала жоба", status="draft")
    for model in ("article", "spiritualarticle"):
        app = "news" if model == "article" else "spiritual"
        asked = {"app_label": app, "model_name": model, "field_name": "related", "term": "мақала"}
        found = desk.get("/redaksia/autocomplete/", asked).json()["results"]
        assert {one["text"] for one in found} == {"Мақала 0", "Мақала 1", "Мақала рухани"}


def test_versions_remember_the_choice(bridge):
    other = Article.objects.get(title="Аурухана ашылды")
    bridge.related.add(other)
    version = history.record(bridge, by=None)
    assert version.snapshot["related"] == [{"id": other.pk, "title": "Аурухана ашылды"}]


def test_files_carry_the_choice_wherever_it_stands(tmp_path, bridge):
    earlier, later = Article.objects.get(title="Өзен"), make_article(title="Кейінгі")
    bridge.related.set([earlier, later])
    path = tmp_path / "a.jsonl"
    call_command("export_articles", path, stdout=io.StringIO(), stderr=io.StringIO())
    pk, chosen = bridge.pk, [earlier.pk, later.pk]
    Article.objects.all().delete()
    call_command("import_articles", path, stdout=io.StringIO(), stderr=io.StringIO())
    again = Article.objects.get(pk=pk)
    assert sorted(again.related.values_list("pk", flat=True)) == chosen
    assert [one["id"] for one in again.versions.get().snapshot["related"]] == chosen


def test_a_choice_of_nothing_is_a_fault_of_its_line(tmp_path):
    path = tmp_path / "a.jsonl"
    lines = [{"title": "Бірінші"}, {"title": "Екінші", "related": [77]}]
    path.write_text("\n".join(json.dumps(line) for line in lines))
    err = io.StringIO()
    with pytest.raises(Exception, match="Nothing was written"):
        call_command("import_articles", path, stdout=io.StringIO(), stderr=err)
    assert "line 2: «related»: there is no article 77" in err.getvalue()
    assert not Article.objects.exists()
