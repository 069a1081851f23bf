"""Pages of printed issues are made by housekeeping: each once, by one, to an end in any case."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection

from desk import housekeeping
from desk.demo import readers
from news import pictures
from news.opening import Refused
from paper import making, opening
from paper.files import stem
from paper.indexing import renew_words
from paper.making import LOCK, MOST_TRIES, make_pages
from paper.models import Issue, IssuePage
from paper.opening import drawn
from paper.text import tidy
from tests.factories import make_issue
from tests.pdfs import endless, pdf
from tests.serving import eventually
from tests.threads import at_once

# The process that draws waits until somebody ends it.
KILLED = """
import django; django.setup()
from pathlib import Path
from paper import making, opening
opening.SCRIPT = Path(r"{script}")
making.make_pages(8)
"""
IDLE = "import time; time.sleep(60)"


def waiting(*texts, content=None, **fields):
    """An issue whose pages nobody has made yet."""
    issue = make_issue(45, *texts, made=False, **fields)
    if content:
        default_storage.delete(issue.pdf.name)
        with default_storage.open(issue.pdf.name, "wb") as file:
            file.write(content)
    return issue


def fresh(issue):
    return Issue.objects.get(pk=issue.pk)


def stored(issue):
    return [path for page in issue.pages.all() for path in pictures.paths(page.renditions)]


@pytest.mark.django_db
def test_housekeeping_makes_pictures_and_text_of_each_page():
    issue = waiting("Қазалы көпірі\nашылды", "")
    assert housekeeping.run() == []
    first, second = issue.pages.all()
    assert (first.text, second.text) == ("Қазалы көпірі\nашылды", "")
    sizes = first.renditions["whole"]
    assert [one["width"] for one in sizes] == [360, 900, 1839]
    assert all(default_storage.exists(path) for path in stored(issue))
    assert (fresh(issue).made, fresh(issue).tries) == (True, 0)
    assert make_pages(8) == 0


@pytest.mark.django_db
def test_a_turn_makes_a_share_and_the_next_goes_on():
    issue = waiting("бір", "екі")
    assert (make_pages(1), fresh(issue).made) == (1, False)
    assert (make_pages(8), fresh(issue).made) == (1, True)
    assert [page.text for page in issue.pages.all()] == ["бір", "екі"]


@pytest.mark.parametrize(
    ("drawn", "kept"),
    [
        ("мек\ufffe\r\nтеп ашыл-\r\nды", "мектеп ашылды"),
        ("Қызыл-\nОрда 2025-\n2026", "Қызыл-\nОрда 2025-\n2026"),
        ("бір\x00\u200b  \r\n\r\nекі", "бір\nекі"),
        ("\ud800бір", "бір"),
    ],
)
def test_text_is_kept_as_a_reader_sees_it(drawn, kept):
    assert tidy(drawn) == kept


@pytest.mark.django_db
def test_the_demo_has_an_issue_that_can_be_searched():
    readers.print_issue()
    issue = Issue.objects.get()
    assert (issue.page_count, make_pages(1)) == (4, 1)
    assert "Басықара" in issue.pages.get().text


# ---- faults ----


@pytest.mark.django_db
def test_a_page_that_never_ends_is_a_sentence_and_not_tried_again(monkeypatch):
    monkeypatch.setattr(opening, "PATIENCE", 1)
    issue = waiting("x", content=endless())
    assert make_pages(8) == 0
    assert fresh(issue).fault == opening.BROKEN
    assert not Issue.objects.waiting().exists()


def test_the_process_has_little_memory(tmp_path):
    path = tmp_path / "endless.pdf"
    path.write_bytes(endless())
    with pytest.raises(Refused, match="бүлінген"), path.open("rb") as file, drawn(file, 1):
        pytest.fail("It was drawn.")


@pytest.mark.django_db
def test_a_broken_issue_holds_up_no_other():
    broken = waiting("x", content=b"%PDF-1.7 \xff %%EOF")
    lost = make_issue(46, "y", made=False)
    default_storage.delete(lost.pdf.name)
    good = make_issue(44, "z", made=False)
    assert make_pages(8) == 1
    assert (fresh(broken).fault, fresh(lost).fault) == (opening.BROKEN, opening.LOST)
    assert fresh(good).made


@pytest.mark.django_db
def test_an_absent_storage_is_no_fault_of_the_file(monkeypatch):
    issue = waiting("бір")

    def away(*args):
        raise ConnectionError("the bucket is away")

    with monkeypatch.context() as patch:
        patch.setattr(FileSystemStorage, "exists", away)
        for _ in range(MOST_TRIES + 1):
            with pytest.raises(ConnectionError):
                make_pages(8)
    assert make_pages(8) == 1
    assert fresh(issue).made


@pytest.mark.django_db
def test_a_page_that_nobody_comes_back_from_is_given_up():
    issue = waiting("бір", "екі")
    make_pages(1)
    Issue.objects.update(tries=MOST_TRIES)
    assert make_pages(8) == 0
    assert fresh(issue).fault == making.STUBBORN.format(2)


# ---- many at once, and some of them killed ----


@pytest.mark.django_db(transaction=True)
def test_no_page_is_made_twice_however_many_are_at_it():
    issue = waiting("бір", "екі")
    done: list[int] = []
    at_once(lambda most: done.append(make_pages(most)), [8, 8, 8])
    assert sum(done) == 2
    assert fresh(issue).made
    assert sorted(issue.pages.values_list("number", flat=True)) == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_whoever_is_killed_lets_go_and_the_next_goes_on_without_halves(tmp_path):
    issue = waiting("бір", "екі")
    idle = tmp_path / "idle.py"
    idle.write_text(IDLE)
    command = [sys.executable, "-c", KILLED.format(script=idle)]
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment())
    eventually(lambda: fresh(issue).tries == 1)
    assert make_pages(8) == 0, "somebody else is at it"
    process.kill()
    process.wait()
    name = stem(issue)
    half = f"photos/{name[:2]}/{name}-b1-360.jpg"
    default_storage.save(half, ContentFile(b"half"))
    eventually(free)
    assert make_pages(8) == 2
    assert fresh(issue).made
    assert default_storage.size(half) > 1000


def environment():
    """Of a process that works on the database and the files of this test."""
    given, name = os.environ["DATABASE_URL"], connection.settings_dict["NAME"]
    url = given.replace(re.search(r"/([^/?]+)(\?|$)", given)[1], name, 1)
    files = {"FILES_ROOT": str(settings.FILES_ROOT), "DATABASE_URL": url}
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "qazaly.settings", **files}


def free():
    """Whether PostgreSQL has noticed that the killed one is gone."""
    question = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s"
    with connection.cursor() as cursor:
        cursor.execute(question, [LOCK])
        return cursor.fetchone() == (0,)


@pytest.mark.django_db
def test_a_page_of_a_former_file_is_thrown_away():
    before = waiting("ескі")
    now = fresh(before)
    with default_storage.open(before.pdf.name) as old, opening.copied(old) as copy:
        file = ContentFile(pdf("жаңа", "бет"), "zhana.pdf")
        now.take(file, opening.look(file))
        now.save()
        assert not making.make(before, copy, 1)
    assert not IssuePage.objects.exists()
    assert not list((settings.FILES_ROOT / "public" / "photos").rglob(f"{stem(before)}*"))
    assert make_pages(8) == 2
    assert [page.text for page in now.pages.all()] == ["жаңа", "бет"]


@pytest.mark.django_db
def test_words_of_an_older_stemmer_are_made_anew():
    issue = make_issue(45, "Кітапханалар", "")
    right = issue.pages.first().words
    IssuePage.objects.update(language=0, words="")
    assert [renew_words(1), renew_words(8), renew_words(8)] == [1, 1, 0]
    assert issue.pages.first().words == right
