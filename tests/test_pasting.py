"""Pastes: twenty and more clipboards as programs fill them, and any soup at all."""

import re
import unicodedata
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from kazakh import mended
from news import body
from news.pasting import LONGEST, pasted
from news.pasting.links import address_of
from tests.factories import make_editor
from tests.test_body import HOSTILE, is_harmless

PASTES = Path(__file__).parent / "pastes"
NAMES = sorted(path.name.removesuffix(".expected.html") for path in PASTES.glob("*.expected.html"))
OF_HTML = [name for name in NAMES if not (PASTES / f"{name}.txt").exists()]
OF_TEXT = [name for name in NAMES if name not in OF_HTML]


def clipboard(name):
    """What a program gives: HTML, plain text or both."""
    files = [PASTES / f"{name}.{kind}" for kind in ("html", "txt")]
    return [path.read_text() if path.exists() else "" for path in files]


def test_there_are_twenty_pastes_of_many_programs():
    assert len(NAMES) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_a_paste_is_as_an_editor_would_have_typed_it(name):
    expected = (PASTES / f"{name}.expected.html").read_text().replace(">\n", ">").strip()
    found = pasted(*clipboard(name))
    assert found == expected
    assert body.sanitise(found) == found
    assert "<figure" in found or pasted(found) == found


@pytest.mark.parametrize("name", NAMES)
def test_a_paste_loses_all_styles(name):
    attributes = re.findall(r' ([a-z-]+)="', pasted(*clipboard(name)))
    assert set(attributes) <= {"href", "start", "colspan", "rowspan", "data-embed"}


# What a browser shows and no editor wants: bullets that are typed, a colleague's remark.
BULLETS = {"·", "o", "1.", "2."}
REMARKS = ".MsoCommentReference, [style*='comment-list']"


def shown(page, html):
    """The words of some HTML as a browser shows them; emoji may be pictures there."""
    page.set_content(html)
    page.evaluate("all => document.querySelectorAll(all).forEach(one => one.remove())", REMARKS)
    text = mended(page.evaluate("document.body.innerText"))
    # «м²» is written so here and drawn so there.
    words = re.findall(r"[^\s⁠❤🏆]+", unicodedata.normalize("NFKC", text))
    return [word for word in words if word not in BULLETS]


@pytest.mark.parametrize("name", OF_HTML)
def test_a_browser_shows_the_same_words_before_and_after(name, page):
    page.route("http*://**", lambda route: route.abort())
    html, _ = clipboard(name)
    assert shown(page, pasted(html)) == shown(page, html)


@pytest.mark.parametrize("name", OF_TEXT)
def test_a_plain_text_keeps_every_letter(name):
    _, text = clipboard(name)
    assert letters(body.plain(pasted("", text))) == letters(mended(text))


def letters(text):
    return re.sub(r"[\W_]", "", text)


WORDS = st.sampled_from(["қала", "өзен", "ән", "Күй", "10", "с."])
PARTED = [
    *("<p>{0}", "<div>{0}", "<h1>{0}", "<h4>{0}", "<blockquote>{0}", "<ul><li>{0}", "<section>{0}"),
    *("<br>{0}<br>", " {0} ", "\n{0}\n", "&nbsp;{0}&nbsp;", "<li>{0}", "<dt>{0}<dd>{0}", "<ul>{0}"),
    *("<table><tr><td>{0}<td>{0}</table> ", "<table><tr><td><table><tr><td>{0}</table></table> "),
    *("<span style='display:block'>{0}</span>", "<p class=MsoListParagraph>· {0}</p> "),
    "<p style='mso-list:l0 level3'><span style='mso-list:Ignore'>·</span>{0}",
    "<ol start=7><li>{0}</ol> ",
]
NOISE = [
    *("<b>", "</b>", "<i>", "</i>", "<a href='https://qazaly.kz'>", "</a>", "<o:p>", "</o:p>"),
    *(
        "<span style='font-weight:700;white-space:pre-wrap'>",
        "</span>",
        "</p>",
        "</div>",
        "</table>",
    ),
    *(
        "<!-- x -->",
        "<![if !supportLists]>",
        "<![endif]>",
        "</li>",
        "<b style='font-weight:normal'>",
    ),
    *("&shy;", "\u200b", "&#xfe0f;", "<style>p {}</style>", "<script>x</script>", "</ul>"),
]
SOUP = st.lists(st.tuples(st.sampled_from(PARTED), WORDS, st.sampled_from([*NOISE, ""])))


@settings(max_examples=400, deadline=None)
@given(SOUP)
def test_no_soup_loses_or_glues_a_word(soup):
    html = "".join(noise + part.format(word) for part, word, noise in soup)
    words = [word for part, word, _ in soup for _ in range(part.count("{0}"))]
    found = pasted(html)
    assert body.plain(found).split() == words
    assert body.sanitise(found) == found


