"""Kazakh in the Latin alphabet of April 2021, as plain text."""

import io
import re
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazakh import LATIN, Converter
from kazakh.__main__ import convert_lines
from kazakh.scripts.cyrillic import ALPHABET, HAS_CYRILLIC
from tests.golden import differences, golden

CONVERTER = Converter(LATIN)
latin = CONVERTER.text
# Dots, slashes and at signs make addresses, which keep their letters.
without_addresses = st.text().map(lambda text: re.sub("[./@]", " ", text))
kazakh_text = st.text(st.sampled_from(ALPHABET + " -«»(),.XIaoKt129\u0301\u00ad"))


def test_script_names_itself():
    assert (LATIN.language, LATIN.direction) == ("kk-Latn", "ltr")


def test_five_hundred_words_are_spelled_as_written_by_hand():
    assert len(golden("latin_words")) >= 500
    assert differences("latin_words", latin) == []


def test_sixty_sentences_are_spelled_as_written_by_hand():
    assert len(golden("latin_sentences")) >= 60
    assert differences("latin_sentences", latin) == []


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("Ю", "İu"),
        ("ЮНЕСКО-ға", "İUNESKO-ğa"),
        ("ТЭЦ", "TETS"),
        ("Ц. Норман", "Ts. Norman"),
        ("НАЦПроект", "NATSProekt"),
        ("Ащысай, АЩЫСАЙ", "Aşşysai, AŞŞYSAİ"),
    ],
)
def test_capital_of_two_letters_looks_at_its_neighbours(source, printed):
    assert latin(source) == printed


@given(kazakh_text)
def test_dot_stays_with_its_sound(text):
    assert "i\u0307" not in latin(text)


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("ХХІ ғасыр, Х ғасыр, Х ғ.", "XXI ğasyr, X ğasyr, X ğ."),
        ("ХХ-ХХІ ғғ., І–ІІ том", "XX-XXI ğğ., I–II tom"),
        ("Евро-ХХІ, Формула-І-ге", "Evro-XXI, Formula-I-ge"),
        ("ХУІІІ ғасыр", "XVIII ğasyr"),
        ("І орын «І» әрпі", "I oryn «I» ärpı"),
        ("Х сынып, Х халықаралық форум, Х факторы", "X synyp, X halyqaralyq forum, H faktory"),
        ("Х. Досмұхамедов пен М. Әуезов", "H. Dosmūhamedov pen M. Äuezov"),
        ("С дәрумені, ММ бөлімі, СІМ", "S därumenı, MM bölımı, SIM"),
        ("ІІІІ, ХХХХ", "IIII, HHHH"),
        ("МСМХІ жыл", "MCMXI jyl"),
    ],
)
def test_roman_numerals_are_told_from_words(source, printed):
    assert latin(source) == printed


@pytest.mark.parametrize(
    "address",
    [
        *("https://қазалы.қаз/жаңалық", "http://qazaly.kz/?іздеу=сөз&бет=2", "www.қазалы.kz"),
        *(
            "қазалы.қаз",
            "пошта@қазалы.қаз",
            "ХХІ.қаз",
            "ХХ-ғасыр.қаз",
            "qazaly.kz/жаңалық/күріш",
            "@қазалы",
            "есеп.docx",
        ),
    ],
)
def test_addresses_stay(address):
    assert latin(address) == address
    assert latin(f"Біз ({address}), сосын {address}.") == f"Bız ({address}), sosyn {address}."


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("https://qazaly.kz/news-ке", "https://qazaly.kz/news-ke"),
        ("info@qazaly.kz-тен", "info@qazaly.kz-ten"),
        ("қазалы.қаз-да", "қазалы.қаз-da"),
        ("қойылды.Бүгін", "qoiyldy.Bügın"),
        ("1.Ауыл 2.Қала", "1.Auyl 2.Qala"),
    ],
)
def test_endings_of_addresses_and_sentences_without_a_space_are_words(source, printed):
    assert latin(source) == printed


@pytest.mark.parametrize(
    ("word", "printed"),
    [
        ("Газпром", "Gasprom"),
        ("ГАЗПРОМ", "GASPROM"),
        ("Газпромның", "Gaspromnyŋ"),
        ("Газпромдағы", "Gaspromdağy"),
        ("ГАЗПРОМНЫҢ", "GASPROMNYŊ"),
        ("газпром", "gazprom"),
        ("Газпромбанк", "Gazprombank"),
        ("Нью-Йоркке", "New Yorkke"),
        ("твиттер", "Twitter"),
        ("Твиттерде", "Twitterde"),
        ("Каз-Газпром-ға", "Kaz-Gasprom-ğa"),
    ],
)
def test_exception_serves_its_word_in_every_form(word, printed):
    spellings = {"Газпром": "Gasprom", "Нью-Йорк": "New York", "твиттер": "Twitter"}
    assert Converter(LATIN, exceptions=spellings).text(word) == printed


