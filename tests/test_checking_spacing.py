"""Spaces and punctuation: every slip that is told, and all that only looks like one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.checking import spacing
from news.checking.spacing import AFTER, BEFORE, TWICE, TWO_SPACES, findings

WRONG = {
    # A full stop.
    "Көпір ашылды.Сосын жұрт тарады.": (AFTER["."], "ашылды.Сосын"),
    "«Штабтар құрылды.Бүгінде жұмыс істейді».": (AFTER["."], "құрылды.Бүгінде"),
    "«Келемін».Ол кетіп қалды.": (AFTER["."], "Келемін».Ол"),
    "Жаттығу бітті (кешке).Бәрі тарады.": (AFTER["."], "кешке).Бәрі"),
    "Ол айтты.«Енді келмеймін», – деді.": (AFTER["."], "айтты.«Енді"),
    "Ол да келді де.Сосын кетті.": (AFTER["."], "де.Сосын"),
    "Су келді.сосын тоқтады.": (AFTER["."], "келді.сосын"),
    "Бұл 2025.Содан бері өзгерді.": (AFTER["."], "2025.Содан"),
    "Мектеп салынды.2024 жылы ашылды.": (AFTER["."], "салынды.2024"),
    "Жобаны БҰҰ.Содан кейін ЮНЕСКО қолдады.": (AFTER["."], "БҰҰ.Содан"),
    "Бейнені көрдік.YouTube желісінде бар.": (AFTER["."], "көрдік.YouTube"),
    # A comma.
    "Жағдайға байланысты,біз резерв қарастырдық.": (AFTER[","], "байланысты,біз"),
    "«Жіберетін болады»,-деді ол.": (AFTER[","], "болады»,-деді"),
    "«Жіберетін болады»,– деді ол.": (AFTER[","], "болады»,–"),
    "Нан,сүт,ет бар.": (AFTER[","], "Нан,сүт"),
    "Онда т.б.,сондай-ақ басқалар бар.": (AFTER[","], "б.,сондай"),
    "Барлығы 25,сондықтан аз.": (AFTER[","], "25,сондықтан"),
    "Ауылда бар,15 үй салынды.": (AFTER[","], "бар,15"),
    # Others.
    "Кім келді?Ешкім.": (AFTER["?"], "келді?Ешкім"),
    "Не дейді?!Қалай?": (AFTER["?"], "дейді?!Қалай"),
    "Құттықтаймыз!Жарайсыздар.": (AFTER["!"], "Құттықтаймыз!Жарайсыздар"),
    "Мақсаты:халыққа қызмет ету.": (AFTER[":"], "Мақсаты:халыққа"),
    "Нан бар;сүт жоқ.": (AFTER[";"], "бар;сүт"),
    "Ол үнсіз қалды...Сосын күлді.": (AFTER["…"], "қалды...Сосын"),
    "Ол үнсіз қалды…Сосын күлді.": (AFTER["…"], "қалды…Сосын"),
    # A space before.
    "Нан , сүт бар.": (BEFORE, "Нан ,"),
    "Көпір ашылды .": (BEFORE, "ашылды ."),
    "Кім келді ?": (BEFORE, "келді ?"),
    "Мақсаты : халық.": (BEFORE, "Мақсаты :"),
    "«Келді !» – деді.": (BEFORE, "«Келді !»"),
    # Twice.
    "Мен  өмірді қалаймын!": (TWO_SPACES, "Мен␣␣өмірді"),
    "Мен \xa0 өмірді": (TWO_SPACES, "Мен␣␣␣өмірді"),
    "Нан,, сүт бар.": (TWICE, "Нан,,"),
    "Көпір ашылды..": (TWICE, "ашылды.."),
    "Нан бар;; сүт жоқ.": (TWICE, "бар;;"),
    "Көпір ашылды,.": (TWICE, "ашылды,."),
}

RIGHT = """
А.Байтұрсынұлы мен Ә.Бөкейхан, М.Х.Дулати, Ғ.М. Мүсірепов, Дж.Байден, Шә.Уәлиханов.
Нан, сүт, ет, т.б. бар; сондай-ақ ж.т.б., т.с.с. келтірілді.
Бұл 2025 ж. болды, ХХ ғ.басында, 1990 жж.аяғында.
Өзен 1,4 метр, доллар 520.35 теңге, 3.5 пайыз, 1.000.000 теңге, 12,5-тен 13-ке дейін.
Күні 12.05.2025, 06.11.25-те, 9:00-ден 16:00-ге дейін, есеп 3:2, 2:255-аят.
Сайты qazaly.kz, BAQ.KZ-ке, www.egemen.kz/abc.Def, https://qazaly.kz/1,2.html?a=b;c:d.
Хат редакция@qazaly.kz, a.b@mail.Ru мекенжайына келсін.
Файлдар: IMG_2034.jpg, есеп.docx, құжат.PDF, Node.js, Qazaq.Times.
Қызылорда обл.әкімі, ауд.мәслихат, 5 млн.теңге, тел.нөмірі, көш.12, проф.Сәрсенов.
Заңның 1.1-бабы, 2.3.1-тармақ, 1.Кіріспе, №5.
«Келесің бе?» – деп сұрады. «Жоқ!» – деді ол... Ал... сосын кетті. Не?.. Жоқ!..
Бұл (шамамен 25 %) көп емес; ұпай 3 : 2 болды.
Ыы...мм, ә…ә, e-Gov, Yahoo!Mail, C++, std::vector, 10-15, 2022-2023, км/сағ.
«Қазалы»-ға, «Ырыс» наубайханасы, 80-нен аса, 20-сы.
Жұма, 14 қараша. Сенбі – демалыс.
Аңыз-ертегі, ала-құла … енді қайтсін
Құран.қаз, qazaq.кз, .kz, .docx
Міне :) қалжың ;-)
""".strip().splitlines()


@pytest.mark.parametrize("text", WRONG)
def test_slips_are_told_with_their_place(text):
    assert WRONG[text] in list(findings(text))


@pytest.mark.parametrize("text", [text for text in WRONG if "Нан,сүт,ет" not in text])
def test_nothing_else_is_told_of_them(text):
    assert list(findings(text)) == [WRONG[text]]


def test_every_place_is_told():
    assert [place for _, place in findings("Нан,сүт,ет бар.")] == ["Нан,сүт", "сүт,ет"]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text):
    assert list(findings(text)) == []


@given(st.text(alphabet=st.characters()) | st.text(alphabet='аБ1a.,:;!?… »«"-–\xa0()', max_size=60))
def test_any_text_is_read(text):
    known = {*AFTER.values(), BEFORE, TWICE, TWO_SPACES}
    for kind, place in findings(text):
        assert kind in known
        assert re.sub("[␣ ]", "", place)


@pytest.mark.parametrize(
    "part", ["а", ".", ",", " ", "а.", " ,", "а,", "а!?", "\xa0 ", "1.а", "«а"]
)
def test_long_knots_are_read_in_one_go(part):
    assert sum(1 for _ in findings(part * (300_000 // len(part)))) <= 300_000


def test_the_longest_word_is_no_word():
    assert list(findings("а" * (spacing.LONGEST - 8) + ".Сосын")) != []
    assert list(findings("а" * spacing.LONGEST + ".Сосын")) == []