PARTS = st.sampled_from([*HOSTILE, *PARTED, *NOISE]) | st.text(max_size=8)


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS, max_size=12).map("".join), st.text())
def test_any_clipboard_gives_something_harmless(html, text):
    found = pasted(html, text)
    assert is_harmless(found)
    assert body.sanitise(found) == found


@settings(max_examples=300, deadline=None)
@given(st.text("абВ -\n*_~.•1\t[]:", max_size=200))
def test_no_plain_text_loses_a_letter(text):
    assert letters(body.plain(pasted("", text))) == letters(text)


@pytest.mark.parametrize(
    "part",
    [
        *("<a", "<b>", "<b id=1><p>", "<div>", "<table><tr><td>", "<ul><li>", "</p>", "</b>"),
        *(
            "<p>x",
            "<li>",
            "<ol><li>а</ol>",
            "*a ",
            "*_~",
            "а-\n",
            "\n",
            "<!",
            "<![if ",
            "&",
            "а\nб",
        ),
        *("<span style='font-weight:700'>а</span> ", "<p style='mso-list:l0 level9'>а</p>"),
    ],
)
def test_a_clipboard_without_end_is_read(part):
    long = part * (100_000 // len(part))
    assert pasted(f"{long}<p>соңы</p>").endswith("соңы</p>") or "соңы" in pasted(f"{long} соңы")
    assert "соңы" in pasted("", f"{long}\nсоңы")


def test_formatting_that_browsers_repeat_in_every_paragraph_stays_small():
    """Seventeen kilobytes of it are ten megabytes, and a hundred of it gigabytes, by the rules."""
    bold = "".join(f"<b id={number}>" for number in range(5_000))
    found = pasted(f"<div>{bold}</div>" + "<p>сөз" * 5_000)
    assert found.count("сөз") == 5_000


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://qazaly.kz/", "https://qazaly.kz/"),
        ("https://www.google.com/url?q=https://qazaly.kz/&sa=D", "https://qazaly.kz/"),
        ("https://www.google.kz/url?url=https%3A%2F%2Fqazaly.kz%2F", "https://qazaly.kz/"),
        ("https://vk.com/away.php?to=https%3A%2F%2Fqazaly.kz", "https://qazaly.kz"),
        ("https://www.google.com/url?q=javascript:alert(1)", ""),
        ("https://www.google.com/search?q=https://qazaly.kz/", None),
        ("javascript:alert(1)", ""),
        ("file:///C:/Users/a.docx", ""),
        ("#_Toc123", ""),
        ("/relative", ""),
        ("https://[", None),
        ("tel:+77242", "tel:+77242"),
    ],
)
def test_links_lead_where_they_lead(href, kept):
    assert address_of(href) == (href if kept is None else kept)


def test_the_better_half_of_a_clipboard_is_taken():
    assert pasted("<img src=x>", "сөз") == "<p>сөз</p>"
    assert pasted("<p>сөз</p>", "басқа") == "<p>сөз</p>"
    assert pasted("", "") == ""
    assert pasted("<p>" + "с" * LONGEST, "қысқа") == "<p>қысқа</p>"


def test_a_joined_hyphen_needs_a_reason():
    page = (
        "Бүгін аудандағы барлық ауылда {}\n{} туралы айтылып, жиналыс аяқталды\n"
        "деп хабарланды, ал келесі жиналыс\nқашан болатыны әлі белгісіз."
    )
    for before, after, joined in (
        ("жаңа-", "лық", "жаңалық"),
        ("қызыл-", "жасыл", "қызыл-жасыл"),
        ("Алматы-", "Астана", "Алматы-Астана"),
        ("COVID-", "19", "COVID-19"),
        ("2025-", "2026", "2025-2026"),
        ("жиын –", "той", "жиын – той"),
    ):
        assert f" {joined} туралы" in pasted("", page.format(before, after))


def test_the_desk_cleans_a_paste(desk):
    sent = {"html": "<p class=MsoNormal>əн <script>alert(1)</script></p>", "text": "əн"}
    assert desk.post(reverse("editor_paste"), sent).json() == {"html": "<p>ән</p>"}
    assert desk.post(reverse("editor_paste"), {}).json() == {"html": ""}


def test_a_paste_without_end_gets_a_sentence(desk):
    answer = desk.post(reverse("editor_paste"), {"text": "с" * (LONGEST + 1)})
    assert answer.status_code == 413
    assert "тым үлкен" in answer.json()["sentence"]


def test_only_the_desk_may_ask(client, db):
    for name in ("editor_paste", "editor_cover"):
        assert client.post(reverse(name), {"html": "<p>x"}).status_code == 302


def test_a_form_of_another_site_may_not_ask(client, db):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_editor())
    assert strict.post(reverse("editor_paste"), {"html": "x"}).status_code == 403
    assert strict.get(reverse("editor_paste")).status_code == 405
