"""The edition in Arabic letters: sides, numbers, joined letters, and each script's faces."""

import re

import pytest

from editions.edition import EDITIONS
from editions.numbers import END, ISOLATE, held_together
from news.models import Article
from tests.test_editions import HOME, read, site

__all__ = ["site"]


# --- right to left ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("<p>9 240 гектар</p>", "<p>[9 240] гектар</p>"),
        ("<p>1\u00a0421 адам, 12,5 %</p>", "<p>[1\u00a0421] адам, 12,5 %</p>"),
        ("<p>тел. 8 (7243) 2-12-34.</p>", "<p>тел. [8 (7243) 2-12-34].</p>"),
        ("<p>+7 701 123 45 67</p>", "<p>[+7 701 123 45 67]</p>"),
        ("<p>+77011234567</p>", "<p>[+77011234567]</p>"),
        ("<p>50 000-ға, 2025-09-16</p>", "<p>[50 000]-ға, [2025-09-16]</p>"),
        # Spans, dates, years, scores and lists run as the text runs.
        ("<p>10-12, 2020–2025, 16 қазан 2025, 3:1, 5 және 600</p>", None),
        ('<p title="9 240">a</p><script>a = "2025-09-16"</script>', None),
    ],
)
def test_a_number_stays_in_one_piece(text, held):
    marked = (held or text).replace("[", ISOLATE).replace("]", END)
    assert held_together(text) == marked


def test_only_pages_from_right_to_left_hold_marks(client, site):
    Article.objects.filter(pk=site.pk).update(lead="Қамбада 9 240 тонна күріш")
    assert f"{ISOLATE}9 240{END}" in read(client, f"/tote{HOME}")
    assert ISOLATE not in read(client, f"/lat{HOME}") + read(client, HOME)


def test_sides_in_the_style_sheets_turn_with_the_script(settings):
    """What is said of left and right would be wrong in one of the editions."""
    physical = re.compile(
        r"(?:margin|padding|border)-(?:left|right)|[{;]\s*(?:left|right)\s*:"
        r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
    )
    for sheet in (settings.BASE_DIR / "static/css").glob("*.css"):
        assert not physical.search(sheet.read_text()), sheet.name


def test_joined_letters_are_not_torn_apart(settings):
    sheets = settings.BASE_DIR / "static/css"
    assert (
        '[dir="rtl"] * { letter-spacing: 0; font-style: normal; }'
        in (sheets / "arabic.css").read_text()
    )
    for sheet in sheets.glob("*.css"):
        assert "text-transform" not in sheet.read_text(), sheet.name


@pytest.mark.parametrize(
    ("family", "letters"),
    [
        ("literata-latin", "AaÄäBbDdEeFfGgĞğHhIıİiJjKkLlMmNnŊŋOoÖöPpQqRrSsŞşTtUuŪūÜüVvYyZz"),
        ("naskh-arabic", "ابۆگعدەجزيكقلمنڭوپرستۋۇفحھچشىء،؛؟"),
        ("naskh-figures", "0123456789 «»–—.,:%"),
    ],
)
def test_the_faces_of_an_edition_are_asked_for_its_letters(settings, family, letters):
    style = (settings.BASE_DIR / "static/css/fonts.css").read_text()
    ranges = re.search(rf"{family}.*?unicode-range: ([^;]*)", style, re.DOTALL)[1]
    parts = [part.strip().removeprefix("U+").split("-") for part in ranges.split(",")]
    spans = [(int(part[0], 16), int(part[-1], 16)) for part in parts]
    for letter in letters:
        assert any(first <= ord(letter) <= last for first, last in spans), letter


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.language)
def test_a_page_fetches_the_faces_of_its_own_script_first(client, db, edition):
    fetched = re.findall(r'rel="preload" href="/static/([^"]*)"', read(client, edition.prefix))
    assert tuple(fetched) == edition.fonts
