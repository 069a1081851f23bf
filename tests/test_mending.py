"""Letters that only look Kazakh, wherever a text is saved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazakh import mended
from news.models import Article
from tests.factories import make_article


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("əкім Ə. Бөкейхан", "әкім Ә. Бөкейхан"),
        ("ҚƏРІ", "ҚӘРІ"),
        ("мiн, Kазалы, Aқтөбе", "мін, Казалы, Ақтөбе"),
        ("iPhoneға HTTPті Wi-Fi-ға XXғасыр", "iPhoneға HTTPті Wi-Fi-ға XXғасыр"),
        ("Bakı, Əliyev", "Bakı, Əliyev"),
        ("Бакуден Əliyev келді", "Бакуден Əliyev келді"),
        ("ə", "ə"),
        ("А. Байтұрсынұлы: COVID-19", "А. Байтұрсынұлы: COVID-19"),
        ("❤️ 1️⃣ 👨‍👩‍👧 ☀️", "❤ 1⃣ 👨👩👧 ☀"),
        ("мек\u00adтеп\u200b", "мектеп"),
    ],
)
def test_letters_are_mended_where_the_word_is_cyrillic(typed, kept):
    assert mended(typed) == kept


@given(st.text("аəƏiKкHт P.<>&"))
def test_a_mended_text_is_mended_and_as_long(text):
    once = mended(text)
    assert mended(once) == once
    assert len(once) == len(text)


def test_whoever_saves_an_article_its_letters_are_mended(db):
    article = make_article(
        title="Əкім келді☀️",
        lead="Бүгiн",
        body='<p>əн <a href="https://qazaly.kz/əнкi">Ə</a>лем ❤️&nbsp;мiн &amp; сөз</p>',
    )
    kept = Article.objects.get(pk=article.pk)
    assert (kept.title, kept.lead) == ("Әкім келді☀", "Бүгін")
    href = '<a href="https://qazaly.kz/əнкi">'
    assert kept.body == f"<p>ән {href}Ә</a>лем ❤&nbsp;мін &amp; сөз</p>"
