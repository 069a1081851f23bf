"""Words in two scripts: what only looks like a letter of its word, and what is mixed on purpose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazakh import mixed_words

# Latin letters are written as escapes where nobody could tell them otherwise.
WRONG = {
    "\u0259кім": "\u0259",
    "К\u0061з\u0061лы": "a",
    "\u004bазалы": "K",
    "м\u0065ктеп": "e",
    "\u0054ОО": "T",
    "б\u0069л\u0069м": "i",
    "m\u0435dia": "\u0435",
    "С\u004fVID": "С",
    "С\u004fVIDтің": "С",
    "\u0435Gov": "\u0435",
    "F\u0430cebook": "\u0430",
}
RIGHT = (
    "мектеп school COVID-тен IT-мамандар 3D 5G-ге WhatsAppтан HTTPті Facebookтағы QazАқпарат Wi-Fi "
    "ҚазTRK ХХІ XXІ ХІX-шы 20-сы қазақ́ша Ə ö ё ґанок قازاق ΑΒΓ №5 a б 1а2b"
)


@pytest.mark.parametrize("word", WRONG)
def test_letters_of_the_wrong_script_are_found(word):
    assert list(mixed_words(f"Бұл {word}, иә.")) == [(word, WRONG[word])]


@pytest.mark.parametrize("word", RIGHT.split())
def test_scripts_mixed_on_purpose_are_left_alone(word):
    assert list(mixed_words(f"Бұл {word}, иә.")) == []


def test_words_come_in_their_order():
    words = [word for word, _ in mixed_words("б\u0069р үй, м\u0065ктеп")]
    assert words == ["б\u0069р", "м\u0065ктеп"]


@given(st.text() | st.text(alphabet="аәсXIХІabcə-", max_size=30))
def test_any_text_is_read(text):
    for word, letters in mixed_words(text):
        assert word in text
        assert letters
        assert set(letters) <= set(word)


@pytest.mark.parametrize("part", ["а", "aа", "аA", "Xх", "a"])
def test_long_words_are_read_in_one_go(part):
    assert len(list(mixed_words(part * (300_000 // len(part))))) <= 1
