"""The site around its pages: headers, styles, weight, commands, the demo."""

import gzip
import io
import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings
from PIL import Image

from news.demo import PICTURES
from news.models import Article, Photo, Rubric
from qazaly.styles import OneStyleSheetStorage
from tests.factories import make_article, make_articles, make_photo, make_rubric
from tests.signing import sign_in

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
}


def test_every_page_carries_the_strict_policy(client, db):
    article = make_article()
    for address in ("/", article.get_absolute_url(), "/rss.xml", "/zhoq/", "/redaksia/login/"):
        response = client.get(address)
        assert set(response["Content-Security-Policy"].split("; ")) == POLICY
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["X-Frame-Options"] == "DENY"
        assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert "camera=()" in response["Permissions-Policy"]
        assert response["Cross-Origin-Opener-Policy"] == "same-origin"


def test_templates_hold_no_inline_script_or_style():
    pattern = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=")
    for template in (settings.BASE_DIR / "templates").rglob("*.html"):
        assert not pattern.search(template.read_text()), template


def test_pages_speak_no_other_language(client, db):
    """Nothing of the framework's English or anybody's Russian on readers' pages."""
    article = make_article(lead="Кіріспе", body="<p>Мәтін</p>")
    for address in ("/", article.get_absolute_url(), "/kogam/", "/2026/", "/zhoq/", "/ruhaniyat/"):
        page = client.get(address).content.decode().partition("</head>")[2]
        words = re.sub(r"<[^>]*>", " ", page)
        latin = set(re.findall(r"[A-Za-z]{2,}", words)) - {"Qazaly", "kz", "RSS", "Latyn"}
        latin -= {"WhatsApp", "Telegram"}
        assert latin == set(), address


def sheet(folder):
    return next(folder.glob("css/site.*.css")).read_text()


@pytest.mark.xdist_group("collected")
def test_style_sheets_reach_the_reader_as_one(collected):
    style = sheet(collected)
    assert "@import" not in style
    assert style.count("@layer") == (settings.BASE_DIR / "static/css/site.css").read_text().count(
        "@import"
    )
    for part in (settings.BASE_DIR / "static/css").glob("*.css"):
        selectors = re.findall(r"^(\.[a-z_-]+)", part.read_text(), re.MULTILINE)
        assert all(selector in style for selector in selectors), part
    assert re.search(r'url\("../fonts/literata-cyrillic\.[0-9a-f]{12}\.woff2"\)', style)


def test_a_changed_part_reaches_the_reader(tmp_path):
    with override_settings(STATIC_ROOT=tmp_path):
        storage = OneStyleSheetStorage()
        assert ".masthead" in storage.joined("css/site.css")


@pytest.mark.xdist_group("collected")
def test_an_article_weighs_little(client, db, collected):
    article = make_article(lead_photo=make_photo(), body="<p>Ұзақ мәтін сөйлемі. </p>" * 60)
    page = gzip.compress(client.get(article.get_absolute_url()).content)
    style = gzip.compress(sheet(collected).encode())
    script = gzip.compress((settings.BASE_DIR / "static/js/count.js").read_bytes())
    assert len(page) + len(style) + len(script) < 40 * 1024


def test_fonts_hold_all_kazakh_letters():
    style = (settings.BASE_DIR / "static/css/fonts.css").read_text()
    ranges = re.search(r"unicode-range: ([^;]*)", style)
    parts = [part.strip().removeprefix("U+").split("-") for part in ranges[1].split(",")]
    spans = [(int(part[0], 16), int(part[-1], 16)) for part in parts]
    for letter in "әғқңөұүһіӘҒҚҢӨҰҮҺІ0123456789«»–":
        assert any(first <= ord(letter) <= last for first, last in spans), letter


