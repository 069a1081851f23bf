"""Articles out as JSON Lines, and in again as the same site."""

import io
import json
import re

import pytest
from django.core.management import CommandError, call_command

from news import actions
from news.models import Article, ArticleVersion, Byline, Person, Photo, Rubric, Tag, ViewBase
from news.rubrics import rubric_tree
from news.transfer.lines import KINDS
from tests.factories import (
    local,
    make_article,
    make_correction,
    make_photo,
    make_rubric,
    make_spiritual,
    picture_bytes,
    place_by_hand,
)
from tests.test_import import run

pytestmark = pytest.mark.postgres15


def fill_site():
    """One of everything that an export must carry."""
    parent = make_rubric("madeniet", "Мәдениет")
    rubric = make_rubric("adebiet", "Әдебиет", parent=parent)
    make_rubric("bos", "Бос айдар")
    renamed = make_rubric("eski", "Ескі аты")
    renamed.slug = "zhana"
    renamed.save()
    photo = make_photo(content=picture_bytes(700, 500), credit="Айгүл", focal_x=10, focal_y=90)
    lead = make_photo(content=picture_bytes(800, 500), caption="Басы")
    article = make_article(
        title="Бәрі бар мақала",
        pk=44105,
        rubric=rubric,
        slug="eski-slug",
        lead="Кіріспе",
        lead_photo=lead,
        body=f'<p>а</p><figure data-photo="{photo.pk}"></figure>',
        source_name="baq.kz",
        source_url="https://baq.kz/1",
        published_at=local("2018-12-20 23:30", fold=1),
        unpublish_at=local("2040-01-01 00:00"),
        label="paid",
        comments_open=True,
    )
    place_by_hand(article, position=2, headline="Қысқа аты", until=local("2030-01-01 00:00"))
    make_correction(article, kind="addition", made_at=local("2026-11-24 14:05"))
    article.rubrics.add(parent)
    article.tags.add(
        Tag.objects.create(name="Өзен"), Tag.objects.create(name="Көл", slug="eski-kol")
    )
    Person.objects.create(name="Айгүл Сеиіт")
    facts = {"job": "тілші", "about": "Екі\nжол", "photo": photo}
    person = Person.objects.create(name="Айгүл Сейіт", slug="eski-aigul", **facts)
    Byline.objects.create(article=article, text="Баспасөз қызметі", order=2)
    Byline.objects.create(article=article, person=person, role="translator", order=1)
    ViewBase.objects.create(article=article, count=419)
    article.related.add(make_spiritual(title="Ой", published_at=local("2024-11-08 12:00")))
    make_article(title="Жоба", status="draft", published_at=None)
    make_article(title="Алынған", status="withdrawn")


def export(folder):
    call_command(
        "export_articles",
        folder / "site.jsonl",
        media=folder / "media",
        stdout=io.StringIO(),
        stderr=io.StringIO(),
    )
    files = sorted(path.read_bytes() for path in (folder / "media").iterdir())
    lines = [json.loads(line) for line in (folder / "site.jsonl").read_text().splitlines()]
    return [{**line, "file": "x"} if "file" in line else line for line in lines], files


def lasting(page):
    """Its lines without what tells when the rows were written."""
    own = ("rubric-", "article:modified_time")
    kept = [line for line in page.splitlines() if not any(word in line for word in own)]
    return [re.sub(r'"dateModified": ?"[^"]*"', "", line) for line in kept]


def test_out_and_in_again_is_the_same_site(client, db, tmp_path):
    fill_site()
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    before = export(tmp_path / "one")
    address = Article.objects.get(pk=44105).get_absolute_url()
    page = client.get(address).content.decode()
    for model in (ArticleVersion, Article, Person, Tag, Photo):
        model.objects.all().delete()
    for rubric in Rubric.objects.order_by("-level"):
        rubric.delete()
    run(tmp_path / "one" / "site.jsonl", media=tmp_path / "one" / "media")
    assert export(tmp_path / "two") == before
    rubric_tree.forget()  # all this is one transaction: the version rose only once
    again = client.get(address).content.decode()
    assert lasting(page) == lasting(again)
    assert ArticleVersion.objects.filter(article=44105, number=1).exists()
    assert client.get("/tags/eski-kol/").status_code == 200
    assert client.get("/eski/")["Location"] == "/zhana/"
    # And once more: nothing doubles, photos neither.
    run(tmp_path / "one" / "site.jsonl", media=tmp_path / "one" / "media")
    assert export(tmp_path / "two") == before


def test_an_export_carries_every_field_that_an_import_knows(db, tmp_path):
    fill_site()
    (tmp_path / "one").mkdir()
    lines, _ = export(tmp_path / "one")
    seen = {kind: set() for kind in KINDS}
    for line in lines:
        seen[line.pop("kind", "article")] |= line.keys()
    missing = {kind: set(KINDS[kind]) - seen[kind] for kind in KINDS}
    assert missing == {
        "rubric": {"description"},
        "tag": set(),
        "photo": {"decorative", "rights", "rights_until"},
        "person": set(),
        "article": {"rubric_name", "comments"},
    }


def test_what_lies_in_the_bin_stays_behind(db, tmp_path):
    article, binned = make_article(title="Қалған"), make_article(title="Лақтырылған")
    article.related.add(binned)
    actions.put_into_bin(Article.objects.get(pk=binned.pk), by=None)
    lines, _ = export(tmp_path)
    assert "Лақтырылған" not in str(lines)
    assert [line["id"] for line in lines if "kind" not in line] == [article.pk]
    assert "related" not in lines[-1]


def test_an_export_without_media_leaves_pictures_out_and_says_so(db, tmp_path):
    fill_site()
    err = io.StringIO()
    call_command("export_articles", tmp_path / "a.jsonl", stdout=io.StringIO(), stderr=err)
    text = (tmp_path / "a.jsonl").read_text()
    assert "photo" not in text
    assert "Photos stayed behind" in err.getvalue()


def test_an_export_to_nowhere_is_a_sentence(db, tmp_path):
    with pytest.raises(CommandError, match="The export stopped"):
        call_command("export_articles", tmp_path / "zhoq" / "a.jsonl")
