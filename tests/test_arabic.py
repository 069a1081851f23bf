"""Kazakh in the Arabic script, as plain text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazakh import ARABIC, Converter
from kazakh.scripts.cyrillic import ALPHABET, HAS_CYRILLIC, LOWER
from tests.golden import differences, golden

arabic = Converter(ARABIC).text
HAMZA = "\u0621"
without_addresses = st.text().map(lambda text: re.sub("[./@]", " ", text))
words = st.text(st.sampled_from(LOWER), min_size=1)


def test_script_names_itself():
    assert (ARABIC.language, ARABIC.direction) == ("kk-Arab", "rtl")


def test_five_hundred_words_are_spelled_as_written_by_hand():
    assert len(golden("arabic_words")) >= 500
    assert differences("arabic_words", arabic) == []


def test_sixty_sentences_are_spelled_as_written_by_hand():
    assert len(golden("arabic_sentences")) >= 60
    assert differences("arabic_sentences", arabic) == []


@given(words)
def test_hamza_is_one_and_first_and_only_where_nothing_else_tells(word):
    printed = arabic(word)
    is_front = bool(set(word) & set("әөүі")) and not set(word) & set("еэгғкқ")
    assert printed.startswith(HAMZA) == is_front
    assert HAMZA not in printed[1:]


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("«әлі»", "«ءالى»"),
        ("(«Өмір»)", "(«ءومىر»)"),
        ("ән-өлең", "ءان-ولەڭ"),
        ("128-і", "128-ءى"),
        ("Н.Ә.Назарбаев", "ن.ءا.نازارباەۆ"),
    ],
)
def test_hamza_stands_before_the_first_letter_of_each_part(source, printed):
    assert arabic(source) == printed


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("иә, бар; жоқ?", "ءيا، بار؛ جوق؟"),
        ("1,5 пен 2, 3", "1,5 پەن 2، 3"),
        ("«Айқын», 50%, №7!", "«ايقىن»، 50%، №7!"),
        ("https://a.kz/?a=1,b;c, иә", "https://a.kz/?a=1,b;c، ءيا"),
        ("сағат 10:30:00.", "ساعات 10:30:00."),
    ],
)
def test_punctuation_turns_except_in_numbers_and_addresses(source, printed):
    assert arabic(source) == printed


def test_digits_and_roman_numerals_stay_as_they_are():
    assert arabic("ХХІ ғасыр, 2024 жыл, І орын") == "XXI عاسىر، 2024 جىل، I ورىن"
    assert arabic("ХХІ ғасырға") == "XXI عاسىرعا"
    assert arabic("І. Есенберлин, С дәрумені") == "ءى. ەسەنبەرلين، س دارۋمەنى"


def test_word_is_never_in_two_scripts():
    assert arabic("Facebookте iPhoneды") == "Facebook-تە iPhone-دى"
    assert arabic("Wi-Fi-ды COVID-тен") == "Wi-Fi-دى COVID-تەن"


@given(without_addresses)
def test_no_word_of_any_text_is_in_two_scripts(text):
    printed = arabic(text)
    assert not HAS_CYRILLIC.search(printed)
    if not re.search("[\u0600-\u06ff]", text):
        assert not re.search("[A-Za-z][\u0621-\u06d5]|[\u0621-\u06d5][A-Za-z]", printed)


def test_exception_has_its_ending_without_a_hamza_of_its_own():
    converter = Converter(ARABIC, exceptions={"Алла": "اللاھ"})
    assert converter.text("Алланың Алласы Алланың ісі") == "اللاھنىڭ اللاھسى اللاھنىڭ ءىسى"
    assert converter.text("Аллаңіз") == "اللاھڭىز"


@given(st.text())
def test_any_text_converts_and_twice_is_once(text):
    once = arabic(text)
    assert arabic(once) == once


@given(st.text(st.sampled_from(ALPHABET + " -«»(),.;?XIaoKt129@/#")))
def test_twice_is_once_in_kazakh(text):
    once = arabic(text)
    assert arabic(once) == once


def test_a_feeds_own_references_stay_whole():
    """Its text is HTML once more, escaped again."""
    feed = Converter(ARABIC).html("<description>бір &amp;lt; екі &amp;amp; үш; төрт</description>")
    assert "&amp;lt; " in feed
    assert "&amp;amp; " in feed
    assert feed.count("؛") == 1
