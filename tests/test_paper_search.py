"""Words are found in printed issues: by their stems, on their page, in each script."""

import pytest
from django.utils import timezone

import kazakh
from paper.indexing import words_of_page
from paper.models import Issue, IssuePage
from paper.newest import is_printed
from tests.desk_forms import plain, text_of

SEARCH = "/search/gazet/"


def page(number, text, issue):
    facts = {"text": text, "words": words_of_page(text), "language": kazakh.SEARCH_VERSION}
    return IssuePage.objects.create(issue=issue, number=number, **facts)


@pytest.fixture
def issue(db):
    facts = {"made": True, "page_count": 2, "fingerprint": "a", "date": timezone.localdate()}
    issue = Issue.objects.create(number=45, pdf="gazet/aa/a.pdf", **facts)
    page(1, "Қазалы ауданында жаңа кітапханалар ашылды.", issue)
    page(2, "Сырдария тасыды. <script>alert(1)</script>", issue)
    return issue


def found(client, question, **more):
    answer = client.get(SEARCH, {"q": question, **more})
    assert answer.status_code == 200
    return answer


@pytest.mark.parametrize("question", ["кітапхана", "КІТАПХАНАДА", "kitaphana", "«жаңа кітапхана»"])
def test_a_word_is_found_in_any_form_and_leads_to_its_page(client, issue, question):
    text = text_of(found(client, question))
    assert f'href="{issue.get_absolute_url()}1/"' in text
    assert f'href="{issue.get_absolute_url()}2/"' not in text
    assert "<mark>кітапханалар</mark>" in text
    assert "1 бет табылды" in plain(found(client, question))


def test_what_stands_on_two_pages_is_not_found_together(client, issue):
    assert "газет беттерінен табылмады" in plain(found(client, "кітапхана Сырдария"))


def test_a_page_s_text_is_text(client, issue):
    assert "&lt;script&gt;" in text_of(found(client, "Сырдария"))
    assert "<script>alert" not in text_of(found(client, "Сырдария"))


@pytest.mark.parametrize("question", ["", "!!!", "'\\:*&|", "а" * 500, "<b>", "\x00"])
def test_any_question_has_an_answer(client, issue, question):
    found(client, question)


def test_editions_find_the_same_and_stay_inside(client, issue):
    for edition in ("/lat", "/tote"):
        answer = client.get(edition + SEARCH, {"q": "кітапхана"})
        assert f'href="{edition}{issue.get_absolute_url()}1/"' in text_of(answer)


def test_many_hits_are_paged_and_the_newest_stand_first(client, issue):
    for number in range(3, 44):
        page(number, "Сырдария", issue)
    first = text_of(found(client, "Сырдария"))
    assert "42 бет табылды" in plain(found(client, "Сырдария"))
    assert first.index("/45/2/") < first.index("/45/3/")
    assert "page=2" in first
    assert "/45/43/" in text_of(found(client, "Сырдария", page="3"))
    for wrong in ("4", "0", "-1", "x", "9" * 30):
        assert client.get(SEARCH, {"q": "Сырдария", "page": wrong}).status_code == 404


def test_nobody_keeps_what_a_reader_asked(client, issue):
    answer = found(client, "Сырдария")
    assert "private" in answer.headers["Cache-Control"]
    assert 'content="noindex"' in text_of(answer)


def test_the_site_s_search_leads_there_where_something_is_printed(client, issue):
    way = 'href="/search/gazet/?q=%D1%81%D1%83"'
    assert way in text_of(client.get("/search/", {"q": "су"}))
    Issue.objects.update(made=False)
    is_printed.forget()
    assert way not in text_of(client.get("/search/", {"q": "су"}))
