"""What the outermost callable and the error pages do when too much comes, or the database goes."""

import threading

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from django.urls import path, resolve

from paper.opening import LARGEST_FILE
from qazaly.wsgi import BODIES_AT_ONCE, ISSUES, LARGEST_BODY, LARGEST_ISSUE, with_bounded_bodies
from tests.asking import ask
from tests.factories import make_article
from tests.serving import database_away

handler500 = "qazaly.errors.failed"
urlpatterns = [path("broken/", lambda request: 1 / 0)]


def plain(environ, start_response):
    start_response("200 OK", [])
    return []


@pytest.mark.parametrize("length", [str(LARGEST_BODY + 1), "9" * 30, "-5", "x"])
def test_a_body_too_large_is_refused_unread(length):
    assert ask(with_bounded_bodies(plain), CONTENT_LENGTH=length).status == 413


def test_a_printed_issue_may_be_larger_where_it_is_sent_and_nowhere_else():
    bounded = with_bounded_bodies(plain)
    way = f"{ISSUES}add/"
    assert ask(bounded, way, CONTENT_LENGTH=str(LARGEST_BODY + 1)).status == 200
    assert ask(bounded, way, CONTENT_LENGTH=str(LARGEST_ISSUE + 1)).status == 413
    assert ask(bounded, "/redaksia/", CONTENT_LENGTH=str(LARGEST_BODY + 1)).status == 413
    assert resolve(way, "qazaly.urls").url_name == "paper_issue_add"
    assert LARGEST_FILE < LARGEST_ISSUE


def test_readers_pass_while_slow_senders_hold_all_places():
    arrived, go_on = threading.Semaphore(0), threading.Event()

    def slow(environ, start_response):
        if environ.get("CONTENT_LENGTH"):
            arrived.release()
            go_on.wait(30)
        return plain(environ, start_response)

    application = with_bounded_bodies(slow)
    senders = [
        threading.Thread(target=ask, args=[application], kwargs={"CONTENT_LENGTH": "9"})
        for _ in range(BODIES_AT_ONCE)
    ]
    for sender in senders:
        sender.start()
    for _ in senders:
        arrived.acquire()
    refused = ask(application, CONTENT_LENGTH="9")
    assert refused.status == 503
    assert refused.headers["Retry-After"]
    assert ask(application).status == 200
    go_on.set()
    for sender in senders:
        sender.join()
    assert ask(application, CONTENT_LENGTH="9").status == 200


def test_the_served_application_is_bounded():
    from qazaly.wsgi import application

    assert not isinstance(application, WSGIHandler)
    assert ask(application, CONTENT_LENGTH="9" * 12).status == 413


@pytest.fixture
def calm():
    """A client that shows error pages instead of raising what caused them."""
    return Client(raise_request_exception=False)


@pytest.mark.django_db(transaction=True)
def test_while_the_database_is_away_readers_are_told_to_come_again(calm):
    with database_away():
        answer = calm.get("/rss.xml")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "Бірнеше минуттан кейін" in answer.content.decode()


def test_a_fault_of_ours_is_a_kazakh_page_without_a_trace(calm, settings):
    settings.ROOT_URLCONF = __name__
    answer = calm.get("/broken/")
    assert answer.status_code == 500
    assert "Сайтта ақау шықты" in answer.content.decode()
    assert "division" not in answer.content.decode()


def test_refusals_are_kazakh_pages_too(db):
    strict = Client(enforce_csrf_checks=True)
    forged = strict.post(make_article().get_absolute_url())
    assert forged.status_code == 403
    assert "Пішін қабылданбады" in forged.content.decode()
    assert strict.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_the_desk_is_found_without_its_slash(client, db):
    assert client.get("/redaksia")["Location"] == "/redaksia/"
