"""«Нашар көретіндерге арналған нұсқа»: a few choices, in one cookie, on the same pages."""

import pytest

from news.display import AS_USUAL, CHOICES, COOKIE, DISPLAYS
from qazaly.page_cache.asking import chosen
from tests.factories import make_article, make_photo

FORM = "/korinis/"
STRONG = {"text": "150", "contrast": "strong", "theme": "dark"}


def choose(client, **choices):
    return client.post(FORM, {"back": "/kogam/"} | choices)


def page(client, address="/"):
    return client.get(address).content.decode()


def test_nothing_is_set_before_somebody_chooses(client, db):
    answer = client.get(FORM)
    assert not answer.cookies
    assert "no-store" in answer.headers["Cache-Control"]
    assert "<html" in page(client)
    assert "data-text" not in page(client)


def test_a_choice_holds_on_every_page_and_leads_back(client, db):
    answer = choose(client, **STRONG)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/kogam/")
    cookie = answer.cookies[COOKIE]
    assert (cookie.value, cookie["samesite"], cookie["httponly"]) == (
        "150-strong-dark-usual-shown",
        "Lax",
        True,
    )
    for address in ("/", FORM, "/search/", "/joq/", "/lat/"):
        said = page(client, address)
        assert ' data-text="150" data-contrast="strong" data-theme="dark">' in said, address
    assert 'value="150" checked' in page(client, FORM)


def test_all_is_as_usual_again_with_one_button(client, db):
    choose(client, **STRONG)
    answer = choose(client, **STRONG, usual="1")
    assert answer.cookies[COOKIE]["max-age"] == 0
    assert "data-text" not in page(client)


@pytest.mark.parametrize(
    "cookie", ["", "150", "150-strong-dark-usual", "9-9-9-9-9", '"><script>', "x" * 5000]
)
def test_a_cookie_that_the_form_did_not_set_changes_nothing(client, db, cookie):
    client.cookies[COOKIE] = cookie
    assert "data-" not in page(client).partition("<head>")[0].replace("data-palette", "")


def test_a_choice_that_is_none_is_as_usual(client, db):
    choose(client, text="9000", contrast="strong", theme="\0")
    assert client.cookies[COOKIE].value == "100-strong-auto-usual-shown"


@pytest.mark.parametrize(
    "back",
    ["https://evil.kz/", "//evil.kz/", "/\\evil.kz", "javascript:alert(1)", "/" + "x" * 2000, ""],
)
def test_the_way_back_leads_nowhere_else(client, db, back):
    assert client.post(FORM, {"back": back}).headers["Location"] == "/"
    assert 'name="back" value=""' in client.get(FORM, {"back": back}).content.decode()


def test_another_sites_page_chooses_nothing(client, db):
    answer = client.post(FORM, STRONG, headers={"Origin": "https://evil.kz"})
    assert answer.status_code == 200
    assert not answer.cookies


def test_hidden_pictures_are_not_asked_for_early(client, db):
    article = make_article(lead_photo=make_photo())
    assert 'fetchpriority="high"' in page(client, article.get_absolute_url())
    choose(client, pictures="hidden")
    said = page(client, article.get_absolute_url())
    assert 'data-pictures="hidden"' in said
    assert 'fetchpriority="high"' not in said
    assert 'loading="lazy"' in said


def test_there_are_few_combinations():
    assert len(DISPLAYS) == 72
    assert AS_USUAL.attributes == ""
    assert all(code.count("-") == len(CHOICES) - 1 for code in DISPLAYS)


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("", ""),
        ("korinis=150-strong-dark-usual-shown", "150-strong-dark-usual-shown"),
        ("a=b; korinis=200-soft-auto-wide-hidden; c=d", "200-soft-auto-wide-hidden"),
        ("xkorinis=150-strong-dark-usual-shown", ""),
        ("korinis=150-strong", ""),
        ("korinis=/admin", ""),
    ],
)
def test_finished_pages_are_kept_by_the_choices_that_there_are(header, code):
    assert chosen(header) == code
