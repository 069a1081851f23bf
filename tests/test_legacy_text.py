"""The engine's markers, each as the clean text that it becomes."""

import pytest

from legacy.text import Attachment, Site, comment_of, page_of, story_of, title_of
from news import body
from tests.dle import texts

SITE = Site(
    hosts={"qazaly.kz", "old-qazaly.kz"},
    files={
        7: Attachment("Бюджет.pdf", "/uploads/files/2022-10/b.pdf"),
        8: Attachment("otinish.docx", "/uploads/files/1666_o.docx"),
    },
)
FIGURE = '<figure data-photo="1"></figure>'
YOUTUBE = '<figure data-embed="youtube:{}"></figure>'

CASES = {
    "plain": (texts.PLAIN, texts.PLAIN),
    "thumb": (texts.THUMB + "Көпір ашылды", f"{FIGURE}<p>Көпір ашылды</p>"),
    "old thumb": (texts.OLD_THUMB, FIGURE),
    "medium": (texts.MEDIUM, FIGURE),
    "image": ("Бас" + texts.IMAGE + "аяқ", f"<p>Бас</p>{FIGURE}<p>аяқ</p>"),
    "relative image": (texts.RELATIVE, FIGURE),
    "inline image": (texts.INLINE, FIGURE),
    "in a list": (
        f"<ul><li>нан {texts.RELATIVE}</li></ul>сөз",
        f"<ul><li><p>нан</p></li></ul>{FIGURE}<p>сөз</p>",
    ),
    "in a table": (
        f"<table><tr><td>а{texts.RELATIVE}</td><td>б</td></tr></table>",
        f"<table><tbody><tr><td><p>а</p></td><td><p>б</p></td></tr></tbody></table>{FIGURE}",
    ),
    "media": (texts.MEDIA, YOUTUBE.format("dQw4w9WgXcQ")),
    "youtube": (texts.YOUTUBE, YOUTUBE.format("aaaaaaaaaaa")),
    "unknown media": (
        "<!--dle_media_begin:https://site.kz/v/1-->x<!--dle_media_end-->",
        '<p><a href="https://site.kz/v/1">https://site.kz/v/1</a></p>',
    ),
    "object": (
        '<object><param name="movie" value="x"><embed src="//www.youtube.com/v/aaaaaaaaaaa">',
        YOUTUBE.format("aaaaaaaaaaa"),
    ),
    "telegram": (
        '<script async src="https://telegram.org/js/telegram-widget.js?22" '
        'data-telegram-post="qazaly/12" data-width="100%"></script>',
        '<figure data-embed="telegram:qazaly/12"></figure>',
    ),
    "instagram": (
        '<blockquote class="instagram-media" data-instgrm-permalink='
        '"https://www.instagram.com/p/Cabcdef/?utm=1"><p>Көру</p></blockquote>'
        '<script async src="//www.instagram.com/embed.js"></script>',
        '<figure data-embed="instagram:p/Cabcdef"></figure>',
    ),
    "video": (texts.VIDEO, '<p><a href="/uploads/files/toi.mp4">Бейнежазба: toi.mp4</a></p>'),
    "video element": (
        '<video controls><source src="/uploads/files/%D1%82.mp4" type="video/mp4"></video>',
        '<p><a href="/uploads/files/%D1%82.mp4">Бейнежазба: т.mp4</a></p>',
    ),
    "video of youtube": (
        "<!--dle_video_begin:https://youtu.be/ccccccccccc-->x<!--dle_video_end-->",
        YOUTUBE.format("ccccccccccc"),
    ),
    "audio": (texts.AUDIO, '<p><a href="/uploads/files/an.mp3">Аудиожазба: an.mp3</a></p>'),
    "flash": (texts.FLASH + "сөз", "<p>сөз</p>"),
    "quotation": (
        texts.QUOTE,
        "<blockquote><p><strong>Айгүл:</strong></p><p>Өзен тасыды</p></blockquote>",
    ),
    "spoiler": (texts.SPOILER, "<p><strong>Тізім</strong></p><p>Бірінші, екінші</p>"),
    "old spoiler": (
        texts.SPOILER.replace("dle_spoiler Тізім ", "dle_spoiler"),
        "<p><strong>Тізім</strong></p><p>Бірінші, екінші</p>",
    ),
    "open spoiler": ('<div class="text_spoiler" style="display:none">сөз</div>', "<p>сөз</p>"),
    "leech": (texts.LEECH, '<p>Толығырақ <a href="https://stat.gov.kz/kk/">сайт</a></p>'),
    "old leech": (texts.OLD_LEECH, '<p><a href="http://egov.kz">сайт</a></p>'),
    "leech twice": (
        texts.leech(texts.SITE + "/engine/go.php?url=aHR0cDovL2Vnb3Yua3o="),
        '<p><a href="http://egov.kz">сайт</a></p>',
    ),
    "leech to a script": (texts.leech("javascript:alert(1)"), "<p>сайт</p>"),
    "leech to nothing": ('<a href="/go.php?url=%%%">сайт</a>', "<p>сайт</p>"),
    "smile": (texts.SMILE, "<p>Құттықтаймыз🙂</p>"),
    "emoji": ("<p>Сәлем <!--smile:1f600--><img src='/x.png'><!--/smile--></p>", "<p>Сәлем 😀</p>"),
    "smile alone": ('<p>а <img src="/public/emoticons/wink.png" alt="wink"></p>', "<p>а 😉</p>"),
    "unknown smile": ("<p>а <!--smile:kozachok--><img src='/k.gif'><!--/smile--></p>", "<p>а</p>"),
    "code": (texts.CODE, "<p>a = 1<br>b = 2</p>"),
    "list": (texts.LISTS, "<ul><li><p>нан</p></li><li><p>тұз</p></li></ul>"),
    "looks": (texts.LOOKS, "<p>Үлкен қызыл сөз</p>"),
    "filter": (texts.FILTER, "<p>Мынау *** сөз</p>"),
    "hide": (texts.HIDE, "<p>Көпшілікке.</p><p>Соңы.</p>"),
    "groups": (texts.GROUPS, "<p>Бәріне</p>"),
    "pages": (texts.PAGES, "<p>Бірінші бет</p><p>Екінші бет, басына</p>"),
    "attachments": (
        texts.ATTACHED,
        '<p>Құжат: <a href="/uploads/files/2022-10/b.pdf">Бюджет.pdf</a> және '
        '<a href="/uploads/files/1666_o.docx">Өтініш үлгісі</a> әрі</p>',
    ),
    "template": (texts.TEMPLATE, "<p>Мұнда бар</p>"),
    "bbcode": (
        texts.BBCODE,
        '<p><strong>Қалың</strong> <em>көлбеу</em> <a href="/12-a.html">сілтеме</a></p>'
        f"{FIGURE}{FIGURE.replace('1', '2')}<blockquote><p><strong>Бек</strong></p><p>дәйек</p>"
        f"</blockquote>{YOUTUBE.format('bbbbbbbbbbb')}",
    ),
    "words in brackets": ("<p>[сурет] [1] {көшірме} [x]</p>", "<p>[сурет] [1] {көшірме} [x]</p>"),
    "own links": (
        texts.OWN_LINKS,
        '<p><a href="/kogam/41-kopir.html">бір</a> <a href="/page/2/">екі</a> '
        '<a href="/tags/су/">үш</a> <a href="/uploads/files/a.pdf">төрт</a> '
        '<a href="https://other.kz/x">бес</a></p>',
    ),
    "word": (texts.WORD, "<p>Сырдария</p><p>Бірінші жол</p><p>Екінші жол</p>"),
    "slashes": (
        r"<p>It\'s <a href=\"/x.html\">a\\b</a></p>",
        '<p>It\'s <a href="/x.html">a\\b</a></p>',
    ),
    "unended marker": ("<!--TBegin:/uploads/a.jpg|-->сөз", "<p>сөз</p>"),
    "unended comment": ("<p>сөз</p><!-- x", "<p>сөз</p>"),
    "empty": ("<p>&nbsp;</p><br /> ", ""),
}


