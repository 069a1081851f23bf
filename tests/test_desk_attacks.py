"""What a forged request gets from the desk: a sentence, and nobody's unpublished words."""

import pytest
from django.contrib.contenttypes.models import ContentType

from news import history
from news.models import Article, Proposal
from tests.desk_forms import NEWS, change, form, form_of, signed_in, text_of
from tests.factories import make_article, make_person_of_the_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return signed_in("author", "erlan")


@pytest.fixture
def secret():
    """A draft of somebody else's."""
    return make_article(title="Жасырын мақала", status="draft", published_at=None)


@pytest.fixture
def own(author):
    return make_article(status="draft", written_by=author.person)


# --- other people's titles ---------------------------------------------------------------------


def test_a_forged_key_shows_no_title_of_anothers_draft(author, own, secret):
    """Neither drawn anew, nor compared, nor kept."""
    asked = [
        author.get(f"{NEWS}add/", {"related": secret.pk}),
        author.post(f"{NEWS}add/", form(title="", related=secret.pk)),
        author.post(change(own), form_of(author, own, related=[secret.pk])),
        author.post(change(own), form_of(author, own, related=[secret.pk], version=99)),
    ]
    assert {one.status_code for one in asked} == {200}
    assert ["Жасырын" in text_of(one) for one in asked] == [False] * 4
    assert not own.related.exists()


def test_what_an_editor_related_stays_when_the_author_saves(author, own, secret):
    own.related.add(secret)
    sent = form_of(author, own, title="Жаңа тақырып")
    assert author.post(change(own), sent).status_code == 302
    assert own.related.get() == secret


def test_the_way_to_the_site_tells_nothing_of_a_draft(author, secret):
    number = ContentType.objects.get_for_model(Article).pk
    asked = author.get(f"/redaksia/r/{number}/{secret.pk}/")
    assert asked.status_code == 404


# --- bytes that the database refuses -----------------------------------------------------------


@pytest.mark.parametrize(
    ("model", "name"),
    [("article", "tags"), ("article", "rubrics"), ("article", "lead_photo"), ("byline", "person")],
)
def test_a_finder_is_asked_anything(author, model, name):
    asked = {"app_label": "news", "model_name": model, "field_name": name, "term": "а\0"}
    assert author.get("/redaksia/autocomplete/", asked).status_code == 200


def test_a_reply_to_a_proposal_may_hold_anything():
    article, author = make_article(), make_person_of_the_desk("author")
    facts = {"based_on": 1, "snapshot": history.snapshot(article)}
    proposal = Proposal.objects.create(article=article, proposed_by=author, **facts)
    sent = {"return": "1", "seen": proposal.stamp, "reply": "Түзе\0тіңіз"}
    signed_in("editor").post(f"{NEWS}proposals/{proposal.pk}/answer/", sent)
    assert Proposal.objects.get().reply == "Түзетіңіз"


@pytest.mark.parametrize(
    ("table", "lookup", "value"),
    [
        ("article", "title__regex", "("),
        ("article", "published_at__year", "9" * 30),
        ("article", "title", "\0"),
        ("photo", "caption__regex", "(a+)+$"),
        ("person", "name", "\0"),
    ],
)
def test_a_list_is_asked_only_what_its_filters_offer(table, lookup, value):
    editor = signed_in("editor")
    assert editor.get(f"/redaksia/news/{table}/", {lookup: value}).status_code == 400


@pytest.mark.parametrize(
    "query",
    [
        {
            "published_at__gte": "2026-01-01 00:00:00+05:00",
            "published_at__lt": "2027-01-01 00:00:00+05:00",
        },
        {"published_at__isnull": "True"},
        {"state": "draft", "whose": "mine", "rubric": "7"},
        {"o": "abc"},
        {"p": "9" * 11},
        {"q": "\0"},
    ],
)
def test_the_filters_of_a_list_work_and_odd_ones_do_no_harm(author, query):
    assert author.get(NEWS, query, follow=True).status_code == 200
