"""Two changes of one text in one: nothing of either is lost."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news import body
from news.comparing import GONE, NEW, SAME, Change, compare_html, compare_plain, shortened
from news.merging import blocks, merge_html, merge_plain

BASE = "<p>Бірінші сөйлем осы.</p><p>Екінші сөйлем осы.</p><p>Үшінші сөйлем осы.</p>"


def html(*paragraphs):
    return "".join(f"<p>{text}</p>" for text in paragraphs)


# Base, theirs, mine, merged; paragraphs of one letter stand for sentences.
CLEAN = [
    ("abc", "abc", "abc", "abc"),
    ("abc", "xbc", "abc", "xbc"),
    ("abc", "abc", "aby", "aby"),
    ("abc", "xbc", "aby", "xby"),
    ("abc", "xabc", "abcy", "xabcy"),
    ("abc", "bc", "ab", "b"),
    ("abc", "axc", "axc", "axc"),
    ("", "a", "a", "a"),
    ("abcd", "acd", "abcde", "acde"),
]


@pytest.mark.parametrize(("base", "theirs", "mine", "merged"), CLEAN)
def test_changes_in_different_places_are_both_taken(base, theirs, mine, merged):
    result = merge_html(html(*base), html(*theirs), html(*mine))
    assert (result.text, result.overlaps) == (html(*merged), [])


def test_two_changes_of_one_paragraph_are_merged_by_words():
    theirs = BASE.replace("Екінші сөйлем", "Екінші ұзын сөйлем")
    mine = BASE.replace("Екінші сөйлем осы", "Екінші сөйлем міне осы")
    merged = merge_html(BASE, theirs, mine)
    assert "<p>Екінші ұзын сөйлем міне осы.</p>" in merged.text
    assert merged.overlaps == []


def test_where_both_changed_the_same_words_both_stay_and_are_named():
    theirs = BASE.replace("Екінші", "Ортаңғы")
    mine = BASE.replace("Екінші", "Келесі")
    merged = merge_html(BASE, theirs, mine)
    assert merged.text == html(
        "Бірінші сөйлем осы.",
        "Ортаңғы сөйлем осы.",
        "Келесі сөйлем осы.",
        "Үшінші сөйлем осы.",
    )
    assert merged.overlaps == [("<p>Ортаңғы сөйлем осы.</p>", "<p>Келесі сөйлем осы.</p>")]


def test_marks_are_never_crossed():
    base = "<p>бір екі үш төрт</p>"
    theirs = "<p>бір <strong>екі үш</strong> төрт</p>"
    mine = "<p>бір екі <em>үш төрт</em></p>"
    merged = merge_html(base, theirs, mine)
    assert body.sanitise(merged.text) == merged.text


def test_titles_are_merged_by_words():
    merged = merge_plain("Көпір ашылды", "Жаңа көпір ашылды", "Көпір ашылды бүгін")
    assert "Жаңа" in merged.text
    assert "бүгін" in merged.text
    both = merge_plain("Көпір ашылды", "Көпір жабылды", "Көпір сыналды")
    assert both.text == "Көпір жабылды сыналды"


words = st.lists(st.sampled_from(["бір", "екі", "үш", "төрт", "бес"]), max_size=4).map(" ".join)
texts = st.lists(words.filter(bool), max_size=6).map(lambda lines: html(*lines))


def counted(text):
    return Counter(re.findall(r"\w+", body.plain(text)))


@given(texts, texts, texts)
def test_every_word_that_somebody_added_is_in_the_merged_text(base, theirs, mine):
    merged = counted(merge_html(base, theirs, mine).text)
    for side in (theirs, mine):
        added = counted(side) - counted(base)
        assert set(added) <= set(merged)


@given(texts, texts)
def test_one_sided_changes_are_taken_whole(base, changed):
    assert merge_html(base, base, changed).text == changed
    assert merge_html(base, changed, base).text == changed
    assert merge_html(base, changed, changed).text == changed


@given(texts)
def test_blocks_are_the_whole_text(html_of_one):
    assert "".join(blocks(html_of_one)) == html_of_one


def test_a_list_within_a_list_is_one_block():
    nested = "<ul><li><p>а</p><ul><li><p>ә</p></li></ul></li></ul>"
    assert blocks(f"<p>x<br>y</p>{nested}<hr>") == ["<p>x<br>y</p>", nested, "<hr>"]


def test_long_texts_are_merged_by_their_ends():
    base = html(*(f"Сөйлем {number}" for number in range(3_000)))
    theirs = base.replace("<p>Сөйлем 1</p>", "<p>Басқасы</p>")
    mine = base.replace("<p>Сөйлем 2998</p>", "<p>Менікі</p>")
    merged = merge_html(base, theirs, mine)
    assert "Басқасы" in merged.text
    assert "Менікі" in merged.text


# --- comparing -----------------------------------------------------------------------------


def test_changed_words_are_shown_as_words():
    assert compare_plain("Көпір бүгін ашылды", "Көпір кеше ашылды") == [
        Change(SAME, "Көпір "),
        Change(GONE, "бүгін"),
        Change(NEW, "кеше"),
        Change(SAME, " ашылды"),
    ]


def test_no_markup_is_shown():
    lines = compare_html("<p>бір <strong>екі</strong></p>", "<p>бір <em>екі</em> &lt;үш&gt;</p>")
    assert lines == [[Change(SAME, "бір екі"), Change(NEW, " <үш>")]]


def test_a_new_and_a_lost_paragraph_are_shown_whole():
    lines = compare_html(html("а", "ә", "б"), html("а", "б", "в"))
    assert lines == [
        [Change(SAME, "а")],
        [Change(GONE, "ә")],
        [Change(SAME, "б")],
        [Change(NEW, "в")],
    ]
    assert len(shortened(lines)) == 2


def test_pictures_are_named_by_their_number():
    lines = compare_html("<p>а</p>", '<p>а</p><figure data-photo="7"></figure>')
    assert lines[-1] == [Change(NEW, "[Сурет № 7]")]


@given(texts, texts)
def test_both_texts_can_be_read_out_of_the_comparison(before, after):
    lines = compare_html(before, after)
    for html_of_one, hidden in ((before, NEW), (after, GONE)):
        read = " ".join(c.text for line in lines for c in line if c.kind != hidden)
        assert read.split() == body.plain(html_of_one).split()
