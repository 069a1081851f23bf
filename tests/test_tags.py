"""Tags at the desk: merged without a dead address, and suggested from the text."""

import pytest

from news.checking.tags import suggested
from news.models import Article, FormerTag, Tag
from news.models.tag import tag_named
from tests.desk_forms import change
from tests.factories import make_article, make_person_of_the_desk

LIST = "/redaksia/news/tag/"


@pytest.fixture
def tags(db):
    return [Tag.objects.create(name=name) for name in ("Сырдария", "Сыр өңірі", "Дария")]


def merge(client, tags, **post):
    chosen = {"action": "merge_selected", "_selected_action": [tag.pk for tag in tags]}
    return client.post(LIST, chosen | post, follow=True)


def test_merged_tags_lead_to_the_one_that_stays(desk, client, tags):
    kept, *gone = tags
    both, one = make_article(), make_article()
    both.tags.add(*tags)
    one.tags.add(gone[0])
    page = merge(desk, tags).content.decode()
    assert "Қайсысы қалады?" in page
    assert Tag.objects.count() == 3
    merge(desk, tags, kept=kept.pk)
    assert list(Tag.objects.all()) == [kept]
    assert [list(article.tags.all()) for article in (both, one)] == [[kept], [kept]]
    for tag in gone:
        for address in (f"/tags/{tag.slug}/", f"/tags/{tag.slug}/page/7/"):
            answer = client.get(address)
            assert answer.status_code == 301
            assert answer["Location"] == kept.get_absolute_url()
        feed = client.get(f"/tags/{tag.slug}/atom.xml")
        assert (feed.status_code, feed["Location"]) == (301, f"/tags/{kept.slug}/atom.xml")
    assert client.get(kept.get_absolute_url()).context["page"].count == 2


def test_a_chain_of_merges_is_one_redirect(desk, client, tags):
    first, second, third = tags
    merge(desk, [first, second], kept=second.pk)
    merge(desk, [second, third], kept=third.pk)
    assert client.get(f"/tags/{first.slug}/")["Location"] == third.get_absolute_url()
    assert FormerTag.objects.filter(tag=third).count() == 2


def test_a_merged_name_typed_again_is_the_one_that_stays(desk, tags):
    kept, gone, _ = tags
    merge(desk, [kept, gone], kept=kept.pk)
    assert tag_named("СЫР  өңірі") == kept
    page = desk.post(f"{LIST}add/", {"name": "Сыр өңірі"}).content.decode()
    assert "бұрын «Сырдария» белгісіне біріктірілген" in page
    assert Tag.objects.create(name="Сыр-өңірі").slug != gone.slug


def test_one_tag_is_not_merged(desk, tags):
    assert "Біріктіру үшін 2" in merge(desk, tags[:1]).content.decode()
    assert "Қайсысы қалады?" in merge(desk, tags[:2], kept="999").content.decode()
    assert Tag.objects.count() == 3


def test_who_may_not_delete_tags_may_not_merge_them(client, tags):
    client.force_login(make_person_of_the_desk("author"))
    merge(client, tags, kept=tags[0].pk)
    assert Tag.objects.count() == 3


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Сырдарияның суы көтерілді", ["Сырдария"]),
        ("Сыр өңіріндегі күріш", ["Сыр өңірі"]),
        ("Өңірдегі Сыр", ["Сыр өңірі"]),
        ("Мектепте мереке", []),
        ("", []),
    ],
)
def test_tags_are_suggested_by_the_words_of_the_text(tags, title, names):
    assert [tag.name for tag in suggested(make_article(title=title, lead="", body=""))] == names


def test_a_suggestion_stands_beside_the_field_until_it_is_taken(desk, tags):
    article = make_article(title="Сырдарияның суы көтерілді")
    page = desk.get(change(article)).content.decode()
    assert f'data-put="tags" data-value="{tags[0].pk}" data-words="Сырдария"' in page
    article.tags.add(tags[0])
    assert 'data-put="tags"' not in desk.get(change(article)).content.decode()
    assert Article.objects.get().tags.count() == 1
