"""Fields in which a person, a photo or a piece is chosen: forged keys, and what stands beside."""

import pytest

from news.models import Article
from tests.desk_forms import NEWS, form, signed, signed_in, text_of
from tests.factories import make_rubric

pytestmark = pytest.mark.django_db

FORGED = ["abc", "-1", "9" * 30, "1\0", "²"]
CHOSEN = ["rubric", "rubrics", "lead_photo", "tags", "related"]


@pytest.fixture
def editor():
    return signed_in("editor", "aigul")


@pytest.mark.parametrize("key", FORGED)
@pytest.mark.parametrize("name", CHOSEN)
def test_a_forged_key_is_refused_in_the_form(editor, name, key):
    refused = editor.post(f"{NEWS}add/", form(**{name: key}))
    assert refused.status_code == 200
    assert name in refused.context["adminform"].form.errors
    assert "Көпір ашылды" in text_of(refused)
    assert not Article.objects.exists()


@pytest.mark.parametrize("key", FORGED)
def test_a_forged_person_is_refused_beside_the_byline(editor, key):
    refused = editor.post(f"{NEWS}add/", form(**signed((key, "author", ""))))
    assert refused.status_code == 200
    assert "person" in refused.context["inline_admin_formsets"][0].formset.errors[0]


@pytest.mark.parametrize("key", FORGED)
def test_a_forged_piece_is_refused_beside_the_breaking_line(editor, key):
    sent = {"text": "Көпір жабылды", "until_0": "3", "until_1": "", "article": key, "address": ""}
    refused = editor.post("/redaksia/news/breakingline/add/", sent)
    assert "article" in refused.context["adminform"].form.errors


@pytest.mark.parametrize("key", FORGED)
@pytest.mark.parametrize("name", CHOSEN)
def test_an_address_that_fills_the_form_may_say_anything(editor, name, key):
    assert editor.get(f"{NEWS}add/", {name: key}).status_code == 200


@pytest.mark.parametrize(
    "address", [f"{NEWS}add/", "/redaksia/news/breakingline/add/", "/redaksia/news/rubric/add/"]
)
def test_no_cross_beside_a_field_deletes_what_is_chosen(address):
    make_rubric()
    chief = signed_in("chief")
    assert 'class="related-widget-wrapper"' in text_of(chief.get(address))
    assert "delete-related" not in text_of(chief.get(address))


def test_a_byline_renames_nobody(editor):
    """A pencil beside the person would change the name under every piece."""
    page = text_of(editor.get(f"{NEWS}add/"))
    assert "change_id_bylines" not in page
    assert "change_id_lead_photo" in page
