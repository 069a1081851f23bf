"""A piece before it is out: as its readers will see it, and by a link for somebody without an
account. Looking changes nothing."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core import signing
from django.utils import timezone

from news import previews
from news.admin.articles import preview as preview_module
from news.models import Article, Draft, PreviewLink
from tests.desk_forms import (
    COLUMN,
    NEWS,
    change,
    desk_of,
    everything_kept,
    form,
    form_of,
    page_of,
    plain,
    signed,
    signed_in,
    text_of,
)
from tests.factories import make_article, make_photo, make_rubric, make_spiritual

pytestmark = pytest.mark.django_db
KEY = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
SECOND = timedelta(seconds=1)


@pytest.fixture
def editor():
    return signed_in("editor", "aigul")


def look(client, article):
    return client.get(f"{desk_of(article)}preview/page/?piece={article.pk}")


def preview(client, article, **fields):
    """Press the form's preview button; the frame's page, and the page in the frame."""
    sent = form_of(client, article, **fields) | {"_preview": "1"}
    frame = client.post(change(article), sent, follow=True)
    address = frame.redirect_chain[-1][0].replace("/preview/", "/preview/page/")
    return frame, client.get(address)


def make_link(client, article):
    """The address of a new link, as a guest's browser would ask for it."""
    page = client.post(page_of(article, "links/"), follow=True)
    return urlsplit(page.context["links"][0]["address"]).path


def hides(response):
    """Whether the page is marked, kept by nobody and indexed by nobody."""
    assert "ЖОБА" in text_of(response)
    assert response["Cache-Control"] == "no-store, private"
    assert "noindex" in response["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex, nofollow">' in text_of(response)
    assert "data-count" not in text_of(response)
    assert "count.js" not in text_of(response)
    return True


# --- at the desk -------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [make_article, make_spiritual])
@pytest.mark.parametrize("status", ["draft", "review", "published", "withdrawn"])
def test_a_piece_in_any_state_is_seen_as_readers_will_see_it(editor, make, status):
    article = make(title="Ерекше тақырып", body="<p>Ерекше мәтін</p>", status=status)
    shown = look(editor, article)
    assert "Ерекше мәтін" in text_of(shown)
    assert hides(shown)
    frame = editor.get(f"{desk_of(article)}preview/?piece={article.pk}")
    assert 'class="frame frame--360"' in text_of(frame)
    for width in ("768", "full"):
        other = editor.get(f"{desk_of(article)}preview/?piece={article.pk}&width={width}")
        assert f"frame--{width}" in text_of(other)


def test_the_frame_holds_our_page_alone_and_only_we_frame_it(editor):
    article = make_article()
    frame = editor.get(f"{NEWS}preview/?piece={article.pk}")
    assert "frame-src 'self'" in frame["Content-Security-Policy"]
    shown = look(editor, article)
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]
    assert shown["X-Frame-Options"] == "SAMEORIGIN"


def test_what_was_typed_is_shown_and_nothing_is_saved(editor):
    article, photo = make_article(body="<p>Ескі мәтін</p>"), make_photo(caption="Жаңа сурет")
    fields = {"title": "Жаңа тақырып", "body": "<p>Жаңа мәтін</p>", "lead_photo": photo.pk}
    editor.get(change(article))
    before = everything_kept()
    frame, shown = preview(editor, article, **fields, **signed(("", "author", "Өз тілшіміз")))
    for words in ("Жаңа тақырып", "Жаңа мәтін", "Жаңа сурет", "Өз тілшіміз"):
        assert words in text_of(shown)
    assert hides(shown)
    assert everything_kept() == before
    back = editor.get(frame.context["back"]).context["adminform"].form
    assert back["title"].value() == "Жаңа тақырып"


def test_a_new_piece_is_shown_before_it_was_ever_saved(editor):
    sent = form(title="Жаңа мақала", body="<p>Мәтін</p>", rubric=make_rubric().pk, form_key=KEY)
    before = everything_kept()
    frame = editor.post(f"{NEWS}add/", sent | {"_preview": "1"}, follow=True)
    shown = editor.get(f"{NEWS}preview/page/?draft={Draft.objects.get().pk}")
    assert "Жаңа мақала" in text_of(shown)
    assert frame.context["links"] == []
    assert everything_kept() == before


def test_a_change_that_would_wait_as_a_proposal_is_shown(editor):
    author = signed_in("author", "erlan")
    article = make_article(written_by=author.person)
    _, shown = preview(author, article, title="Ұсынылған тақырып")
    assert "Ұсынылған тақырып" in text_of(shown)
    assert not article.proposals.exists()


def test_a_form_with_a_fault_says_what_to_mend(editor):
    _, shown = preview(editor, make_article(), title="")
    assert shown.status_code == 200
    assert "әзірге көрсету мүмкін емес" in text_of(shown)
    assert "<li>" in text_of(shown)


@pytest.mark.parametrize("fields", [{}, {"form_key": "-" * 36}, {"form_key": "7"}])
def test_a_form_that_cannot_be_kept_comes_back_with_its_text(editor, fields):
    """Nothing is shown in place of it, and no older copy either."""
    make_article()
    draft = editor.post(f"{NEWS}new/keep/", form(title="Бұрынғы", form_key=KEY)).json()["draft"]
    sent = form(title="Менің мақалам", body="<p>Менің мәтінім</p>") | fields
    answer = editor.post(f"{NEWS}add/", sent | {"_preview": "1"})
    assert answer.status_code == 200
    assert "Менің мәтінім" in text_of(answer)
    assert Draft.objects.get().pk == draft