@pytest.mark.parametrize("case", CASES)
def test_a_marker_becomes_a_clean_text(case):
    text, expected = CASES[case]
    found = page_of(text, SITE)
    assert found.html == expected
    assert body.sanitise(found.html) == found.html


def test_planted_code_goes_and_is_reported():
    found = page_of(texts.INJECTED, SITE)
    assert found.html == "<p>Мәтін</p><p>басыңыз</p>"
    assert {dropped.kind for dropped in found.dropped} >= {"script", "unseen", "frame", "event"}
    assert any("казино" in dropped.what for dropped in found.dropped)


def test_the_engines_own_code_is_no_news():
    assert page_of(texts.OLD_THUMB + texts.SPOILER + texts.QUOTE + texts.WORD, SITE).dropped == []


HIDDEN = [
    texts.HIDE,
    texts.GROUPS,
    "[hide]ҚҰПИЯ",
    "[HIDE]ҚҰПИЯ[/hide]",
    "[hide][hide]а[/hide]ҚҰПИЯ[/hide]",
    "[hide=1][group=5]а[/hide]ҚҰПИЯ[/group]",
    "[/hide][hide]ҚҰПИЯ",
    "<!--QuoteBegin--><!--QuoteEBegin-->[hide]ҚҰПИЯ<!--QuoteEnd--><!--QuoteEEnd-->[/hide]",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_what_was_for_members_is_never_public(text):
    found = story_of(text, text + " " * 20, SITE)
    assert "ҚҰПИЯ" not in found.html
    assert any("ҚҰПИЯ" in part for part in found.hidden)
    assert "ҚҰПИЯ" not in comment_of(text, SITE).html


def test_pictures_are_named_once_in_their_order():
    found = story_of(texts.THUMB, texts.MEDIUM + texts.THUMB + texts.INLINE, SITE)
    first, second, third = found.pictures
    assert first.address == "/uploads/posts/2022-10/1666_kopir.jpg"
    assert first.alt == "Жаңа көпір"
    assert second.address == "/uploads/posts/2023-01/kitap.jpg"
    assert third.content.startswith(b"GIF89a")
    assert body.photo_ids(found.html) == [2, 1, 3]


def test_a_small_copy_leads_to_its_picture():
    [picture] = page_of(texts.OLD_THUMB, SITE).pictures
    assert picture.address == "/uploads/posts/2013-05/toi.jpg"
    assert picture.shown == "/uploads/posts/2013-05/thumbs/toi.jpg"
    [alone] = page_of('<img src="/uploads/posts/thumbs/a.jpg">', SITE).pictures
    assert alone.address == "/uploads/posts/a.jpg"


def test_a_picture_of_another_site_is_named_whole_and_a_dot_is_none():
    found = page_of('<img src="http://x.kz/a.jpg"><img src="http://c.kz/1.gif" width="1">', SITE)
    assert [picture.address for picture in found.pictures] == ["http://x.kz/a.jpg"]
    assert [dropped.kind for dropped in found.dropped] == ["picture"]


def test_files_that_a_text_leads_to_are_named():
    found = page_of(texts.ATTACHED + texts.VIDEO + texts.OWN_LINKS, SITE)
    assert found.files == [
        *("/uploads/files/2022-10/b.pdf", "/uploads/files/1666_o.docx"),
        *("/uploads/files/toi.mp4", "/uploads/files/a.pdf"),
    ]
    assert [dropped.kind for dropped in found.dropped] == ["attachment"]


def test_references_are_renumbered_as_the_library_has_them():
    found = page_of(texts.THUMB + texts.MEDIUM, SITE)
    html = body.renumber(found.html, {1: 501}.get)
    assert html == '<figure data-photo="501"></figure>'


FIRST, SECOND = (
    "<p>Бүгін Қазалыда жаңа көпір ашылды, оған мыңға жуық адам келді.</p>",
    "<p>Соңы.</p>",
)
MERGED = {
    "repeated": (FIRST, FIRST + SECOND, FIRST + SECOND),
    "cut within a word": (FIRST[:45] + "...", FIRST + SECOND, FIRST + SECOND),
    "mended": (FIRST.replace("мыңға", "бір мыңға"), FIRST + SECOND, FIRST + SECOND),
    "in other tags": (f"<b>{FIRST[3:-4]}</b>", FIRST + SECOND, FIRST + SECOND),
    "its own picture": (texts.RELATIVE + FIRST, FIRST + SECOND, FIGURE + FIRST + SECOND),
    "same picture": (texts.RELATIVE + FIRST, texts.RELATIVE + SECOND, FIRST + FIGURE + SECOND),
    "something else": ("<p>Кіріспе сөз</p>", FIRST, "<p>Кіріспе сөз</p>" + FIRST),
    "no full text": (FIRST, "", FIRST),
    "next to no full text": (FIRST, "<p>.</p>", FIRST),
    "empty full text": (FIRST, "<p>&nbsp;</p><br />\r\n", FIRST),
    "no short text": ("", FIRST, FIRST),
    "nothing": ("", "", ""),
}


@pytest.mark.parametrize("case", MERGED)
def test_two_texts_become_one_without_repetition(case):
    short, full, expected = MERGED[case]
    assert story_of(short, full, SITE).html == expected


def test_a_comment_is_its_words_in_lines():
    found = comment_of("Құтты болсын!<br />Рахмет <b>бәріне</b>" + texts.QUOTE + texts.THUMB, SITE)
    assert found.html == "Құтты болсын!\nРахмет бәріне\nАйгүл:\nӨзен тасыды"


TITLES = {
    "«Абай» &amp;quot;жолы&amp;quot; &#039;әні&#039;": "«Абай» \"жолы\" 'әні'",
    "A &amp; B": "A & B",
    r"It\'s  қала" + "\n": "It's қала",
    "&amp;amp; бір": "& бір",
    "AT&T &lt;b&gt;": "AT&T <b>",
    "\ufe0f«Қазалы»\u200b": "«Қазалы»",
}


@pytest.mark.parametrize("raw", TITLES)
def test_a_title_is_as_its_editor_typed_it(raw):
    assert title_of(raw) == TITLES[raw]
