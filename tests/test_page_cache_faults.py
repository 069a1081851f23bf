"""Many at once on a cold page, a slow page, a database that goes, a shared cache that goes."""

import subprocess
import threading
import time
from contextlib import contextmanager

import pytest
from django.core.cache.backends.redis import RedisCache
from django.core.handlers.wsgi import WSGIHandler

from news.models import Article
from qazaly.page_cache import PageCache, Store, Watch
from qazaly.page_cache.store import Common
from tests.asking import ask
from tests.factories import make_article
from tests.serving import database_away, eventually
from tests.standing import needed
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def cached(application=None, common=None):
    cache = PageCache(application or WSGIHandler(), Watch(), Store(4_000_000, common))
    try:
        yield cache
    finally:
        cache.watch.end()


class Gate:
    """Django behind a door that a test holds open or shut."""

    def __init__(self):
        self.django = WSGIHandler()
        self.entered = threading.Semaphore(0)
        self.open = threading.Event()
        self.open.set()

    def __call__(self, environ, start_response):
        self.entered.release()
        assert self.open.wait(30)
        return self.django(environ, start_response)


def test_a_cold_page_is_drawn_once_however_many_ask():
    address = make_article().get_absolute_url()
    replies = []
    with cached() as site:
        at_once(lambda _: replies.append(ask(site, address)), range(40))
        assert site.counts["drawn"] == 1
    assert len(replies) == 40
    assert {reply.status for reply in replies} == {200}
    assert len({reply.content for reply in replies}) == 1


def test_an_address_without_a_page_is_refused_to_all_who_ask_at_once():
    replies = []
    with cached() as site:
        at_once(lambda _: replies.append(ask(site, "/joq/")), range(20))
    assert [reply.status for reply in replies] == [404] * 20


def test_while_a_page_takes_long_others_read_the_last_one():
    article = make_article(title="Бұрынғы")
    address = article.get_absolute_url()
    gate = Gate()
    with cached(gate) as site:
        ask(site, address)
        gate.entered.acquire()
        gate.open.clear()
        Article.objects.filter(pk=article.pk).update(title="Жаңа")
        before = site.store.get(address)
        eventually(lambda: not before.is_right(site.watch.state()))
        slow = threading.Thread(target=ask, args=[site, address])
        slow.start()
        gate.entered.acquire()
        assert "Бұрынғы" in ask(site, address).text
        assert site.counts["stale"] == 1
        gate.open.set()
        slow.join()
        assert "Жаңа" in ask(site, address).text
        assert site.counts["drawn"] == 2


def test_a_page_that_breaks_its_drawing_leaves_the_way_free():
    address = make_article().get_absolute_url()

    class Breaking:
        broken = True

        def __call__(self, environ, start_response):
            if self.broken:
                raise RuntimeError("the server under Django broke")
            return WSGIHandler()(environ, start_response)

    application = Breaking()
    with cached(application) as site:
        with pytest.raises(RuntimeError):
            ask(site, address)
        application.broken = False
        assert ask(site, address).status == 200


def test_while_the_database_is_away_readers_read_what_is_kept():
    address = make_article(title="Көпір ашылды").get_absolute_url()
    with cached() as site:
        ask(site, address)
        with database_away():
            site.store.get(address).began -= 60
            assert "Көпір ашылды" in ask(site, address).text, "before the watch has noticed"
            eventually(lambda: site.watch.state() is None)
            assert "Көпір ашылды" in ask(site, address).text
            missing = ask(site, "/")
            assert (missing.status, missing.headers["Retry-After"]) == (503, "30")
            site.store.get(address).began -= 2 * 60 * 60
            assert ask(site, address).status == 503, "nobody is told the news of hours ago"
        Article.objects.update(title="Көпір жабылды")
        eventually(lambda: "Көпір жабылды" in ask(site, address).text)


def test_a_watch_that_hangs_is_not_believed():
    address = make_article().get_absolute_url()
    with cached() as site:
        ask(site, address)
        seen = site.watch.seen
        site.watch.end()
        site.watch.seen = (seen[0] - 60, seen[1])
        assert site.watch.state() is None


# --- a cache that several machines share ---------------------------------------------------


@pytest.fixture
def redis(tmp_path):
    program = needed("redis-server", "redis-server")
    socket = tmp_path / "redis.sock"
    where = ["--port", "0", "--unixsocket", socket, "--dir", tmp_path, "--save", ""]
    process = subprocess.Popen([program, *where], stdout=subprocess.DEVNULL)
    eventually(socket.exists)
    yield process, Common(RedisCache(f"unix://{socket}", {}))
    process.kill()
    process.wait()


def test_another_machine_takes_the_page_as_it_was_drawn(redis):
    _, common = redis
    article = make_article(title="Бірінші")
    address = article.get_absolute_url()
    with cached(common=common) as here, cached(common=common) as there:
        assert ask(here, address) == ask(there, address)
        assert (here.counts["drawn"], there.counts["drawn"]) == (1, 0)
        age = time.monotonic() - there.store.get(address).began
        assert age >= 0
        Article.objects.filter(pk=article.pk).update(title="Екінші")
        for site in (there, here):
            eventually(lambda site=site: "Екінші" in ask(site, address).text)
        assert (here.counts["drawn"], there.counts["drawn"]) == (1, 1)


def test_without_the_shared_cache_each_draws_for_itself(redis):
    process, common = redis
    address = make_article().get_absolute_url()
    with cached(common=common) as site:
        ask(site, "/")
        process.kill()
        process.wait()
        assert ask(site, address).status == 200
        assert common.resting_until > 0
        assert ask(site, "/kogam/").status == 200
