"""Documents in another script: words change, every other byte stays."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazakh import ARABIC, LATIN, Converter
from kazakh.scripts.cyrillic import ALPHABET, HAS_CYRILLIC
from tests.golden import golden

latin = Converter(LATIN).html
arabic = Converter(ARABIC).html
TAG = re.compile("<[^>]*>")


@pytest.mark.parametrize(
    "kept",
    [
        "<a href='/жаңалық/' id=сөз class=\"бет\" data-title='Сөз' style=\"--a: 'ә'\">",
        '<img src="сурет.jpg" srcset="ә.jpg 2x">',
        "<!-- Қазалы <b>ә</b> -->",
        "<!doctype қазақ>",
        "<?xml version='1.0' note='ә'?>",
        "<script>let сөз = '<p>ә</p>';</script>",
        "<SCRIPT>сөз</p></Script >",
        "<style>p::before { content: 'ә' }</style>",
        "<textarea>Өз <b>сөзім</b></textarea>",
        "<code>сөз <code>іші</code> соңы</code>",
        "<kbd>Ә</kbd><samp>ә</samp><var>х</var>",
        '<div translate="no" title="Ә">ә <div>ә</div> <img alt="ә"> ә</div>',
        "<span TRANSLATE='NO'>ә</span>",
        '<p lang="ru">Слово</p>',
        "<q lang=ru-RU>Слово</q>",
        '<span xml:lang="tt">Сүз</span>',
        '<code><script>"</code>"; ә</script></code>',
        "<meta name='csrf' content='сөз'>",
        "<input type='text' value='сөз'>",
        "https://қазалы.қаз/?a=1&amp;b=ә",
        "info@қазалы.қаз",
        "&nbsp;&amp;&laquo;&lt;b&gt;&copy &bogus; & &#0; &#xFFFFFF;",
    ],
)
def test_what_is_no_word_stays_byte_for_byte(kept):
    for convert in (latin, arabic):
        assert convert(kept) == kept
    assert latin(f"<p>сөз {kept} сөз") == f"<p>söz {kept} söz"


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("<title>Қазалы</title>", "<title>Qazaly</title>"),
        ("<img alt='Әкім' title = \"Өмір\">", "<img alt='Äkım' title = \"Ömır\">"),
        ("<img alt=Өмір/>", "<img alt=Ömır/>"),
        ("<a aria-label='Іздеу' href='/ә'>", "<a aria-label='Izdeu' href='/ә'>"),
        ("<input placeholder='Сөз' value='Сөз'>", "<input placeholder='Söz' value='Сөз'>"),
        ("<input type=submit value='Іздеу'>", "<input type=submit value='Izdeu'>"),
        ("<textarea title='Пікір'>Пікір</textarea>", "<textarea title='Pıkır'>Пікір</textarea>"),
        ("<optgroup label='Ай'><option>Мамыр", "<optgroup label='Ai'><option>Mamyr"),
        ("<meta name=description content='Ел'>", "<meta name=description content='El'>"),
        ("<meta content='Ел' property='og:title'>", "<meta content='El' property='og:title'>"),
        ("<a data-x='title=\"ә\"' title='ә'>", "<a data-x='title=\"ә\"' title='ä'>"),
        ("<pre>Өлең\n  жолы</pre>", "<pre>Öleŋ\n  joly</pre>"),
        ("<p lang='kk'>сөз</p>", "<p lang='kk'>söz</p>"),
        ("<p lang='kk-KZ' translate='yes'>сөз", "<p lang='kk-KZ' translate='yes'>söz"),
        ("<p translate=no>ә<p>ә", "<p translate=no>ә<p>ä"),
        ("<br translate='no'>ә", "<br translate='no'>ä"),
        ("<span translate='no'/>ә", "<span translate='no'/>ä"),
        (
            "<title><![CDATA[Сөз & <b>іс</b>]]></title>",
            "<title><![CDATA[Söz & <b>ıs</b>]]></title>",
        ),
        ("<guid>https://қазалы.қаз/ә</guid>", "<guid>https://қазалы.қаз/ә</guid>"),
        ("1 < 2, ә > і", "1 < 2, ä > ı"),
        ("Сөз < > <3 </ > сөз", "Söz < > <3 </ > söz"),
    ],
)
def test_words_change(source, printed):
    assert latin(source) == printed


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("&#1178;азалы", "Qazaly"),
        ("&#x49A;АЗАЛЫ&nbsp;ә", "QAZALY&nbsp;ä"),
        ("&laquo;&#1241;н&raquo;", "&laquo;än&raquo;"),
        ("қа&shy;ла", "qala"),
        ("<i title='&#1241;н &quot;ә&quot;'>", "<i title='än &quot;ä&quot;'>"),
        ("a&b &amp;ә &amp;#1241;", "a&b &amp;ä &amp;#1241;"),
    ],
)
def test_references_are_read_as_letters(source, printed):
    assert latin(source) == printed


@pytest.mark.parametrize(
    ("convert", "source", "printed"),
    [
        (latin, "<b>Қ</b>азалы", "<b>Q</b>azaly"),
        (latin, "<b>Ю</b>НЕСКО, <b>Ю</b>рий", "<b>İU</b>NESKO, <b>İu</b>ri"),
        (latin, "<b>ХХІ</b> ғасыр, <i>Х</i>Х", "<b>XXI</b> ğasyr, <i>X</i>X"),
        (latin, "<b>Х</b> ғасыр", "<b>X</b> ğasyr"),
        (arabic, "<b>Ө</b>мір", "<b>ءو</b>مىر"),
        (arabic, "<b>Ө</b>мірге", "<b>و</b>مىرگە"),
        (arabic, "<b>сү</b><i>т</i>", "<b>ءسۇ</b><i>ت</i>"),
        (arabic, "өз<!-- -->ге", "وز<!-- -->گە"),
        (arabic, "<td>сүт</td><td>нан ет</td>", "<td>ءسۇت</td><td>نان ەت</td>"),
        (arabic, "<span>сүт</span><span>Ет</span>", "<span>ءسۇت</span><span>ەت</span>"),
        (arabic, "сүт<br>ет", "ءسۇت<br>ەت"),
        (arabic, "1<b>,5</b> сом<b>,</b> 2", "1<b>,5</b> سوم<b>،</b> 2"),
    ],
)
def test_word_is_read_whole_across_inline_tags(convert, source, printed):
    assert convert(source) == printed


def test_spelling_of_an_exception_cannot_break_the_document():
    converter = Converter(LATIN, exceptions={"Хабар": 'X"<b>&', "Йорк": "York City"})
    assert converter.html("Ха<b>бар</b>") == "X&quot;&lt;b&gt;&amp;<b></b>"
    assert converter.html('<a title="Хабар">') == '<a title="X&quot;&lt;b&gt;&amp;">'
    assert converter.html("<img alt=Йорк>") == "<img alt=York&#32;City>"
    assert converter.text("Хабар") == 'X"<b>&'


@pytest.mark.parametrize("table", ["latin_sentences", "arabic_sentences"])
def test_sentences_convert_in_a_document_as_in_a_text(table):
    convert = latin if table.startswith("latin") else arabic
    for source, expected in golden(table):
        assert convert(f"<p class='ә'>{source}</p>") == f"<p class='ә'>{expected}</p>"


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "<",
            "<a",
            "<a ",
            "<a b='",
            '<a "',
            "<!--",
            "<!",
            "</",
            "<p",
            "<code>",
            "&",
            "&#",
            "&#1;",
        ),
        *(
            "<b>ә",
            "ә<b>ә</b>",
            "<a title='ә'>",
            "<script>",
            "<script/>",
            "<a =",
            "<a b=",
            "a\x00\ud800",
        ),
        *("<p translate=no>", "<i lang=ru>", "]]>", "<![CDATA[", "<a b = ", "&amp;ә", "</code>ә"),
    ],
)
def test_hostile_document_is_read_in_a_line(piece):
    for convert in (latin, arabic):
        assert convert(piece * 20_000)


soup = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<b>", "</b>", "<br>", "<!-- ә -->", "&nbsp;", "&#1241;", "<a href='/ә'>"]
    )
    | st.text(st.sampled_from(ALPHABET + " -,.«»"), max_size=9)
).map("".join)


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("&лт;b&гт;", "&amp;lt;b&amp;gt;"),
        ("&quоt;", "&amp;quot;"),
        ("&#ХСІ;", "&amp;#XCI;"),
        ("&&#1083;т;", "&amp;lt;"),
        ("A & Б, a&b, &copy сөз", "A & B, a&b, &copy söz"),
    ],
)
def test_new_letters_make_no_reference(source, printed):
    assert latin(source) == printed


@given(soup)
def test_tags_stay_and_no_cyrillic_text_is_left(html):
    for convert in (latin, arabic):
        printed = convert(html)
        assert TAG.findall(printed) == TAG.findall(html)
        assert not HAS_CYRILLIC.search(TAG.sub("", printed).replace("&#1241;", "ә"))
        assert convert(printed) == printed


@given(st.text(st.sampled_from("<>/!-'\"= &#;aбpә1,x\n[]") | st.characters()))
def test_any_document_converts(html):
    for convert in (latin, arabic):
        assert convert(convert(html)) == convert(html)


@given(st.text(st.characters(max_codepoint=0x3FF)))
def test_document_without_cyrillic_stays(html):
    if "&" not in html:
        assert latin(html) == html