def test_nobody_looks_at_anothers_copy_or_piece(editor):
    author, other = signed_in("author", "erlan"), signed_in("author", "serik")
    article = make_article(status="draft", written_by=author.person)
    preview(author, article, title="Менікі")
    draft = Draft.objects.get()
    for client in (other, editor):
        for page in ("preview/", "preview/page/"):
            assert client.get(f"{NEWS}{page}?draft={draft.pk}").status_code == 404
    assert look(other, article).status_code == 404
    assert other.post(page_of(article, "links/")).status_code == 404
    assert editor.get(f"{COLUMN}preview/page/?piece={article.pk}").status_code == 404
    assert not PreviewLink.objects.exists()


def test_a_copy_of_a_piece_that_is_no_longer_ones_own_shows_no_links(editor):
    article = make_article(status="draft")
    preview(editor, article, title="Менікі")
    make_link(editor, article)
    editor.person.groups.clear()
    author = signed_in("author", "dana")
    Draft.objects.update(person=author.person)
    assert author.get(f"{NEWS}preview/?draft={Draft.objects.get().pk}").status_code == 404


@pytest.mark.parametrize(
    "query", ["", "piece=", "piece=7", "piece=а", "draft=0", f"piece={'9' * 30}", "draft=-1"]
)
def test_odd_addresses_are_no_faults(editor, query):
    for page in ("preview/", "preview/page/"):
        assert editor.get(f"{NEWS}{page}?{query}").status_code == 404


# --- for somebody without an account -----------------------------------------------------------


def test_a_link_opens_one_piece_for_whoever_has_it(editor, client):
    article = make_article(title="Әлі шықпаған", body="<p>Жасырын мәтін</p>", status="draft")
    other = make_article(title="Басқа жоба", status="draft")
    address = make_link(editor, article)
    shown = client.get(address)
    assert "Жасырын мәтін" in text_of(shown)
    assert hides(shown)
    assert shown["Referrer-Policy"] == "same-origin"
    assert "Басқа жоба" not in text_of(shown)
    assert client.get(other.get_absolute_url()).status_code == 404
    assert client.get(f"{NEWS}preview/?piece={article.pk}").status_code == 302


def test_looking_counts_no_view_and_saves_nothing(editor, client):
    article = make_article()
    address = make_link(editor, article)
    before = everything_kept()
    for _ in range(3):
        client.get(address)
    links = str(PreviewLink)
    after = everything_kept()
    assert [row["opened"] for row in after.pop(links)] == [3]
    before.pop(links)
    assert after == before
    assert "3 рет ашылған" in plain(editor.get(f"{NEWS}preview/?piece={article.pk}"))


@pytest.mark.parametrize(("span", "status"), [(-SECOND, 200), (SECOND, 404)])
def test_a_link_ends_after_two_days(editor, client, span, status):
    article = make_article(status="draft")
    made = timezone.now()
    with time_machine.travel(made, tick=False):
        address = make_link(editor, article)
    with time_machine.travel(made + timedelta(hours=48) + span, tick=False):
        assert client.get(address).status_code == status


def test_a_link_is_taken_back(editor, client):
    article = make_article(status="draft")
    kept = make_link(editor, article)
    gone = PreviewLink.objects.create(
        article=article, ends_at=timezone.now() + timedelta(hours=1), made_by=editor.person
    )
    address = urlsplit(preview_module.address_of(gone)).path
    assert client.get(address).status_code == 200
    editor.post(page_of(article, "links/"), {"take_back": gone.pk})
    assert client.get(address).status_code == 404
    assert client.get(kept).status_code == 200


def test_the_bin_closes_a_link(editor, client):
    article = make_article(status="draft")
    address = make_link(editor, article)
    editor.post(page_of(article, "delete/"))
    assert client.get(address).status_code == 404
    editor.post(f"{NEWS}bin/{article.pk}/out/")
    assert client.get(address).status_code == 200


def test_a_link_that_was_not_signed_here_is_none(editor, client):
    article = make_article(status="draft")
    address = make_link(editor, article)
    link = PreviewLink.objects.get()
    foreign = signing.Signer(key="басқа", salt=previews.SALT).sign(str(link.pk))
    salted = signing.Signer(salt="басқа").sign(str(link.pk))
    tokens = (foreign, salted, str(link.pk), f"{link.pk}:", "x", "9" * 5000, "%00", f"{link.pk}:x")
    assert client.get(address).status_code == 200
    assert {client.get(f"/zhoba/{token}/").status_code for token in tokens} == {404}
    assert client.get(address.replace("/zhoba/", "/zhoba/1")).status_code == 404


@pytest.mark.parametrize("edition", ["/lat", "/arab"])
def test_a_link_opens_in_the_editions_too(editor, client, edition):
    article = make_article(title="Қазалы", status="draft")
    address = make_link(editor, article)
    shown = client.get(f"{edition}{address}")
    assert shown.status_code == 200
    assert shown["Cache-Control"] == "no-store, private"
    assert "noindex" in shown["X-Robots-Tag"]
    assert "Қазалы</h1>" not in text_of(shown)


def test_one_piece_s_links_are_not_taken_back_from_another(editor):
    first, second = make_article(status="draft"), make_article(status="draft")
    make_link(editor, first)
    link = PreviewLink.objects.get()
    for odd in (link.pk, "9" * 30, "а"):
        editor.post(page_of(second, "links/"), {"take_back": odd})
    assert PreviewLink.objects.filter(article=first).exists()
    assert editor.get(page_of(first, "links/")).status_code == 405
    assert Article.objects.count() == 2
