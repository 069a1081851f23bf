"""Qazaly's own Kazakh of Django and of the packages: whole, compiled, and heard before theirs."""

import re
from datetime import UTC, datetime
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import global_settings, settings
from django.template import Context, Template
from django.utils import formats, timesince, translation

CATALOGUES = sorted(Path(settings.LOCALE_PATHS[0], "kk/LC_MESSAGES").glob("*.po"))
DJANGO = Path(global_settings.__file__).parent
LANGUAGES = {name for _code, name in global_settings.LANGUAGES} | {"Central Kurdish (Sorani)"}
# Only a programmer meets these: the page of a new project, and tags used wrongly.
UNSEEN = re.compile(
    r"docs\.djangoproject|install worked|Django (Doc|Com)|Polling|how-to’s|^Get st|"
    r"^Connect, get| tag |^register\(\)|depth-first"
)
SPECIFIER = re.compile(r"%\(\w+\)[sdr]|%[sdr]|\{\w*\}|</?\w+>")


def strings(path):
    return {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(path)) if not entry.obsolete}


def packages(domain):
    """The catalogue of each installed package in whatever language it is whole: English first."""
    folders = [DJANGO / "locale", *(Path(app.path, "locale") for app in apps.get_app_configs())]
    for folder in folders:
        found = [folder / f"{code}/LC_MESSAGES/{domain}.po" for code in ("en", "de", "fr")]
        yield from [path for path in found if path.exists()][:1]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_compiled_catalogues_say_what_the_written_ones_say(path):
    compiled = path.with_suffix(".mo").read_bytes()
    assert compiled == polib.pofile(str(path)).to_binary(), "run make catalogue"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_every_string_of_the_packages_is_translated(path):
    wanted = set().union(*map(strings, packages(path.stem)))
    missing = {msgid for _context, msgid in wanted - strings(path)} - LANGUAGES
    assert not {msgid for msgid in missing if not UNSEEN.search(msgid)}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_what_is_filled_in_is_known_to_the_package(path):
    for entry in polib.pofile(str(path)):
        for said in entry.msgstr_plural.values() or [entry.msgstr]:
            assert said, entry.msgid
            assert set(SPECIFIER.findall(said)) <= set(SPECIFIER.findall(entry.msgid)), said


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Django administration", "Редакция"),
        ("This field is required.", "Бұл өрісті толтыру міндетті."),
        ("Past 7 days", "Соңғы 7 күн"),
        ("Change", "Өзгерту"),
        ("Collapse tree", "Бәрін жинау"),
    ],
)
def test_our_words_are_heard_before_the_packages(theirs, ours):
    assert translation.gettext(theirs) == ours


def test_a_noun_after_a_number_stays_singular():
    for count in (1, 3, 21):
        said = translation.ngettext("%(counter)s result", "%(counter)s results", count)
        assert said == "%(counter)s нәтиже"


def test_times_and_dates_are_said_in_kazakh():
    start, end = datetime(2024, 11, 8, 9, tzinfo=UTC), datetime(2024, 11, 8, 11, 15, tzinfo=UTC)
    assert timesince.timesince(start, end) == "2\xa0сағат, 15\xa0минут"
    assert timesince.timeuntil(datetime(2026, 11, 9, tzinfo=UTC), start) == "2\xa0жыл"
    assert formats.date_format(start) == "08 қараша 2024 ж."
    assert formats.date_format(start, "MONTH_DAY_FORMAT") == "08 қараша"
    assert formats.date_format(start, "YEAR_MONTH_FORMAT") == "Қараша 2024"
    shown = Template('{{ day|date:"l, D, j b, N" }}').render(Context({"day": start}))
    assert shown == "Жұма, Жм, 8 қар, қар."
