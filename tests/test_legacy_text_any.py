"""Any old text at all becomes a clean one, and nothing that was hidden shows."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from legacy.text import comment_of, page_of, story_of, title_of
from news import body
from tests.dle import texts
from tests.test_body import HOSTILE, is_harmless
from tests.test_legacy_text import SITE

MARKED = [text for name, text in vars(texts).items() if name.isupper() and name != "SITE"]
PIECES = st.sampled_from(
    [
        *MARKED,
        *HOSTILE,
        *(
            "<!--",
            "-->",
            "<!--TBegin:/a.jpg|",
            "<!--TEnd-->",
            "<!--QuoteEnd-->",
            "<!--spoiler_text-->",
        ),
        *("[quote]", "[/quote]", "[img]", "[/img]", "[url=", "]", "[list]", "[*]", "{PAGEBREAK}"),
        *("<ul><li>", "</li></ul>", "<table><tr><td>", "</table>", "<blockquote>"),
        *('<img src="data:0">', '<img src="data:image/png;base64,AA">', "<a href='/x'>", "</a>"),
        *("[/group]", "[group=5]", "[not-available=main]", "[/HIDE ]", "[hide=", "[/not-group]"),
        *("<div style='display:none'>", "</div>", "сөз", "\\", "&", "\n", "\x00", "<br>", "<b>"),
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=200)


def is_clean(html):
    return is_harmless(html) and body.sanitise(html) == html


@settings(max_examples=400, deadline=None)
@given(TEXTS, TEXTS)
def test_any_two_texts_become_a_clean_one(short, full):
    found = story_of(short, full, SITE)
    assert is_clean(found.html)
    assert set(body.photo_ids(found.html)) <= set(range(1, len(found.pictures) + 1))
    assert all(file.startswith("/uploads/") for file in found.files)


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(["hide", "HIDE=1,2", "group=1", "not-group=5", "available=x"]))
def test_what_is_hidden_never_shows(before, inside, tag):
    name = tag.partition("=")[0]
    assume(f"[/{name.lower()}" not in inside.lower())
    text = f"{before}[{tag}]{inside}ЖАСЫРЫНСӨЗ[/{name}]"
    assert "ЖАСЫРЫНСӨЗ" not in story_of(text, text, SITE).html
    assert "ЖАСЫРЫНСӨЗ" not in comment_of(text, SITE).html


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_comment_is_words_and_any_title_a_line(text):
    assert "\x00" not in comment_of(text, SITE).html
    assert "\n" not in title_of(text)


@given(st.lists(st.sampled_from(["қала", "өзен", "ән"]), min_size=1, max_size=9))
def test_words_are_never_lost(words):
    text = "<br>".join(f"<!--colorstart:#f00--><i>{word}</i> [b]{word}[/b]" for word in words)
    said = body.plain(page_of(text, SITE).html).split()
    assert said == [word for word in words for _ in range(2)]


def test_work_grows_no_faster_than_the_text():
    """Each would take minutes if a step looked again at what it had seen."""
    pieces = [
        "<!--",
        "<!--TBegin:/a|-->",
        "<!--smile:x-->",
        "[hide]",
        "[img]x",
        "[url=",
        "{custom ",
    ]
    pieces += ["<script>", "<blockquote class=instagram-media>", "<img src=/a.jpg>", "[quote]"]
    pieces += [
        "data:image/png;base64,",
        "<a x=",
        "[attachment=",
        "\\",
        "&amp;",
        "<embed ",
        "{custom ",
    ]
    for piece in pieces:
        assert is_clean(page_of(piece * 4000, SITE).html)