@pytest.mark.parametrize(
    "ending",
    [
        *("", "ның", "ға", "ты", "да", "нан", "мен", "лар", "лардың", "ы", "ын", "сына", "ымызға"),
        *("дағы", "дағылардың", "лық", "лықтар", "шылардың", "сыз", "дай", "ша", "ыңыздан"),
    ],
)
def test_exception_serves_every_chain_of_endings(ending):
    assert Converter(LATIN, exceptions={"Газпром": "X"}).text(f"Газпром{ending}").startswith("X")


@pytest.mark.parametrize("name", ["Тарасенко", "Тарасов", "Тарасұлы", "Тарасбай", "Тарасен"])
def test_exception_does_not_serve_another_name(name):
    assert not Converter(LATIN, exceptions={"Тарас": "X"}).text(name).startswith("X")


def test_longer_exception_comes_first():
    converter = Converter(LATIN, exceptions={"Орал": "ORAL", "Оралхан": "Oralkhan"})
    assert converter.text("Оралхан Оралда") == "Oralkhan ORALda"


def test_empty_exception_changes_nothing():
    assert Converter(LATIN, exceptions={"": "x", "сөз": ""}).text("сөз") == "söz"


@given(without_addresses)
def test_no_cyrillic_letter_is_left(text):
    assert not HAS_CYRILLIC.search(latin(text))


def test_every_letter_of_the_cyrillic_blocks_has_a_place():
    letters = [char for char in map(chr, range(0x110000)) if HAS_CYRILLIC.match(char)]
    assert len(letters) > 450
    for char in letters:
        assert not HAS_CYRILLIC.search(latin(char))
        assert latin(f"қ{char}қ").startswith("q")


@pytest.mark.parametrize(
    ("letter", "printed"),
    [
        ("ґ", "g"),
        ("ћ", "tş"),
        ("Њ", "N"),
        ("җ", "j"),
        ("ᲀ", "v"),
        ("Ӂ", "J"),
        ("ꙗ", "a"),
        ("҂", ""),
    ],
)
def test_foreign_letter_becomes_its_nearest(letter, printed):
    assert latin(letter) == printed


@given(st.text())
def test_any_text_converts_and_twice_is_once(text):
    once = latin(text)
    assert latin(once) == once


@given(kazakh_text)
def test_twice_is_once_in_kazakh(text):
    once = latin(text)
    assert latin(once) == once


@given(st.text(st.characters(max_codepoint=0x3FF)))
def test_text_without_cyrillic_stays(text):
    assert latin(text) == text


@given(st.lists(st.text(st.sampled_from(ALPHABET), min_size=1)))
def test_spaces_and_order_of_words_stay(words):
    assert latin(" ".join(words)).count(" ") == max(len(words) - 1, 0)


def test_words_hold_letters_of_the_alphabet_only():
    for _, expected in golden("latin_words"):
        bare = unicodedata.normalize("NFD", expected)
        assert not re.search("[^\\W\\d_A-Za-zıŋ]", re.sub("[\u0300-\u036f]", "", bare)), expected


@pytest.mark.parametrize(
    "piece", ["а", "a", "а.", "a@", "@", "http://", "аa", "-а", "І", "\u0301", "ғ-"]
)
def test_a_megabyte_without_a_space_is_read_once(piece):
    text = piece * (1_000_000 // len(piece))
    assert len(latin(text)) <= len(text) * 2


def test_memory_of_words_is_bounded():
    converter = Converter(LATIN)
    converter.words.size = 10
    assert converter.text("бір екі үш төрт бес алты жеті сегіз тоғыз он он бір".upper())
    assert converter.text("қ" * 100) == "q" * 100
    assert len(converter.words) <= 10


def run(command: str, given: bytes) -> subprocess.CompletedProcess[bytes]:
    shell = [sys.executable, "-m", "kazakh", command]
    return subprocess.run(shell, input=given, capture_output=True, env={"LC_ALL": "C"}, check=False)


@pytest.mark.parametrize(
    ("command", "printed"),
    [
        ("latin", "Qazaly\n\n ömır\r\n\udcffäkım"),
        ("arabic", "قازالى\n\n ءومىر\r\n\udcffاكىم"),
    ],
)
def test_command_reads_utf8_lines_in_any_locale(command, printed):
    done = run(command, "Қазалы\n\n өмір\r\n\udcffәкім".encode(errors="surrogateescape"))
    assert done.stdout.decode(errors="surrogateescape") == printed
    assert done.stderr == b""


def test_command_makes_slugs_and_refuses_what_it_does_not_know():
    assert run("slug", "Құрылыс\n".encode()).stdout == b"qurylys\n"
    assert run("greek", b"").returncode == 2


def test_lines_keep_their_ends():
    target = io.StringIO(newline="")
    convert_lines(latin, io.StringIO("бір\n\nекі", newline=""), target)
    assert target.getvalue() == "bır\n\nekı"


def test_closed_pipe_ends_quietly():
    shell = f"yes Қазалы | {sys.executable} -m kazakh latin | head -n 1"
    done = subprocess.run(["sh", "-c", shell], capture_output=True, timeout=60, check=True)
    assert done.stdout.decode() == "Qazaly\n"
    assert done.stderr == b""
