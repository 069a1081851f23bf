"""A WordPress site moves in: pieces, rubrics, people, comments, pages, files."""

import gzip
import io
import json
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from legacy.models import Brought, Note
from letters.models import Comment
from news import checking_tallies
from news.models import Article, FrontPlace, Person, Rubric, Tag
from pages.models import Page
from tests.factories import local
from tests.wxr import item, moved, uploads, wxr
from tests.wxr_newsroom import newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(tmp_path):
    return moved(tmp_path, newsroom(), uploads=uploads(tmp_path), spiritual="ruhaniyat")


def titled(title: str) -> Article:
    return Article.objects.with_views().get(title=title)


def test_the_whole_newsroom_comes(site, client):
    check_pieces()
    check_texts()
    check_people_and_tags()
    check_states(client)
    check_comments(site)
    check_pages_and_files(site, client)
    assert checking_tallies.faults() == []
    assert site.tables["other"].left == {"мақала да, бет те емес (nav_menu_item)": [13]}
    assert site.tables["post"].left == {"себетте жатыр не басталмаған": [9]}


def check_pieces():
    one = titled("Көктемгі & «егіс»")
    assert min(Article.objects.values_list("pk", flat=True)) >= 1_000_000
    assert (one.slug, one.lead, one.views) == ("maqala-1", "Қысқасы", 77)
    assert one.published_at == local("2022-10-02 09:30")
    assert one.comments_open
    assert one.rubric.path == "zhanalyq"
    assert [rubric.path for rubric in one.rubrics.all()] == ["zhanalyq/madeniet"]
    assert set(Rubric.objects.values_list("name", flat=True)) == {"Жаңалық", "Мәдениет"}
    spiritual = titled("Абай")
    assert (spiritual.section, spiritual.rubric) == ("spiritual", None)
    assert FrontPlace.objects.get().article == titled("Блоктар")


def check_texts():
    one = titled("Көктемгі & «егіс»")
    assert one.lead_photo.renditions["sent"]["address"] == "/wp-content/uploads/2022/10/egis.jpg"
    said = one.body
    assert "<p>Бірінші абзац<br>жалғасы.</p><p><strong>Екінші</strong> абзац.</p>" in said
    assert said.count("<figure data-photo=") == 1
    assert "<p>Жаңа көпір</p>" in said
    assert '<figure data-embed="youtube:dQw4w9WgXcQ"></figure>' in said
    assert '<a href="/2022/10/03/maqala-2/">мұнда</a>' in said
    assert "C:\\жол [1]." in said
    assert "contact-form" not in said
    blocks = titled("Блоктар")
    assert blocks.lead_photo == one.lead_photo
    assert blocks.body == '<p>Блок абзацы.</p><figure data-embed="youtube:dQw4w9WgXcQ"></figure>'
    gallery = titled("Сурет")
    assert gallery.lead_photo
    assert gallery.body.count("<figure data-photo=") == 1


def check_people_and_tags():
    one = titled("Көктемгі & «егіс»")
    assert one.bylines.get().person.name == "Айгүл Серікқызы"
    assert {tag.name for tag in one.tags.all()} == {"көктемгі егіс", "ауыл"}
    assert {person.name for person in Person.objects.all()} == {
        *("Айгүл Серікқызы", "Ким", "Бейтаныс")
    }
    assert {user.username for user in User.objects.all()} >= {"aigul", "kim"}
    assert not any(user.has_usable_password() or user.is_staff for user in User.objects.all())
    assert Tag.objects.count() == 2


def check_states(client):
    states = dict(Article.objects.values_list("title", "status"))
    assert [states[title] for title in ("Жоба", "Қаралуда")] == ["draft", "draft"]
    assert {states[title] for title in ("Жабық", "Құпиясөз", "Мүшелер")} == {"withdrawn"}
    assert states["Ертең"] == "published"
    assert not any("ҚҰПИЯ" in one.body + one.lead for one in Article.objects.published())
    assert "ҚҰПИЯ" in Note.objects.get(article_id=titled("Мүшеге").pk).text
    for pk in Article.objects.values_list("pk", flat=True):
        assert "ҚҰПИЯ" not in client.get(f"/{pk}-x.html", follow=True).text


