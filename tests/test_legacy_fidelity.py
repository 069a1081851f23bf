"""The same newsroom from every version of the engine, every form of dump and every charset: the
same site, byte for byte. What a version did not know yet is said here, and nothing else differs."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction

from legacy.models import Brought, Kind, MissingFile, Note, Redirect
from letters.models import Comment
from news.models import Article
from pages.models import Page
from tests.dle import FORMS, VERSIONS
from tests.dle.newsroom import newsroom
from tests.moving import moved, uploads

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
NEWEST = VERSIONS[-1]
CHARSETS = ("utf8mb4", "utf8", "cp1251")
# What came with a version, so that those before it cannot tell it: whole tables, or columns.
SINCE = {
    "10.5": ["comments.parent"],
    "13.3": ["redirects", "post_pass", "post_extras.need_pass", "post_extras_cats"],
}


def known_in(version):
    """The newsroom as far as a version has it."""
    rows = newsroom()
    for since, names in SINCE.items():
        for name in names if float(version) < float(since) else ():
            table, _, column = name.partition(".")
            kept = rows[table] if column else []
            rows[table] = [{k: v for k, v in row.items() if k != column} for row in kept]
    return rows


def site(folder, **how):
    """What a move made in an empty site; then the site is empty again."""
    with transaction.atomic():
        moved(folder, uploads=folder / "uploads", **how)
        made = told(folder)
        transaction.set_rollback(True)
    return made


def told(folder):
    """The site as its export, in bytes, and what that does not tell."""
    place, media = folder / "x.jsonl", folder / "media"
    call_command("export_articles", place, media=media, stdout=Nowhere())
    return place.read_bytes(), around()


class Nowhere:
    def write(self, text):
        pass


def around():
    """What the export of articles does not tell."""
    comments = Comment.objects.order_by("sent_at", "text")
    files = Brought.objects.filter(kind__in=[Kind.FILE, Kind.PATH]).order_by("kind", "old")
    return {
        "comments": [
            (
                one.article_id,
                one.name,
                one.text,
                one.state,
                one.sent_at,
                str(one.parent and one.parent.text),
            )
            for one in comments
        ],
        "pages": list(Page.objects.values_list("title", "slug", "body")),
        "redirects": list(Redirect.objects.values_list("source", "target", "rank")),
        "notes": sorted(Note.objects.values_list("article_id", "kind", "text")),
        "missing": sorted(MissingFile.objects.values_list("article_id", "path")),
        "files": list(files.filter(kind=Kind.FILE).values_list("old", "new")),
        "paths": [one.old for one in files.filter(kind=Kind.PATH)],
    }


@pytest.fixture(autouse=True)
def _the_clock_stands(tmp_path):
    uploads(tmp_path)
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.parametrize("version", VERSIONS)
def test_every_form_and_charset_of_a_version_gives_the_same_site(tmp_path, version):
    exported, rest = site(tmp_path, rows=known_in(version), version=NEWEST)
    assert exported.count(b'{"id": ') == 20
    for form in FORMS:
        for charset in CHARSETS:
            again = site(tmp_path, version=version, form=form, charset=charset)
            assert again == (exported, rest), (form, charset)


def test_what_an_old_version_does_not_know_is_all_that_differs(tmp_path):
    """9.6 knows no parents of comments, no redirects and no passwords of articles."""
    newest, whole = site(tmp_path, version=NEWEST)
    oldest, less = site(tmp_path, version="9.6")
    lines = zip(newest.splitlines(), oldest.splitlines(), strict=True)
    [(locked, unlocked)] = [pair for pair in lines if pair[0] != pair[1]]
    assert locked.replace(b'"withdrawn"', b'"published"') == unlocked
    assert "ҚҰПИЯ есік".encode() in locked
    assert {name for name in whole if whole[name] != less[name]} == {"comments", "redirects"}
    assert [one[-1] for one in whole["comments"]] != [one[-1] for one in less["comments"]]
    assert {one[-1] for one in less["comments"]} == {"None"}
    assert not [one for one in less["redirects"] if one[2]]


def test_an_upgraded_site_is_a_fresh_one(tmp_path):
    """Columns stand where an upgrade put them, at the end."""
    fresh = site(tmp_path, version="13.3")
    assert site(tmp_path, version="13.3", order="upgraded") == fresh
    assert not Article.objects.exists()
