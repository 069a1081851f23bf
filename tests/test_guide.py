"""The editors' guide says what is there: pictures, addresses, headings, the words of buttons."""

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.urls import resolve

from desk.demo import pieces
from desk.roles import role_of
from news.models import Article, Person
from tests.factories import make_articles, make_photo, make_rubric
from tools.guide_pages import PAGES

DOCS = settings.BASE_DIR / "docs"
GUIDE = (DOCS / "editors.kk.md").read_text()
HEAVIEST = 120_000
PASSWORD = "a-word-for-tests-only"


def named_pictures():
    return re.findall(r'src="editors/([\w-]+)\.webp"', GUIDE)


def test_each_picture_is_shown_once_and_no_other_lies_there():
    lying = sorted(path.name for path in (DOCS / "editors").iterdir())
    assert lying == sorted(f"{name}.webp" for name in named_pictures())


def test_the_command_takes_just_these_pictures():
    assert sorted(named_pictures()) == sorted(PAGES)


def test_pictures_are_few_light_and_said_in_words():
    assert len(PAGES) <= 25
    heavy = [p.name for p in (DOCS / "editors").iterdir() if p.stat().st_size > HEAVIEST]
    assert heavy == []
    assert GUIDE.count("<img ") == len(re.findall(r'<img [^>]*alt="[^"]{10,}"', GUIDE))


@pytest.mark.parametrize("address", sorted(set(re.findall(r"`(/[^`]*)`", GUIDE))))
def test_an_address_in_the_guide_leads_somewhere(address):
    found = resolve(address)
    # The desk's last pattern takes any address, to say that it is not there.
    assert found.url_name
    assert getattr(found.func, "__name__", "") != "catch_all_view"


def test_the_table_of_contents_is_that_of_the_guide():
    headings = re.findall(r"^## (.+)$", GUIDE, re.MULTILINE)
    contents = re.findall(r"^- \[(.+)\]\(#(.+)\)$", GUIDE, re.MULTILINE)
    assert contents == [
        (one, re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-")) for one in headings
    ]


def product_words():
    """What stands in templates, modules and catalogues; in small letters, as labels begin."""
    kinds = {"templates": "*.html", "static/desk": "*.js", "locale": "*.po"}
    apps = (
        "spiritual",
        "editions",
        "pages",
        "letters",
        "adverts",
        "paper",
        "syndication",
        "legacy",
    )
    kinds |= dict.fromkeys(("news", *apps, "desk"), "*.py")
    files = (
        path for folder, kind in kinds.items() for path in (settings.BASE_DIR / folder).rglob(kind)
    )
    return "\n".join(
        path.read_text() for path in files if "demo" not in str(path.relative_to(settings.BASE_DIR))
    ).lower()


def test_the_words_of_buttons_stand_in_the_product():
    words = product_words()
    buttons = set(re.findall(r"\*\*«(.+?)»\*\*", GUIDE.replace("\n", " ")))
    assert len(buttons) > 50
    patterns = {one: re.compile(rf"(?<![\w]){re.escape(one.lower())}(?!\w)") for one in buttons}
    assert [one for one, pattern in patterns.items() if not pattern.search(words)] == []


# ---- the desk that is photographed ----


@pytest.fixture
def keys(db):
    """The demo's desk, on as few articles as it needs."""
    photo = make_photo(alt="Ауыл жанындағы өзен, үстінде көпір")
    make_articles(5, rubric=make_rubric("zanalyk", "Жаңалық"), lead_photo=photo)
    Person.objects.create(name="Айгүл Серікқызы")
    return pieces.fill(PASSWORD)


def test_every_photographed_page_opens(client, keys):
    for name, shot in PAGES.items():
        client.logout()
        if shot.person:
            client.force_login(User.objects.get(email=f"{shot.person}@example.kz"))
        answer = client.get(shot.address.format(**keys), follow=True)
        assert answer.status_code == 200, name


def test_the_demos_desk_shows_each_state_and_role(keys):
    states = {name: Article.objects.get(pk=keys[name]).status for name in ("bridge", "waiting")}
    assert states == {"bridge": "draft", "waiting": "review"}
    assert [one.number for one in Article.objects.get(pk=keys["bridge"]).versions.all()] == [2, 1]
    people = {role_of(person).key for person in User.objects.all()}
    assert people == {"chief", "editor", "author"}


@pytest.mark.django_db
def test_a_desk_is_not_filled_without_the_demo_or_a_password(monkeypatch):
    with pytest.raises(CommandError, match="DEMO_PASSWORD"):
        call_command("demo_desk")
    monkeypatch.setenv("DEMO_PASSWORD", PASSWORD)
    with pytest.raises(CommandError, match="demo's articles come first"):
        call_command("demo_desk")
    assert not User.objects.exists()
