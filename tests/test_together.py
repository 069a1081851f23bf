"""One transaction for many: nobody is answered early, nobody's error is another batch's."""

import threading

import pytest

from news.counting import View, count_together
from news.models import ViewDay
from news.together import Together
from tests.factories import make_article
from tests.serving import eventually


class Slow:
    """A write that takes as long as the test likes, and remembers its batches."""

    def __init__(self):
        self.batches = []
        self.entered = threading.Semaphore(0)
        self.go_on = threading.Semaphore(0)

    def __call__(self, items):
        self.entered.release()
        assert self.go_on.acquire(timeout=30)
        self.batches.append(list(items))
        if "bad" in items:
            raise ValueError("bad")
        return [item.upper() for item in items]


def started(function, *facts):
    thread = threading.Thread(target=function, args=facts)
    thread.start()
    return thread


def test_while_a_batch_is_written_the_next_one_grows():
    write, results = Slow(), {}
    together = Together(write)

    def ask(item):
        results[item] = together(item)

    threads = [started(ask, "a")]
    write.entered.acquire()
    threads += [started(ask, item) for item in "bcd"]
    eventually(lambda: together.next and len(together.next.items) == 3)
    assert results == {}, "nobody is answered before the own item is written"
    write.go_on.release()
    write.go_on.release()
    for thread in threads:
        thread.join()
    assert results == {item: item.upper() for item in "abcd"}
    assert [sorted(batch) for batch in write.batches] == [["a"], ["b", "c", "d"]]


def test_an_error_is_told_to_its_own_batch_alone():
    write, told = Slow(), {}
    together = Together(write)

    def ask(item):
        try:
            told[item] = together(item)
        except ValueError as error:
            told[item] = str(error)

    threads = [started(ask, "good")]
    write.entered.acquire()
    threads += [started(ask, item) for item in ("bad", "near")]
    eventually(lambda: together.next and len(together.next.items) == 2)
    for _ in range(3):
        write.go_on.release()
    for thread in threads:
        thread.join()
    assert told == {"good": "GOOD", "bad": "bad", "near": "bad"}
    assert together("later") == "LATER"


@pytest.mark.django_db
def test_a_batch_counts_each_article_and_reader_for_itself():
    one, other = make_article(), make_article()
    draft = make_article(status="draft")
    reader, robot = "Mozilla/5.0 (Android)", "curl/8"
    views = [
        View(one.pk, "10.0.0.1", reader),
        View(one.pk, "10.0.0.1", reader),
        View(one.pk, "10.0.0.2", reader),
        View(one.pk, "10.0.0.3", robot),
        View(other.pk, "10.0.0.1", reader),
        View(draft.pk, "10.0.0.1", reader),
        View(999, "10.0.0.1", reader),
    ]
    assert count_together.write(views) == [2, 2, 2, 2, 1, None, None]
    days = ViewDay.objects.order_by("article_id").values_list("article_id", "clean", "raw")
    assert list(days) == [(one.pk, 2, 4), (other.pk, 1, 1)]
