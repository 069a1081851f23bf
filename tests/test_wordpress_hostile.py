"""Files that are broken or meant to harm: a sentence that names file and line, and nothing done."""

import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legacy.dump import BadDump
from legacy.models import Brought
from legacy.moving import Order
from legacy.text import Site, story_of
from legacy.wordpress.reading import Export
from legacy.wordpress.run import move
from legacy.wordpress.shortcodes import Shortcodes
from legacy.wordpress.surveying import File
from legacy.wordpress.texts import html_of
from news import body
from news.models import Article, Rubric
from tests.wxr import item, moved, wxr
from tests.wxr_newsroom import newsroom

BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss><channel><title>&b;</title></channel></rss>"""
OUTSIDE = b"""<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss><channel><title>&x;</title></channel></rss>"""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (BOMB, r"export\.xml, 2-жол: DOCTYPE"),
        (OUTSIDE, r"export\.xml, 2-жол: DOCTYPE"),
        (b"", "үзілген"),
        (b"<html><body>404</body></html>", "WordPress экспорты емес"),
        (b"<rss><channel><title>x</title></channel></rss>", "WordPress экспорты емес"),
        (b"<rss><feed/></rss>", "WordPress экспорты емес"),
        (b"INSERT INTO wp_posts VALUES (1);", r"export\.xml, 1-жол: XML бұзылған"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x1f\x8b\x08\x00" + b"\0" * 20, r"export\.xml"),
        (b"<rss><channel>" + b"<a>" * 5000, "терең"),
        (wxr([item(1, "x", "&").replace("<![CDATA[&]]>", "&nbsp;")]), r"5-жол: XML бұзылған"),
        (wxr([]).replace(b"</channel>", b"</chanel>"), r"6-жол: XML бұзылған"),
        (wxr([], version="2.0"), "WXR 1.0–1.2"),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence(tmp_path, content, sentence):
    path = tmp_path / "export.xml"
    path.write_bytes(content)
    with pytest.raises(BadDump, match=sentence):
        move(Order(path))
    assert not Brought.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_half_a_file_is_refused_and_nothing_is_written(tmp_path, share):
    whole, path = wxr(newsroom()), tmp_path / "zharty.xml"
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(BadDump, match=r"zharty\.xml, \d+-жол"):
        move(Order(path))
    assert not Article.objects.exists()
    assert not Rubric.objects.exists()


@pytest.mark.django_db
def test_signs_that_xml_forbids_are_left_out(tmp_path):
    moved(tmp_path, [item(1, "Бір\x0b\x08ге", "Мә\x00тін ]]> соңы")])
    one = Article.objects.get()
    assert (one.title, one.body) == ("Бірге", "<p>Мәтін ]]&gt; соңы</p>")


def test_a_file_of_any_size_takes_little_memory(tmp_path):
    path = tmp_path / "ulken.xml"
    path.write_bytes(wxr(item(pk, "Тақырып", "мәтін " * 2000) for pk in range(1, 2000)))
    assert path.stat().st_size > 20_000_000
    tracemalloc.start()
    count = sum(element.name == "item" for element in Export(path).elements())
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 1999
    assert most < 12_000_000


def test_an_entry_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("legacy.wordpress.reading.LONGEST", 1000)
    path = tmp_path / "e.xml"
    path.write_bytes(wxr([item(1, "x", "a" * 2000)]))
    with pytest.raises(BadDump, match="тым үлкен"):
        list(Export(path).elements())


FILES = {1: File("/wp-content/uploads/a.jpg", "a", "alt", "", 7)}
PIECES = st.sampled_from(
    [
        *(
            "[",
            "]",
            "[/",
            "[[",
            "]]",
            "<",
            ">",
            "<!--",
            "-->",
            "<!-- wp:x -->",
            '"',
            "'",
            "=",
            "\n",
        ),
        *("[caption]", "[/caption]", '[gallery ids="1,1"]', "[private]", "[/private]", "\n\n", " "),
        *(
            "[embed]",
            "[/embed]",
            "https://youtu.be/dQw4w9WgXcQ",
            "<p>",
            "</p>",
            "<pre>",
            "\\",
            "\0",
        ),
        *('[x onclick="alert(1)"]', "<script>", "</script>", "javascript:alert(1)", "мәтін", "[b]"),
        *('[audio mp3="javascript:alert(1)"]', '<img src=x onerror="alert(1)">', "[hide]", "[1]"),
        *('[video src="a.mp4"]', "[playlist]", "[youtube]", "<table><tr><td>", "<ul><li>", "&amp;"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_shortcodes_end_in_a_clean_text(text):
    html = html_of(text, Shortcodes(7, FILES, {7: [1]}))
    found = story_of("", html, Site({"tolqyn.kz"}))
    assert found.html == body.mended(body.sanitise(found.html))
    assert not any(bad in found.html for bad in ("<script", 'href="javascript', "<img", "onerror="))


@pytest.mark.parametrize(
    "unit",
    [
        *("[", "[a", "[a ", "[a b=", "<!--", "<", " ", "\n ", "[embed]", "[private]", "[/a]"),
        *("https://", "https://i0.wp.com/", "[[a]", "\t", '[a b="', "<p", "<!-- wp:"),
    ],
)
def test_a_text_of_one_sign_alone_is_read_to_its_end(unit):
    """Each is what a careless rule would read anew from every place of it."""
    assert len(html_of(unit * 100_000, Shortcodes(7, FILES, {}))) <= 40 * 100_000
