"""The editors' spellings: what the rules of the scripts get wrong."""

import pytest
from django.db import IntegrityError, transaction

from editions.models import Spelling
from editions.spelling import converters
from news.models import Article
from tests.factories import (
    make_article,
)
from tests.test_editions import HOME, read, site

__all__ = ["site"]


# --- the editors' spellings ------------------------------------------------------------------


def test_a_spelling_is_on_the_pages_at_once(client, site):
    Article.objects.filter(pk=site.pk).update(title="Газпром келді")
    converters.forget()
    assert "Gazprom-KZ" not in read(client, f"/lat{HOME}")
    Spelling.objects.create(cyrillic="Газпром", latin="Gazprom-KZ")
    converters.forget()
    assert "Gazprom-KZ" in read(client, f"/lat{HOME}")
    assert "Gazprom-KZ" not in read(client, f"/tote{HOME}")
    assert "Gazprom-KZ" not in read(client, HOME)


@pytest.mark.django_db(transaction=True)
def test_a_spelling_needs_nobody_to_forget_anything(client):
    article = make_article(title="Газпром келді")
    address = f"/lat{article.get_absolute_url()}"
    assert "Gazprom-KZ" not in read(client, address)
    spelling = Spelling.objects.create(cyrillic="Газпром", latin="Gazprom-KZ")
    assert "Gazprom-KZ" in read(client, address)
    spelling.delete()
    assert "Gazprom-KZ" not in read(client, address)


def test_the_desk_explains_spellings_in_kazakh(desk):
    form = read(desk, "/redaksia/editions/spelling/add/")
    assert "кирилше мәтіннен өзі жасалады" in form
    assert "латынша" in form
    sent = {"cyrillic": " Газпром ", "latin": "Gazprom", "arabic": ""}
    assert desk.post("/redaksia/editions/spelling/add/", sent).status_code == 302
    assert Spelling.objects.get().cyrillic == "Газпром"
    assert "Газпром" in read(desk, "/redaksia/editions/spelling/")


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({"cyrillic": "Газ пром", "latin": "Gazprom"}, "Бір сөзді кирилше жазыңыз."),
        ({"cyrillic": "Gazprom", "latin": "Gazprom"}, "Бір сөзді кирилше жазыңыз."),
        ({"cyrillic": "Газпром"}, "Латынша не төте жазумен қалай жазылатынын көрсетіңіз."),
        ({"cyrillic": "Газпром", "latin": "Gazпром"}, "Тек латын әріптерімен жазыңыз."),
        ({"cyrillic": "Газпром", "latin": "<b>Gazprom</b>"}, "Тек латын әріптерімен жазыңыз."),
        ({"cyrillic": "Газпром", "arabic": "gazprom"}, "Тек төте жазу әріптерімен жазыңыз."),
        ({"cyrillic": "Бар", "latin": "Bar"}, "Бұл сөз тізімде бар."),
    ],
)
def test_a_wrong_spelling_is_refused_with_its_reason(desk, sent, reason):
    Spelling.objects.create(cyrillic="Бар", latin="Bar")
    whole = {"latin": "", "arabic": "", **sent}
    page = desk.post("/redaksia/editions/spelling/add/", whole).content.decode()
    assert reason in page
    assert Spelling.objects.count() == 1


def test_no_spelling_can_be_markup_however_it_is_written(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        Spelling.objects.bulk_create([Spelling(cyrillic="Сөз", latin="<script>")])
