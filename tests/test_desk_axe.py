"""Every page of the desk in a real browser: what assistive tools find, and that it fits a phone."""

import uuid
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib import admin
from django.contrib.auth.tokens import default_token_generator
from django.test import RequestFactory
from django.urls import get_resolver, reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from playwright.sync_api import expect

from editions.models import Spelling
from news import history
from news.models import Article, Byline, Draft, MissedAddress, Person, Proposal, Tag
from tests.factories import (
    make_article,
    make_articles,
    make_editor,
    make_person_of_the_desk,
    make_photo,
    make_rubric,
    make_spiritual,
)
from tests.test_browser import RULES, watch

TABLES = admin.site._registry
NAMES = get_resolver().namespace_dict["admin"][1].reverse_dict
pytestmark = pytest.mark.django_db(transaction=True)
CONTRAST = ["color-contrast"]
# The text editor is there where there is one.
READY = "document.querySelectorAll('.prose-editor:not(:has(.tiptap))').length === 0"


@pytest.fixture
def newsroom():
    """Something of everything that the desk shows; returns the chief editor."""
    chief = make_editor(first_name="Айгүл", last_name="Серікқызы")
    author = make_person_of_the_desk("author")
    photo, tag, person = make_photo(credit="Ерлан"), Tag(name="Өзен"), Person(name="Самал")
    tag.save()
    person.save()
    rubric = make_rubric("adebiet", "Әдебиет", parent=make_rubric("madeniet", "Мәдениет"))
    body = f'<p>Мәтін <a href="/">сілтеме</a></p><figure data-photo="{photo.pk}"></figure>'
    article = make_article(
        title="Сырдария суы көтерілді",
        lead="Кіріспе",
        body=body,
        rubric=rubric,
        lead_photo=photo,
        written_by=chief,
    )
    article.tags.add(tag)
    Byline.objects.create(article=article, person=person, role="author", order=1)
    history.record(article, by=chief)
    make_articles(12, rubric=rubric)
    later = timezone.now() + timedelta(minutes=5)
    make_article(title="Ертеңгі", published_at=later, written_by=author)
    for status in ("draft", "review", "withdrawn"):
        make_article(title=f"Мақала {status}", status=status, published_at=None, written_by=chief)
    make_spiritual(title="Ой", lead_photo=photo)
    Draft.objects.create(person=chief, form_key=uuid.uuid4(), section="news", title="Жазылып жатыр")
    Proposal.objects.create(
        article=article, proposed_by=author, based_on=1, snapshot=history.snapshot(article)
    )
    Spelling.objects.create(cyrillic="Google", latin="Google", arabic="Google")
    now = timezone.now()
    MissedAddress.objects.create(path="/eski.html", referrer="/kogam/", last_seen=now)
    MissedAddress.objects.create(path="/" + "uzaq-" * 50, referrer="baq.kz", last_seen=now)
    return chief


@pytest.fixture
def desk(newsroom, page, live_server):
    """The browser with the chief editor signed in, and every complaint of it collected."""
    watch(page, live_server.url)
    page.set_default_timeout(20_000)
    page.goto(f"{live_server.url}/redaksia/")
    page.fill("#id_username", "aigul")
    page.fill("#id_password", "qupiasoz")
    page.click("[type=submit]")
    return page


def pages_of(model, chief):
    """The pages that Django's admin has for a table: its list, and the first row's."""
    of, desk = f"admin:{model._meta.app_label}_{model._meta.model_name}", TABLES[model]
    request = RequestFactory().get("/")
    request.user = chief
    yield reverse(f"{of}_changelist")
    if desk.has_add_permission(request):
        yield reverse(f"{of}_add")
    if f"{of}_change".removeprefix("admin:") not in NAMES:
        return
    row = desk.get_queryset(request).order_by("pk").first()
    names = ("change", "history", *(["delete"] if desk.has_delete_permission(request, row) else []))
    for name in names if row else ():
        yield reverse(f"{of}_{name}", args=[row.pk])


def found(page, rules=RULES):
    options = {"runOnly": rules}
    violations = Axe().run(page, options=options).response["violations"]
    return [(one["id"], [node["html"][:150] for node in one["nodes"]][:5]) for one in violations]


def faults_of(page, name):
    """At a desk's width and a phone's, light and dark: colours are the same at every width."""
    faults = [(name, fault) for fault in page.faults]
    for width, scheme, rules in (
        (1280, "light", RULES),
        (1280, "dark", CONTRAST),
        (360, "dark", RULES),
    ):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        # What lies below the row of buttons is nobody's target until it is scrolled to.
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        faults += [(name, width, scheme, fault) for fault in found(page, rules)]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    # What looks writes styles into the page, which the policy does not let it.
    page.faults.clear()
    return faults + ([(name, f"{wide} px too wide")] if wide > 0 else [])


def look_at(page, live_server, *addresses):
    faults = []
    for address in addresses:
        # The last page's complaints have all come when another one is there.
        page.goto("about:blank")
        page.faults.clear()
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(live_server.url + address)
        page.wait_for_function(READY)
        faults += faults_of(page, address)
    return faults


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model._meta.label_lower)
def test_every_page_of_a_table_is_accessible(desk, newsroom, live_server, model):
    assert look_at(desk, live_server, *pages_of(model, newsroom)) == []


