"""Texts of WordPress: lines, blocks and shortcodes as clean texts of ours."""

import pytest

from legacy.text import Site, story_of
from legacy.wordpress.shortcodes import Shortcodes
from legacy.wordpress.surveying import File
from legacy.wordpress.texts import html_of

FILES = {
    1: File("https://tolqyn.kz/wp-content/uploads/a.jpg", "a", "Көпір", "", 7),
    2: File("https://tolqyn.kz/wp-content/uploads/b-scaled.jpg", "b", "", "", 7),
    3: File("https://tolqyn.kz/wp-content/uploads/c.mp3", "c", "", "", 7),
}
YOUTUBE = "https://youtu.be/dQw4w9WgXcQ"
COVER = '<figure data-embed="youtube:dQw4w9WgXcQ"></figure>'


def read(text):
    """What is found in a text, and the names of shortcodes that nobody knows."""
    shortcodes = Shortcodes(7, FILES, {7: [1, 2, 3]})
    found = story_of("", html_of(text, shortcodes), Site({"tolqyn.kz"}))
    return found, list(shortcodes.dropped)


def pictures(text):
    return [one.address.removeprefix("/wp-content/uploads/") for one in read(text)[0].pictures]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Бір\nекі\n\nүш", "<p>Бір<br>екі</p><p>үш</p>"),
        ("Бір\r\n\r\n\r\nекі", "<p>Бір</p><p>екі</p>"),
        (
            "<b>Бір</b>\n\n<ul>\n<li>екі</li>\n\n<li>үш</li>\n</ul>\n\nтөрт",
            "<p><strong>Бір</strong></p><ul><li><p>екі</p></li><li><p>үш</p></li></ul><p>төрт</p>",
        ),
        ("<h2>Бас</h2>\nмәтін <em>бар</em>\nтағы", "<h2>Бас</h2><p>мәтін <em>бар</em><br>тағы</p>"),
        ("<pre>a\n\nb</pre>", "<p>a</p><p>b</p>"),
        ("Бір<!--more-->екі", "<p>Бір</p><p>екі</p>"),
        ("Бір\n<!--nextpage-->\nекі <!-- ескерту --> үш", "<p>Бір</p><p>екі үш</p>"),
        ("Соңы <!-- ашық қалған", "<p>Соңы</p>"),
        (YOUTUBE, COVER),
        (f"Бір\n\n{YOUTUBE}\n\nекі", f"<p>Бір</p>{COVER}<p>екі</p>"),
        (f"<p>{YOUTUBE}</p>", COVER),
        (f"[embed]{YOUTUBE}[/embed]", COVER),
        (f"[youtube]{YOUTUBE}[/youtube]", COVER),
        (f'[su_youtube url="{YOUTUBE}" width="600"]', COVER),
        (f"[video src='{YOUTUBE}']", COVER),
        ("https://baq.kz/a", "<p>https://baq.kz/a</p>"),
        (
            '[audio mp3="/wp-content/uploads/c.mp3"][/audio]',
            '<p><a href="/wp-content/uploads/c.mp3">Аудиожазба: c.mp3</a></p>',
        ),
        (
            '[video width="640" mp4="https://tolqyn.kz/wp-content/uploads/v.mp4"][/video]',
            '<p><a href="/wp-content/uploads/v.mp4">Бейнежазба: v.mp4</a></p>',
        ),
        (
            '[playlist ids="3,99"]',
            '<p><a href="/wp-content/uploads/c.mp3">Аудиожазба: c.mp3</a></p>',
        ),
        ('[caption width="1" caption="Көне жазу"]Сурет[/caption]', "<p>Көне жазу</p><p>Сурет</p>"),
        ("[vc_row][vc_column_text]Мәтін[/vc_column_text][/vc_row]", "<p>Мәтін</p>"),
        ("Дерек [1], [ред.], [AP], [Қазалы].", "<p>Дерек [1], [ред.], [AP], [Қазалы].</p>"),
        ("[[gallery]] деп жазыңыз", "<p>[gallery] деп жазыңыз</p>"),
        ("C:\\а\\\\б", "<p>C:\\а\\\\б</p>"),
        (
            "<!-- wp:paragraph -->\n<p>Блок\nішінде</p>\n<!-- /wp:paragraph -->",
            "<p>Блок ішінде</p>",
        ),
        ('<!-- wp:latest-posts {"n":5} /-->', ""),
    ],
)
def test_a_text_is_read_as_wordpress_shows_it(text, html):
    assert read(text)[0].html == html


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('[gallery ids="2,1,99"]', ["b.jpg", "a.jpg"]),
        ("[gallery]", ["a.jpg", "b.jpg"]),
        ("[gallery include=“1”]", ["a.jpg"]),
        ('<img src="/wp-content/uploads/a-1024x683.jpg">', ["a.jpg"]),
        (
            '<a href="/wp-content/uploads/x.png"><img src="/wp-content/uploads/x-1x1.png"></a>',
            ["x.png"],
        ),
        (
            '<img src="https://i1.wp.com/tolqyn.kz/wp-content/uploads/a.jpg?resize=9%2C9&ssl=1">',
            ["a.jpg"],
        ),
        ('<img src="/wp-content/uploads/2022-10x20.jpg?x=1">', ["2022-10x20.jpg?x=1"]),
    ],
)
def test_pictures_are_found_in_their_full_size(text, found):
    assert pictures(text) == found


def test_the_small_copy_is_kept_for_when_the_large_one_is_missing():
    (picture,) = read('<img src="/wp-content/uploads/a-300x200.jpg" alt="Көпір">')[0].pictures
    assert (picture.shown, picture.alt) == ("/wp-content/uploads/a-300x200.jpg", "Көпір")


@pytest.mark.parametrize(
    "text",
    [
        *("[private]ҚҰПИЯ[/private]", "[Restrict x=1]ҚҰПИЯ[/Restrict]", "[hide]ҚҰПИЯ[/hide]"),
        *("[rcp_restrict]a [gallery] ҚҰПИЯ[/rcp_restrict]", "[members_only]ҚҰПИЯ[/members_only]"),
        "<!-- wp:members/private {} --><p>ҚҰПИЯ</p><!-- /wp:members/private -->",
        "<!-- wp:premium-content/container --><p>ҚҰПИЯ</p><!-- /wp:premium-content/container -->",
        "<!-- wp:jetpack/paywall --><!-- /wp:jetpack/paywall --><p>ҚҰПИЯ</p>",
    ],
)
def test_what_was_for_members_is_kept_from_readers_and_for_editors(text):
    found = read(f"<p>Бәріне</p>{text}")[0]
    assert found.html.startswith("<p>Бәріне</p>")
    assert "ҚҰПИЯ" not in found.html
    assert "ҚҰПИЯ" in "".join(found.hidden)


def test_shortcodes_that_nobody_knows_are_told_once():
    found, dropped = read(
        '[contact-form-7 id="5"] [toc][toc] [wp_login_form] Мәтін [tabs]бар[/tabs]'
    )
    assert found.html == "<p>Мәтін бар</p>"
    assert dropped == ["contact-form-7", "toc", "wp_login_form", "tabs"]
