"""The queue of comments: one verdict for many, which is taken back for ten minutes."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from letters.models import Comment
from tests.factories import make_person_of_the_desk
from tests.letters import open_article

pytestmark = pytest.mark.django_db
LIST = "/redaksia/letters/comment/"


@pytest.fixture
def editor(client):
    client.force_login(make_person_of_the_desk("editor"))
    return client


@pytest.fixture
def waiting():
    article = open_article()
    return [
        Comment.objects.create(article=article, name=f"Оқырман {number}", text="Сөз")
        for number in range(3)
    ]


def act(client, name, rows):
    sent = {"action": name, "_selected_action": [row.pk for row in rows]}
    return client.post(LIST, sent, follow=True)


def states():
    return list(Comment.objects.order_by("pk").values_list("state", flat=True))


@pytest.mark.parametrize(
    ("name", "state"), [("approve", "public"), ("reject", "rejected"), ("spam", "spam")]
)
def test_many_are_decided_at_once_and_taken_back(editor, waiting, name, state):
    page = act(editor, name, waiting[:2])
    assert states() == [state, state, "waiting"]
    assert "Соңғы шешім: 2 пікір" in page.content.decode()
    assert Comment.objects.order_by("pk").first().decided_by.username == "editor"
    undone = editor.post(f"{LIST}undo/", follow=True)
    assert "Қайтарылды: 2." in undone.content.decode()
    assert states() == ["waiting"] * 3
    assert "Соңғы шешім" not in undone.content.decode()
    assert Comment.objects.order_by("pk").first().decided_by is None


def test_nothing_is_taken_back_after_ten_minutes(editor, waiting):
    act(editor, "spam", waiting)
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        editor.post(f"{LIST}undo/")
    assert states() == ["spam"] * 3


def test_a_colleagues_later_verdict_is_not_taken_back(editor, waiting):
    act(editor, "spam", waiting)
    Comment.objects.filter(pk=waiting[0].pk).update(state="public")
    editor.post(f"{LIST}undo/")
    assert states() == ["public", "waiting", "waiting"]


def test_one_is_read_and_decided_on_its_own_page(editor, waiting):
    page = editor.get(f"{LIST}{waiting[0].pk}/change/").content.decode()
    assert "Сайтқа шығару" in page
    assert 'name="_save"' not in page
    editor.post(f"{LIST}{waiting[0].pk}/decide/", {"verdict": "approve"})
    assert states() == ["public", "waiting", "waiting"]
    assert editor.post(f"{LIST}{waiting[0].pk}/decide/", {"verdict": "joq"}).status_code == 404


def test_the_events_tell_of_it_without_the_readers_words(editor, waiting):
    act(editor, "approve", waiting)
    [event] = LogEntry.objects.filter(change_message__contains="пікір")
    assert event.change_message == "3 пікір: сайтқа шықты"
    assert "Оқырман" not in event.object_repr


def test_the_queue_is_counted_on_the_start_page(editor, waiting):
    act(editor, "approve", waiting[:1])
    shown = editor.get("/redaksia/").context["start"].panels
    [row] = next(panel for panel in shown if panel.key == "readers").rows
    assert (row.title, row.fact) == ("Пікірлер", "2 жаңа")
    listed = editor.get(row.address).context["cl"]
    assert listed.result_count == 2


def test_a_deleted_comment_is_gone_with_its_answers(editor, waiting):
    Comment.objects.create(article=waiting[0].article, parent=waiting[0], name="А", text="Жауап")
    editor.post(f"{LIST}{waiting[0].pk}/delete/", {"post": "yes"})
    assert Comment.objects.count() == 2


@pytest.mark.parametrize("role", ["author", "column"])
def test_others_neither_see_nor_decide(client, waiting, role):
    client.force_login(make_person_of_the_desk(role))
    assert client.get(LIST).status_code == 403
    for address in (f"{LIST}undo/", f"{LIST}{waiting[0].pk}/decide/"):
        assert client.post(address, {"verdict": "approve"}).status_code == 403
    assert states() == ["waiting"] * 3
    assert "readers" not in [p.key for p in client.get("/redaksia/").context["start"].panels]


def test_a_hostile_comment_is_text_at_the_desk_too(editor):
    text = "<script>alert(1)</script>"
    comment = Comment.objects.create(article=open_article(), name=text, text=text)
    for page in (LIST, f"{LIST}{comment.pk}/change/", f"{LIST}{comment.pk}/delete/"):
        assert text not in editor.get(page).content.decode()
