"""«Оқиғалар»: who did what, in words, for the chief editor's eyes only."""

import html
import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from desk.audit import in_words
from desk.forgetting import forget_signing_in
from news import actions, audit
from news.audit import Kind
from news.models import Tag
from tests.factories import make_article, make_editor, make_person_of_the_desk, make_rubric
from tests.signing import TOTP_PAGE, code, key_on, sign_in

pytestmark = pytest.mark.django_db

EVENTS = "/redaksia/admin/logentry/"


def told():
    """All that was noted, the oldest first: «aigul: кірді»."""
    entries = LogEntry.objects.order_by("pk").select_related("user")
    return [f"{entry.user.username}: {in_words(entry)}" for entry in entries]


def rows(client, query=""):
    page = client.get(f"{EVENTS}{query}").content.decode()
    cells = re.findall(r'<td class="field-what">(.*?)</td>', page)
    return [html.unescape(re.sub("<[^>]+>", "", cell)) for cell in cells]


def test_what_the_admin_notes_is_told_in_words(client):
    client.force_login(make_editor())
    client.post("/redaksia/news/tag/add/", {"name": "Өзен"})
    tag = Tag.objects.get()
    address = f"/redaksia/news/tag/{tag.pk}/"
    client.post(f"{address}change/", {"name": "Теңіз", "slug": "tengiz"})
    client.post(f"{address}change/", {"name": "Теңіз", "slug": "tengiz"})
    client.post(f"{address}delete/", {"post": "yes"})
    assert told() == [
        "aigul: «Өзен» белгісін қосты",
        "aigul: «Теңіз» белгісін өзгертті: атауы",
        "aigul: «Теңіз» белгісін өзгертті",
        "aigul: «Теңіз» белгісін өшірді",
    ]


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ('[{"added": {"name": "Қолтаңба", "object": "Болат"}}]', "қолтаңба «Болат» қосылды"),
        ('[{"deleted": {"name": "Қолтаңба", "object": "Болат"}}]', "қолтаңба «Болат» өшірілді"),
        (
            '[{"changed": {"fields": ["Тақырыбы"]}}, '
            '{"changed": {"name": "Қолтаңба", "object": "Болат", "fields": ["Рөлі"]}}]',
            "тақырыбы; қолтаңба «Болат» (рөлі)",
        ),
        ("Жай сөйлем", "Жай сөйлем"),
        ("[үзілген", "[үзілген"),
    ],
)
def test_rows_that_belong_to_a_thing_are_told_too(message, words):
    audit.note(make_editor(), make_article(), message, Kind.CHANGED)
    assert told() == [f"aigul: «Көпір ашылды» мақаласын өзгертті: {words}"]


def test_a_thing_whose_table_is_gone_is_told(client):
    client.force_login(make_editor())
    audit.note(make_editor("bolat"), make_rubric(), "", Kind.DELETED)
    LogEntry.objects.update(content_type=None)
    assert rows(client) == ["«Қоғам» жазбасын өшірді"]


def test_a_sentence_of_our_own_is_kept_and_nothing_where_nobody_acted():
    article = make_article()
    audit.note(make_editor(), article, "«Көпір ашылды» мақаласын жариялады")
    audit.note(None, article, "«Көпір ашылды» мақаласын жариялады")
    assert told() == ["aigul: «Көпір ашылды» мақаласын жариялады"]


def test_coming_and_going_are_noted(client):
    make_editor()
    sign_in(client, password="guess")
    sign_in(client, "nobody", "guess")
    sign_in(client)
    key = key_on(client.get(TOTP_PAGE).content.decode())
    client.post(TOTP_PAGE, {"act": "confirm", "token": code(key)})
    new = "сырдария-жағасы-9"
    form = {"old_password": "qupiasoz", "new_password1": new, "new_password2": new}
    client.post("/redaksia/password_change/", form)
    client.post("/redaksia/logout/")
    assert told() == [
        "aigul: кіре алмады: құпиясөзі не коды қате терілді",
        "aigul: кірді",
        "aigul: телефонмен растауды қосты",
        "aigul: жаңа қор кодтарын алды",
        "aigul: құпиясөзін өзгертті",
        "aigul: шықты",
    ]


def test_a_lock_is_noted_once(client):
    make_editor()
    for _ in range(20):
        sign_in(client, password="guess")
    assert told()[4:] == ["aigul: кіруі жарты сағатқа жабылды: құпиясөзі не коды қате терілді"]


