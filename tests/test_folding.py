"""Keys of search: one word in every script and on every keyboard, and the order of the alphabet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazakh import fold, search_keys, sort_key

SPELLINGS = [
    "қазақша ҚАЗАҚША казакша qazaqşa qazaqsha qazaqs'a qazaqs’a قازاقشا",
    "әкім Əкім əкім аким äkım ákim a'kim äkim ءاكىم اكىم",
    "жаңалықтар жаналыктар jaŋalyqtar jańalyqtar jan'alyqtar jañalıqtar zhanalyktar جاڭالىقتار",
    "үй уй üi úı u'i ءۇي",
    "өмір омир ömır ómir o'mir ءومىر",
    "ғылым гылым ğylym ǵylym g'ylym ghylym عىلىم",
    "шұғыла шугыла şūğyla shuǵyla s'ug'yla شۇعىلا",
    "тау tau tay' taý taw تاۋ",
    "чемпион tşempion chempion c'empion çempion",
    "цирк tsirk",
    "юбилей iubilei يۋبيلەي",
    "Қазалы Kазалы Казалы Qazaly QAZALY قازالى",
    "Асхат Ashat",
    "һәм хәм һам häm",
    "İurii İURİİ Юрий юрий",
]


@pytest.mark.parametrize("spellings", SPELLINGS)
def test_spellings_of_a_word_have_one_key(spellings):
    keys = {spelling: fold(spelling) for spelling in spellings.split()}
    assert len(set(keys.values())) == 1, keys


def test_words_of_other_sounds_keep_their_keys():
    words = [
        "бала",
        "біле",
        "тау",
        "той",
        "кел",
        "қал",
        "ел",
        "ал",
        "су",
        "со",
        "шай",
        "сай",
        "жол",
        "зол",
        "мен",
        "бен",
    ]
    assert len({fold(word) for word in words}) == len(words)


def test_marks_that_nobody_sees_change_nothing():
    assert fold("Қа\u00adза\u200bлы\ufe0f") == fold("Қазалы")


def test_a_text_keeps_its_words_apart():
    assert fold("Қазалы  ауданы,\n2024") == "казали ауданы 2024".replace("ы", "и")


@given(st.text())
def test_any_text_has_a_key(text):
    assert " " not in fold(text).strip().replace(" ", "")


@pytest.mark.parametrize(
    "spellings",
    [
        "мектептеріміздегі мектептериміздеги mektepterımızdegı mektepterimizdegi مەكتەپتەرىمىزدەگى",
        "тұмау тумау тұмаудан",
        "кітабы китабы kıtaby kitaby كىتابى",
        "оқиды окиды oqidy وقيدى",
        "халқымыз халкымыз halqymyz حالقىمىز",
        "Нұрлыбековтің Нурлыбековтин Nūrlybekovtıŋ",
        "Қазалыдағы Казалыдагы Qazalydağy قازالىداعى",
    ],
)
def test_forms_in_any_script_share_a_key(spellings):
    keys = [set(search_keys(spelling)) for spelling in spellings.split()]
    assert set.intersection(*keys), keys


def test_forms_meet_their_word():
    for form in ("мектептеріміздегі", "мектебі", "mektebınıŋ", "مەكتەپتە"):
        assert "мектеп" in search_keys(form)


def test_numbers_are_their_own_keys():
    assert search_keys("2024") == ("2024",)


@pytest.mark.parametrize("nothing", ["", "(", "'", "\\", "\x00", "\u202e", "…—", "_"])
def test_a_word_of_nothing_has_no_keys(nothing):
    assert search_keys(nothing) == ()


@given(st.text(max_size=40))
def test_keys_are_words_that_a_query_can_hold(text):
    for key in search_keys(text):
        assert key
        assert not set(key) & set("'\\ &|!():*<>\x00")


def test_the_alphabet_sorts_as_it_is_said():
    alphabet = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
    assert sorted(alphabet, key=sort_key) == list(alphabet)


def test_names_sort_by_the_alphabet():
    names = ["Ғалым", "Әсел", "Жанар", "Асан", "Өмір", "Орал", "әбіш", "Қанат", "Камал", "7-бет"]
    sorted_names = [
        "7-бет",
        "Асан",
        "әбіш",
        "Әсел",
        "Ғалым",
        "Жанар",
        "Камал",
        "Қанат",
        "Орал",
        "Өмір",
    ]
    assert sorted(names, key=sort_key) == sorted_names