def check_comments(report):
    said = {one.text.split("\n")[0]: one for one in Comment.objects.all()}
    assert len(said) == 4
    first = said["Құтты болсын!"]
    assert first.text == "Құтты болсын!\nРахмет"
    assert said["Қосыламын"].parent == said["Жауапқа жауап"].parent == first
    assert first.sent_at == local("2022-12-01 12:00")
    assert said["ҚҰПИЯ күтіп тұр"].state == "waiting"
    assert report.tables["comments"].left == {
        "спам не себетте": [4],
        "басқа сайттың белгісі (pingback)": [6],
    }


def check_pages_and_files(report, client):
    pages = {page.slug: page.body for page in Page.objects.all()}
    assert pages == {"biz": "<p>Біз <strong>туралы</strong></p>", "biz-quram": "<p>Құрам</p>"}
    for path, code in (
        ("2022/10/kopir.jpg", 200),
        ("2022/10/kopir-300x200.jpg", 200),
        ("2022/10/b.pdf", 200),
        ("2022/10/zhaman.php.jpg", 404),
        ("../settings.py", 404),
    ):
        answer = client.get(f"/wp-content/uploads/{path}")
        b"".join(answer)
        assert answer.status_code == code, path
    assert report.tables["uploads"].left["сурет те, құжат та емес"] == [
        "/uploads/2022/10/zhaman.php.jpg"
    ]


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_older_exports_have_no_authors_and_no_numbers_of_rubrics(tmp_path, version):
    parts = [part for part in newsroom() if not part.startswith("<wp:author>")]
    if version == "1.0":
        parts = [part.replace("wp:term_id", "wp:x") for part in parts]
    moved(tmp_path, parts, version=version)
    assert titled("Көктемгі & «егіс»").rubric.path in ("zhanalyq", "zhanalyq/madeniet")
    assert {person.name for person in Person.objects.all()} == {"aigul", "kim", "Бейтаныс"}


def test_the_command_reads_an_archive_and_tells_in_kazakh(tmp_path):
    path, report, out = tmp_path / "e.xml.gz", tmp_path / "esep.json", io.StringIO()
    path.write_bytes(gzip.compress(wxr(newsroom())))
    call_command("import_wordpress", path, report=report, stdout=out, dry_run=True)
    assert "Мақала: оқылғаны 13, жаңасы 12" in out.getvalue()
    assert "Сынақ болды" in out.getvalue()
    assert not Article.objects.exists()
    assert not Brought.objects.exists()
    told = json.loads(report.read_text())
    assert (told["version"], told["tables"]["post"]["taken"]) == ("WXR 1.2", 12)


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ({"dump": "zhoq.xml"}, "файл жоқ"),
        ({"uploads": "zhoq"}, "қалта жоқ"),
        ({"time_zone": "Mars/Olympus"}, "уақыт белдеуі жоқ"),
        ({"spiritual": "zhoq"}, "zhanalyq"),
    ],
)
def test_what_is_not_there_is_said(tmp_path, how, sentence):
    (tmp_path / "e.xml").write_bytes(wxr(newsroom()))
    said = {"dump": "e.xml"} | how
    paths = {name: tmp_path / said[name] for name in ("dump", "uploads") if name in said}
    said |= paths
    dump: Path = said.pop("dump")
    with pytest.raises(CommandError, match=sentence):
        call_command("import_wordpress", dump, **said)


def test_the_same_id_twice_is_one_piece(tmp_path):
    moved(tmp_path, [*newsroom(), item(1, "Қайталау", "Мәтін")])
    assert not Article.objects.filter(title="Қайталау").exists()
