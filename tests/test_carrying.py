"""A login that ran out gives the filled form back after signing in."""

import pytest
from django.core import signing

from news.models import Article, Draft, Person, Tag
from tests.desk_forms import NEWS, change, form, form_of, signed_in, text_of
from tests.factories import make_article, make_editor

pytestmark = pytest.mark.django_db


def sign_in(client, page, **fields):
    """Fill the login page that came as the answer, as somebody would."""
    facts = page.context
    sent = {"username": "erlan@qazaly.kz", "password": "qupiasoz", "token": ""}
    sent |= {"next": facts["next"], "carried": facts["carried"]}
    return client.post(facts["app_path"], sent | fields)


@pytest.fixture
def late():
    """Somebody who filled a form, and whose login ran out meanwhile."""
    return signed_in("editor", "erlan")


def test_the_form_comes_back_with_the_same_text(late):
    article = make_article(body="<p>Ескі</p>")
    sent = form_of(late, article, title="Жаңа тақырып", body="<p>Ұзақ мәтін</p>")
    sent |= {"bylines-TOTAL_FORMS": 1, "bylines-0-person": "", "bylines-0-role": "author"}
    sent |= {"bylines-0-text": "Өз тілшіміз", "unpublish_at_0": "ертең"}
    late.logout()
    page = late.post(change(article), sent)
    assert "жоғалған жоқ" in text_of(page)
    assert Article.objects.get().title == "Көпір ашылды"
    back = sign_in(late, page)
    assert back.status_code == 200
    for words in ("Жаңа тақырып", "Ұзақ мәтін", "Өз тілшіміз", "ертең"):
        assert words in text_of(back)
    assert f'action="{change(article)}"' in text_of(back)
    again = sent | {"unpublish_at_0": ""}
    assert late.post(change(article), again).status_code == 302
    assert Article.objects.get().title == "Жаңа тақырып"


def test_a_new_piece_comes_back_too_and_is_saved_once(late):
    key = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
    late.logout()
    page = late.post(f"{NEWS}add/", form(title="Жаңа мақала", form_key=key))
    back = sign_in(late, page)
    assert "Жаңа мақала" in text_of(back)
    assert key in text_of(back)
    assert not Article.objects.exists()


def test_a_colleagues_save_meanwhile_is_met_on_saving(late):
    article = make_article()
    sent = form_of(late, article, title="Менікі")
    late.logout()
    other = signed_in("editor", "aigul")
    other.post(change(article), form_of(other, article, lead="Басқаның кіріспесі"))
    back = sign_in(late, late.post(change(article), sent))
    assert str(back.context["adminform"].form["version"].value()) == "1"
    merged = late.post(change(article), sent)
    assert merged.context["adminform"].form.initial["lead"] == "Басқаның кіріспесі"


def test_other_forms_come_back_as_well(late):
    late.logout()
    page = late.post("/redaksia/news/tag/add/", {"name": "Сырдария"})
    back = sign_in(late, page)
    assert "Сырдария" in text_of(back)
    assert not Tag.objects.exists()
    person = Person.objects.create(name="Айгүл")
    late.logout()
    page = late.post(f"/redaksia/news/person/{person.pk}/change/", {"name": "Айгүл Ә."})
    assert "Айгүл Ә." in text_of(sign_in(late, page))


def test_a_wrong_password_keeps_the_form(late):
    article = make_article()
    sent = form_of(late, article, title="Жаңа тақырып")
    late.logout()
    page = late.post(change(article), sent)
    wrong = sign_in(late, page, password="қате")
    assert wrong.context["carried"] == page.context["carried"]
    assert "Жаңа тақырып" in text_of(sign_in(late, wrong))


def test_who_may_not_open_the_piece_gets_no_form(late):
    article = make_article()
    sent = form_of(late, article, title="Жаңа тақырып")
    late.logout()
    page = late.post(change(article), sent)
    signed_in("author", "dana")
    back = sign_in(late, page, username="dana@qazaly.kz")
    assert back.status_code in (302, 403)


def test_no_password_is_carried(late):
    late.logout()
    page = late.post("/redaksia/auth/user/add/", {"email": "a@b.kz", "password1": "qupia"})
    carried = signing.loads(page.context["carried"], salt="desk.carrying")
    assert "qupia" not in carried


@pytest.mark.parametrize("carried", ["", "x", "eyJhIjoxfQ:1abc:def"])
def test_a_forged_form_is_left_behind(client, carried):
    make_editor("erlan")
    sent = {"username": "erlan@qazaly.kz", "password": "qupiasoz", "carried": carried}
    answer = client.post("/redaksia/login/", sent | {"next": f"{NEWS}add/"})
    assert answer.status_code == 302


def test_a_click_is_not_carried_out_after_signing_in(late):
    article = make_article()
    late.logout()
    answer = late.post(f"{NEWS}bulk/", {"bulk": "bin_selected", "piece": [f"{article.pk}-1"]})
    assert answer.status_code == 302
    assert not Draft.objects.exists()