def test_other_pages_are_accessible(desk, live_server):
    make_articles(50)
    apps = {model._meta.app_label for model in TABLES}
    addresses = (
        reverse("admin:index"),
        f"{reverse('admin:index')}?month=2031-01",
        *(reverse("admin:app_list", args=[app]) for app in sorted(apps)),
        reverse("admin:password_change"),
        f"{reverse('admin:news_article_changelist')}?q=мақала&state=published",
        f"{reverse('admin:news_article_changelist')}?q=зыңғырлауық",
    )
    assert look_at(desk, live_server, *addresses) == []


def test_the_desks_own_pages_are_accessible(desk, live_server):
    article, proposal = Article.objects.get(proposals__isnull=False), Proposal.objects.get()
    make_article(title="Себетте", status="draft", binned_at=timezone.now())
    addresses = (
        reverse("admin:news_article_bin"),
        f"{reverse('admin:news_article_preview')}?piece={article.pk}",
        reverse("admin:news_article_proposal", args=[proposal.pk]),
        reverse("admin:news_article_corrections", args=[article.pk]),
        reverse("admin:news_article_version", args=[article.pk, 1]),
        reverse("admin:photo_upload"),
        reverse("admin:totp"),
        reverse("admin:roles"),
    )
    assert look_at(desk, live_server, *addresses) == []


def test_windows_for_choosing_are_accessible(desk, live_server):
    addresses = (
        f"{reverse('admin:news_photo_changelist')}?_popup=1",
        f"{reverse('admin:news_photo_add')}?_popup=1",
        f"{reverse('admin:news_tag_add')}?_popup=1",
        f"{reverse('admin:news_article_changelist')}?_popup=1&q=мақала",
    )
    assert look_at(desk, live_server, *addresses) == []


def test_a_refused_form_is_accessible(desk, live_server):
    desk.goto(live_server.url + reverse("admin:news_article_add"))
    desk.wait_for_load_state("networkidle")
    desk.locator(".submit-row input").first.click()
    expect(desk.locator(".errornote")).to_be_visible()
    assert faults_of(desk, "refused form") == []


@pytest.mark.parametrize(
    ("opener", "opened"),
    [
        (".field-tags .select2-selection", ".select2-results__option"),
        ("#calendarlink0", ".calendarbox"),
        ("#clocklink0", ".clockbox"),
    ],
)
def test_what_opens_on_a_form_is_accessible(desk, live_server, opener, opened):
    """The finder with suggestions, the month and the clock."""
    desk.goto(live_server.url + reverse("admin:news_article_add"))
    desk.locator(opener).click()
    expect(desk.locator(opened).first).to_be_visible()
    assert faults_of(desk, opener) == []


def test_signing_in_and_its_pages_are_accessible(newsroom, page, live_server):
    watch(page, live_server.url)
    place = {
        "uidb64": urlsafe_base64_encode(force_bytes(newsroom.pk)),
        "token": default_token_generator.make_token(newsroom),
    }
    addresses = (
        reverse("admin:login"),
        reverse("admin_password_reset"),
        reverse("password_reset_done"),
        reverse("password_reset_confirm", kwargs=place),
        reverse("password_reset_confirm", kwargs={**place, "token": "joq"}),
        reverse("password_reset_complete"),
    )
    assert look_at(page, live_server, *addresses) == []


def test_what_fails_at_the_desk_is_accessible(desk, live_server):
    desk.goto(f"{live_server.url}/redaksia/zhoq/")
    # The browser says that it could not be loaded.
    assert len(desk.faults) == 1
    desk.faults.clear()
    assert faults_of(desk, "not found") == []


def test_a_planted_fault_is_found(desk, live_server):
    """Nothing above proves anything if this does not fail."""
    desk.goto(live_server.url + reverse("admin:index"))
    desk.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input><img>')")
    assert {name for name, _ in found(desk)} >= {"label", "image-alt"}
    desk.evaluate("document.querySelector('h1').className = 'planted'")
    desk.evaluate("document.styleSheets[0].insertRule('.planted { color: #e0ddd6 !important }')")
    assert {name for name, _ in found(desk, CONTRAST)} == set(CONTRAST)


def test_the_theme_is_chosen_and_kept(desk, live_server):
    desk.goto(live_server.url + reverse("admin:index"))
    desk.emulate_media(color_scheme="light")
    background = "getComputedStyle(document.body).backgroundColor"
    light = desk.evaluate(background)
    desk.get_by_role("button", name="Түсін ауыстыру").click()
    assert desk.evaluate(background) != light
    desk.reload()
    assert desk.evaluate(background) != light


def test_saving_is_at_hand_on_a_phone(desk, live_server):
    desk.set_viewport_size({"width": 360, "height": 740})
    desk.goto(live_server.url + reverse("admin:news_article_add"))
    save = desk.locator(".submit-row .default").first
    box = save.bounding_box()
    assert box["y"] + box["height"] <= 740
    assert box["height"] >= 44
    assert desk.locator("#id_title").evaluate("field => getComputedStyle(field).fontSize") == "16px"