def test_what_the_chief_does_to_people_is_noted(client):
    client.force_login(make_editor())
    people = "/redaksia/auth/user/"
    client.post(f"{people}add/", {"email": "bolat@qazaly.kz", "role": "author"})
    bolat = LogEntry.objects.get().object_id
    form = {"email": "bolat@qazaly.kz", "role": "editor", "is_active": "on"}
    client.post(f"{people}{bolat}/change/", form)
    client.post(f"{people}{bolat}/change/", form | {"first_name": "Болат", "is_active": ""})
    for action in ("reset_phone", "unlock"):
        client.post(people, {"action": action, "_selected_action": [bolat]})
    assert told() == [
        "aigul: bolat@qazaly.kz адамын шақырды",
        "aigul: bolat@qazaly.kz: рөлін өзгертті (Автор → Редактор)",
        "aigul: Болат: кіруін жапты",
        "aigul: Болат: аты-жөнін немесе поштасын өзгертті",
        "aigul: Болат: телефонмен растауын алып тастады",
        "aigul: Болат: кіру құлпын ашты",
    ]


def test_a_change_that_was_refused_is_not_told(client):
    client.force_login(make_editor())
    own = LogEntry.objects.count()
    form = {"email": "aigul@qazaly.kz", "role": "author", "is_active": "on"}
    aigul = client.get("/redaksia/").context["user"].pk
    client.post(f"/redaksia/auth/user/{aigul}/change/", form)
    assert LogEntry.objects.count() == own


@pytest.mark.parametrize("role", ["author", "editor", "column", None])
def test_only_the_chief_reads_it(client, role):
    client.force_login(make_person_of_the_desk(role))
    assert client.get(EVENTS).status_code == 403


def test_nobody_writes_in_it(client):
    client.force_login(make_editor())
    audit.note(make_editor("bolat"), make_rubric(), "бірдеңе істеді")
    entry = LogEntry.objects.get()
    for address in ("add/", f"{entry.pk}/change/", f"{entry.pk}/delete/"):
        assert client.post(f"{EVENTS}{address}", {"post": "yes"}).status_code == 404
    client.post(EVENTS, {"action": "delete_selected", "_selected_action": [entry.pk]})
    assert LogEntry.objects.count() == 1


def test_the_list_is_filtered_by_person_kind_and_day_and_searched(client):
    aigul, bolat = make_editor(), make_editor("bolat")
    client.force_login(aigul)
    rubric = make_rubric()
    audit.note(aigul, rubric, "бір")
    audit.note(bolat, rubric, "екі", Kind.ENTRY)
    LogEntry.objects.filter(user=bolat).update(action_time="2025-09-16T12:00:00Z")
    assert rows(client) == ["екі", "бір"]
    assert rows(client, f"?user__id__exact={bolat.pk}") == ["екі"]
    assert rows(client, f"?kind={Kind.DONE}") == ["бір"]
    assert rows(client, "?action_time__year=2025&action_time__month=9") == ["екі"]
    assert rows(client, "?q=бір") == ["бір"]
    assert client.get(f"{EVENTS}?kind=abc").status_code in (200, 302)


def test_a_long_list_asks_few_questions(client, django_assert_max_num_queries):
    client.force_login(make_editor())
    rubric = make_rubric()
    for number in range(60):
        audit.note(make_editor(f"name{number}"), rubric, "бірдеңе істеді")
    with django_assert_max_num_queries(12):
        assert len(rows(client)) == 50


def test_comings_and_goings_are_forgotten_after_a_year_and_deeds_stay(client):
    make_editor()
    sign_in(client)
    sign_in(Client(), password="guess")
    client.post("/redaksia/news/tag/add/", {"name": "Өзен"})
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        for _ in range(2):
            forget_signing_in()
    assert told() == ["aigul: «Өзен» белгісін қосты"]


def test_the_desks_list_calls_it_by_its_title(client):
    client.force_login(make_editor())
    page = client.get("/redaksia/").content.decode()
    assert re.search(rf'href="{EVENTS}"[^>]*>\s*Оқиғалар', page)


@pytest.mark.django_db
def test_what_is_done_to_pieces_is_told_in_words():
    editor = make_person_of_the_desk("editor", "erlan")
    article = make_article(body="<p>Мәтін</p>", status="draft", published_at=None)
    for act in (
        actions.publish_when_due,
        actions.withdraw,
        actions.put_into_bin,
        actions.take_out_of_bin,
        actions.undo,
    ):
        act(article, by=editor)
    actions.restore(article.versions.last(), by=editor)
    told = list(LogEntry.objects.order_by("pk").values_list("change_message", flat=True))
    assert told == [
        f"«Көпір ашылды» мақаласын {done}"
        for done in (
            "жариялады",
            "сайттан алды",
            "себетке салды",
            "себеттен алды",
            "алдыңғы күйіне қайтарды",
            "1-нұсқасын қайтарды",
        )
    ]
