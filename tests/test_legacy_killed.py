"""A move that is killed at any moment goes on, and ends as if nobody had disturbed it."""

import hashlib
import os
import random
import re
import shutil
import signal
import time
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.db import connection, transaction

from legacy.moving import run
from news import checking_tallies
from tests.moving import begin, moved, until_the_killed_is_gone, uploads
from tests.test_legacy_fidelity import told

pytestmark = pytest.mark.django_db(transaction=True)

MOMENTS = [1, 40, 72, 74, 77, 80, 84, 88, 92, 95]
"""Signs of progress: while the dump is looked at, between batches of articles, later on."""
UNTIL = re.compile(rb'"pinned_until": "[^"]+"')
"""What was pinned leads the front page for some days from now on."""
OF_THE_WAY = {"news_contentchange", "news_searchtask", "django_session"}
"""Tables that tell of the way and not of its end."""


@pytest.fixture(autouse=True)
def _many_batches(monkeypatch, tmp_path):
    monkeypatch.setattr(run, "BATCH", 3)
    uploads(tmp_path)


@pytest.fixture
def undisturbed(tmp_path):
    """What a whole move makes, and the seconds that it takes; then the site is empty again."""
    take_files_away()
    begun = time.monotonic()
    with transaction.atomic():
        moved(tmp_path, uploads=tmp_path / "uploads")
        seconds = time.monotonic() - begun
        made = whole(tmp_path)
        transaction.set_rollback(True)
    take_files_away()
    return made, seconds


def whole(folder):
    """The export, all that stands around it, the rows of each table, the files."""
    exported, rest = told(folder)
    lines = [UNTIL.sub(b"", line) for line in exported.splitlines()]
    return lines, rest, counts(), stored()


def counts():
    names = set(connection.introspection.table_names()) - OF_THE_WAY
    with connection.cursor() as cursor:
        asked = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in names)
        cursor.execute(asked)
        return dict(cursor.fetchall())


def root():
    return Path(storages["originals"].path("uploads"))


def take_files_away():
    shutil.rmtree(root(), ignore_errors=True)


def stored():
    files = [path for path in root().rglob("*") if path.is_file()]
    return {str(one): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


def is_whole_again(folder, undisturbed):
    until_the_killed_is_gone()
    report = moved(folder, uploads=folder / "uploads")
    assert whole(folder) == undisturbed
    assert checking_tallies.faults() == []
    assert moved(folder, uploads=folder / "uploads").tables["post"].same == 20
    assert whole(folder) == undisturbed
    return report


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_any_step_it_goes_on(tmp_path, undisturbed, moment):
    left = [moment]

    def progress(step, share):
        left[0] -= 1
        if left[0] <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    child = begin(lambda: moved(tmp_path, uploads=tmp_path / "uploads", progress=progress))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    is_whole_again(tmp_path, undisturbed[0])


def test_killed_ten_times_at_random_it_goes_on(tmp_path, undisturbed):
    made, seconds = undisturbed
    killed = 0
    while killed < 10:
        until_the_killed_is_gone()
        child = begin(lambda: moved(tmp_path, uploads=tmp_path / "uploads"))
        time.sleep(random.uniform(0, seconds))
        os.kill(child, signal.SIGKILL)
        killed += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    is_whole_again(tmp_path, made)
