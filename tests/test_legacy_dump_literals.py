"""Literals of SQL as values, and texts that were damaged before they were dumped."""

from datetime import datetime

import pytest

from legacy.dump.charsets import decoded
from legacy.dump.mending import mended
from legacy.dump.tables import Kind, table_of
from legacy.dump.values import reader_of

TEXTS = {
    rb"'a\'b'": "a'b",
    b"'a''b'": "a'b",
    rb"'\'''": "''",
    rb"'\\'''": "\\'",
    rb"'\\\\n'": "\\\\n",
    rb"'\\n\n\r\t'": "\\n\n\r\t",
    rb"'a\0b\Z'": "ab\x1a",
    rb"'100\%'": r"100\%",
    rb"'\q\"'": 'q"',
    rb'"a\"b""c"': 'a"b"c',
    b"''": "",
    b"NULL": None,
    b"null": None,
    b"12": "12",
    b"0xD2B1": "ұ",
    b"x'D2B1'": "ұ",
    b"_binary '\xd2\xb1'": "ұ",
    b"_utf8mb4'a'": "a",
    b"0xZZ": "ZZ",
}
NUMBERS = {
    **{b"7": 7, b"'7'": 7, b"-3": -3, b"NULL": None, b"''": 0, b"'12abc'": 12, b"'abc'": 0},
    **{b"1.5": 1, b"'9" + b"9" * 5000 + b"'": 10**19 - 1},
}
TIMES = {
    b"'2022-10-27 09:30:00'": datetime(2022, 10, 27, 9, 30),
    b"'2022-10-27'": datetime(2022, 10, 27),
    b"'0000-00-00 00:00:00'": None,
    b"'2022-02-30 00:00:00'": None,
    b"NULL": None,
    b"''": None,
}


@pytest.mark.parametrize("raw", TEXTS)
def test_a_text_is_what_mysql_would_read(raw):
    assert reader_of(Kind.TEXT, "utf8")(raw) == TEXTS[raw]


@pytest.mark.parametrize("raw", NUMBERS)
def test_a_number_is_what_mysql_would_read(raw):
    assert reader_of(Kind.NUMBER, "")(raw) == NUMBERS[raw]


@pytest.mark.parametrize("raw", TIMES)
def test_a_time_that_is_none_is_none(raw):
    assert reader_of(Kind.TIME, "")(raw) == TIMES[raw]


KAZAKH = [
    "Қазалы",
    "Әкім Өзгеріс Үміт Ұлы Һакім Ізбасар Ғалым Ңұрлан",
    "«Сырдария» өзені тасыды – 2022 жылы И. Әлиұлы хабарлады",
    "<p>Иә, Ысқақ! Шығыс № 5</p>",
]


def garbled(text, charset, times=1):
    """UTF-8 read in another charset, byte by byte, as MySQL and programs do."""
    for _ in range(times):
        text = "".join(one(byte, charset) for byte in text.encode())
    return text


def one(byte, charset):
    try:
        return bytes([byte]).decode(charset)
    except UnicodeDecodeError:
        return chr(byte)


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("charset", ["cp1251", "cp1252", "latin-1"])
@pytest.mark.parametrize("text", KAZAKH)
def test_what_was_read_in_a_wrong_charset_is_read_anew(text, charset, times):
    assert mended(garbled(text, charset, times)) == text


@pytest.mark.parametrize("text", KAZAKH)
def test_the_one_letter_that_mysql_lost_comes_back(text):
    assert mended(garbled(text, "cp1251").replace("\x98", "?")) == text


@pytest.mark.parametrize("text", ["Қазалинск қаласы", "Көпір – 5 км"])
def test_a_column_may_have_cut_the_last_letter(text):
    cut = garbled(text + " ү", "cp1251")[:-1]
    assert mended(cut) == text + " "


def test_cp1251_read_as_latin1_is_russian_again():
    assert mended("Казалинск".encode("cp1251").decode("cp1252")) == "Казалинск"


RIGHT = [
    *KAZAKH,
    "ТІРІ СӨЗ. СІРІ",
    "РСФСР «Р» С° Т№5 У…",
    "naïve café, Ñandú, Straße, ÀÀ",
    "Р?",
    "&amp; &#39; &#60;b&#62; &#124; &quot; &#1;",
    "😀 ℃ Ə",
    "",
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_text_stays(text):
    assert mended(text) == text


def test_letters_written_as_numbers_are_letters():
    assert (
        mended("&#1178;азалы &#x4D9; &amp;#1201; &#55357;&#56832; &#8220;&#55357;")
        == "Қазалы ә ұ 😀 “"
    )


CHARSETS = [
    ("Қазалы", "utf-8", "utf8"),
    ("Қазалы", "utf-8", "cp1251"),
    ("Қазалы", "utf-8", "latin1"),
    ("Казалинск", "cp1251", "cp1251"),
    ("Казалинск", "cp1251", "utf8"),
    ("Казалинск", "cp1251", "latin1"),
    ("+20 С°", "cp1251", "cp1251"),
    ("«АЭС»", "cp1251", "cp1251"),
    ("Казалинск", "koi8-r", "koi8r"),
    ("“OK” 😀", "utf-8", "latin1"),
]


@pytest.mark.parametrize(("text", "written", "said"), CHARSETS)
def test_the_bytes_decide_what_charset_they_are_in(text, written, said):
    assert decoded(text.encode(written), said) == text


def test_a_letter_cut_in_two_is_left_out():
    assert decoded("Қазалы ауданы".encode()[:-1], "utf8") == "Қазалы аудан"


def test_columns_keys_and_charset_are_read_of_create_table():
    table = table_of(
        b"CREATE TABLE IF NOT EXISTS site.`dle_x` (\n `id` int(11) unsigned NOT NULL "
        b"AUTO_INCREMENT COMMENT 'a, b) `c`',\n key_word enum('a,b',\"c)\") DEFAULT '(',\n"
        b"`when` datetime, PRIMARY KEY (`id`,`when`), KEY `id` (`id`), FULLTEXT KEY k (`a`(10))\n)"
        b" ENGINE=MyISAM /*!40101 DEFAULT CHARSET=cp1251 */;"
    )
    assert table.kinds == {"id": Kind.NUMBER, "key_word": Kind.TEXT, "when": Kind.TIME}
    assert (table.name, table.key, table.charset) == ("dle_x", ("id", "when"), "cp1251")


def test_a_key_may_stand_beside_its_column():
    assert table_of(b"create table x (a int primary key, b text)").key == ("a",)
