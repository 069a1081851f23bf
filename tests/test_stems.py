"""Stems: forms of one word meet, different words do not, whatever is typed."""

import os
import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazakh import stem, stems
from kazakh.stems.endings import endings
from kazakh.stems.grammar import STATES
from kazakh.stems.readings import readings

FORMS = {
    "мектеп": "мектебі мектептің мектепке мектептер мектептеріміздегі мектебіңізден",
    "кітап": "кітабы кітапты кітабымызға кітаптардан кітаптарың",
    "халық": "халқы халқымыз халықтың халқына халықтар",
    "ауыл": "ауылы ауылдан ауылдағы ауылдарымыз ауылдағылар",
    "қала": "қаланың қаласы қаласында қалалардың қаладағы",
    "бала": "балам баланың балалары балаларымыздың балалармен",
    "орын": "орны орнында орынға орынның",
    "мәселе": "мәселелер мәселесін мәселеге мәселелерді",
    "көше": "көшеде көшесі көшелердің",
    "аудан": "ауданы ауданның ауданында",
    "су": "суға судың суды сулар суымыз",
    "тау": "тауы таудың тауға таулар",
    "мұғалім": "мұғалімдер мұғалімге мұғалімнің мұғалімдеріміз",
    "оқы": "оқу оқып оқыды оқиды оқыған оқитын оқымайды оқыса",
    "жаз": "жазу жазды жазған жазылған жазып жазылады жазбайды",
    "қой": "қою қоя қойды қояды қойған қойылған",
    "бер": "береді берген берілді берілген беріп бермеген бермек",
    "кел": "келді келеді келген келу келмеді келе келіп келейік",
    "бол": "болды болады болған болмайды болып болса",
    "жаса": "жасау жасады жасалған жасайды жасалып жасауға",
    "қорық": "қорқады қорқып қорықпа қорыққан",
    "ұйымдастыр": "ұйымдастырды ұйымдастырылған ұйымдастыру ұйымдастырылады",
    "отыр": "отырмын отырған отырады отырмыз",
    "ол": "оны оның оған олардың оларға",
    "бұл": "мұны бұған бұлардың мұнда",
    "е": "еді екен емес екенін",
}


@pytest.mark.parametrize(("word", "form"), [(w, f) for w, fs in FORMS.items() for f in fs.split()])
def test_a_form_has_its_word_for_a_stem(word, form):
    assert stem(form) == word


@pytest.mark.parametrize("word", FORMS)
def test_a_word_is_its_own_stem(word):
    assert word in stems(word)


@pytest.mark.parametrize(
    "words",
    [
        "қазақ қазақстан қазақстандық",
        "оқушы оқулық оқы",
        "бас басқа баста",
        "ата атақ атқыш",
        "жер жерлес",
        "жыл жылқы жылы",
        "су суық сурет",
        "тіл тілек тілші",
        "көл қол",
        "мәдениет мәдени",
    ],
)
def test_different_words_keep_different_stems(words):
    for one, other in combinations(words.split(), 2):
        assert stem(one) != stem(other)


def test_a_doubtful_form_has_several_stems():
    # We move, or our street.
    assert set(stems("көшеміз")) == {"көш", "көше"}


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("КСРО-дағы", "ксро"),
        ("20-сы", "20"),
        ("2024-жылдың", "2024-жыл"),
        ("Qazaly.kz-ке", "qazaly.kz"),
        ("АҚШ-тың", "ақш"),
        ("ата-анасы", "ата-ана"),
        ("бір-бірімен", "бір-бір"),
    ],
)
def test_endings_behind_a_hyphen_leave(form, name):
    assert stem(form) == name


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Нұрлыбековтің", "нұрлыбеков"),
        ("Қазалыда", "қазалы"),
        ("Шымкенттен", "шымкент"),
        ("Байқоңырдағы", "байқоңыр"),
    ],
)
def test_names_lose_their_endings(form, name):
    assert stem(form) == name


@given(st.text())
def test_any_text_has_a_stem(text):
    assert stems(text)[0] == stem(text)
    assert all(isinstance(found, str) for found in stems(text))


@given(st.text(alphabet="абгғдеіклқмнңоөпрстуұүшыйюя", min_size=1, max_size=30))
def test_readings_are_made_of_the_word(word):
    for reading in readings(word):
        assert reading.kind in ("noun", "verb")
        assert reading.stem


def test_a_word_of_a_thousand_letters_is_no_trouble():
    assert stem("ла" * 500)
    assert stem("ын" * 500)


def test_every_state_of_the_grammar_is_reached():
    named = {ending.then for state in STATES.values() for ending in state}
    assert named | {"noun", "verb"} == STATES.keys() | {"verb"}


def test_endings_keep_harmony():
    assert {"лар", "лер", "дағы", "дегі", "ында", "інде"} <= endings().keys()
    assert not {"лир", "дағі", "індағы", "лерда"} & endings().keys()


def test_each_process_reads_a_word_alike():
    """One indexes, another is asked; what is equally likely must not depend on a set's order."""
    words = "аббасидға абдуллаһға абыройсыздықға қызыл тумау"
    code = (
        f"import kazakh; print([(kazakh.stems(w), kazakh.search_keys(w)) for w in {words.split()}])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in "012"
    }
    assert len(said) == 1