def test_the_database_sees_cyrillic_letters_as_letters(db):
    """Without LC_CTYPE=C.UTF-8 trigrams find nothing, and say nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT similarity('Қазақстан', 'ҚАЗАҚСТАНДА')")
        assert cursor.fetchone()[0] > 0.5


def test_migrations_are_complete(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_production_settings_pass_djangos_own_check():
    variables = {
        "SECRET_KEY": "x" * 60 + "abcdef",
        "SITE_URL": "https://qazaly.kz",
        "DJANGO_SETTINGS_MODULE": "qazaly.settings",
        "DATABASE_URL": os.environ["DATABASE_URL"],
    }
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(
        command,
        env={"PATH": os.environ["PATH"], **variables},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_a_missing_setting_is_a_sentence():
    variables = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "qazaly.settings"}
    variables |= {"SECRET_KEY": "x", "DATABASE_URL": "postgres://nobody@127.0.0.1:1/zhoq"}
    command = [sys.executable, "manage.py", "migrate"]
    done = subprocess.run(
        command, env=variables, cwd=settings.BASE_DIR, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "The database does not answer" in done.stderr


@pytest.fixture
def small_photos(tmp_path, monkeypatch):
    """The demo's photos in a tenth of their size: to write all their renditions takes half a
    minute, and nobody looks at them here."""
    for file in PICTURES.iterdir():
        with Image.open(file) as photo:
            photo.reduce(10).save(tmp_path / file.name)
    monkeypatch.setattr("news.demo.PICTURES", tmp_path)


def demo(name="redaktor"):
    call_command("demo", name, stdout=io.StringIO())


def test_the_demo_is_a_newspaper_and_is_loaded_once(client, db, monkeypatch, small_photos):
    monkeypatch.setenv("DEMO_PASSWORD", "сынақ-құпия-1")
    demo()
    count = Article.objects.count()
    assert count == 64
    assert Article.objects.filter(status="draft").count() == 1
    assert Article.objects.in_section("spiritual").published().count() == 8
    assert min(Article.objects.values_list("pk", flat=True)) >= 1_000_000
    titles = Article.objects.values_list("title", flat=True)
    assert max(map(len, titles)) > 150
    assert min(map(len, titles)) <= 5
    assert client.get("/").status_code == 200
    assert sign_in(client, "redaktor", "сынақ-құпия-1").status_code == 302
    demo()
    assert Article.objects.count() == count
    assert Photo.objects.filter(uses=None).count() == 0


def test_the_demo_needs_a_password(db, monkeypatch):
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    with pytest.raises(CommandError, match="DEMO_PASSWORD"):
        demo()


def test_a_damaged_tree_is_found_and_mended(db):
    parent = make_rubric("a", "А")
    make_rubric("b", "Б", parent=parent)
    other = make_rubric("c", "В")
    call_command("check_rubrics", stdout=io.StringIO())
    Rubric.objects.filter(slug="b").update(lft=7, rght=3, path="x/y")
    Rubric.objects.filter(pk=other.pk).update(tree_id=parent.tree_id)
    err = io.StringIO()
    with pytest.raises(CommandError, match="damaged"):
        call_command("check_rubrics", stderr=err)
    assert "its path should be a/b" in err.getvalue()
    assert "more than one root" in err.getvalue()
    call_command("check_rubrics", rebuild=True, stdout=io.StringIO())
    assert Rubric.objects.get(slug="b").path == "a/b"


# The other editions have a walk of their own.
OWN_LINK = r'href="(/(?!static/|media/|lat/|tote/)[^"#]*)"'


@pytest.mark.parametrize("count", [0, 1, 25])
def test_no_page_links_to_a_page_that_is_not_there(client, db, count):
    """A walk over the site's own links, from an empty newsroom to a full one."""
    make_articles(count, rubric=make_rubric())
    waiting, seen = ["/"], set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        response = client.get(address)
        assert response.status_code == 200, address
        if response["Content-Type"].startswith("text/html"):
            waiting += re.findall(OWN_LINK, response.content.decode())
    assert len(seen) >= count
