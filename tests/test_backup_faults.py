"""Full disks, kills, and two at once: an archive is whole or not there, and so is a site."""

import fcntl
import os
import resource
import signal
import subprocess

import pytest

from tests.copies import answer, asking, table_sums
from tests.serving import eventually

pytestmark = pytest.mark.xdist_group("copies")

COUNT = "SELECT count(*) FROM news_article"


def limited(size):
    """What a process is told before it starts: no file of its own grows beyond that."""
    return {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))}


@pytest.fixture
def empty(copies, migrated):
    return copies.site(like=migrated)


@pytest.mark.parametrize("size", [0, 5_000, 60_000, 1_000_000])
def test_on_a_full_disk_no_half_stays_and_a_sentence_says_why(filled, tmp_path, size):
    before = tmp_path / "qazaly-2020-01-01T030000.tar"
    before.write_text("бұрынғы")
    assert "Дискіде орын жетпеді" in filled.refused("backup", tmp_path, **limited(size))
    assert list(tmp_path.iterdir()) == [before]


def test_on_a_disk_that_is_really_full(filled, tmp_path):
    mounted = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", tmp_path]
    if subprocess.run(mounted, capture_output=True).returncode:
        pytest.skip("Only root may mount a small disk.")
    try:
        assert "Дискіде орын жетпеді" in filled.refused("backup", tmp_path)
        assert list(tmp_path.iterdir()) == []
    finally:
        subprocess.run(["umount", tmp_path], check=True)


def test_photos_that_do_not_fit_leave_the_site_empty(empty, archive_path):
    assert "Дискіде орын жетпеді" in empty.refused("restore", archive_path, **limited(1_000))
    assert answer(empty, COUNT) == [(0,)]
    assert empty.stored() == {}
    assert not list(empty.files.rglob(".restoring"))


def test_a_folder_that_cannot_be_written_is_told_of(filled, tmp_path):
    (tmp_path / "a").write_text("x")
    for folder in (tmp_path / "a", tmp_path / "no" / "such"):
        assert "Дискімен жұмыс тоқтап қалды" in filled.refused("backup", folder)


def test_a_killed_copy_leaves_nothing_that_looks_like_one(filled, tmp_path):
    process = filled.start("manage.py", "backup", tmp_path)
    eventually(lambda: list(tmp_path.glob(".qazaly-*.half")))
    process.kill()
    process.communicate()
    assert not list(tmp_path.glob("qazaly-*"))
    assert len(list(tmp_path.iterdir())) == 1
    filled.manage("backup", tmp_path)
    [whole] = tmp_path.iterdir()
    filled.manage("check_backup", whole)


def test_a_killed_restoration_leaves_an_empty_site_that_takes_another(empty, archive_path, filled):
    process = empty.start("manage.py", "restore", archive_path)
    eventually(lambda: is_loading(empty))
    process.send_signal(signal.SIGKILL)
    process.communicate()
    eventually(lambda: answer(empty, COUNT) == [(0,)])
    eventually(lambda: not locks(empty, "advisory"))
    empty.manage("restore", archive_path)
    assert answer(empty, COUNT) == answer(filled, COUNT)
    assert empty.stored() == filled.stored()
    assert not list(empty.files.rglob(".restoring"))


def is_loading(site):
    return locks(site, "relation", "AccessExclusiveLock")


def locks(site, kind, mode="ExclusiveLock"):
    question = (
        "SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = database "
        "WHERE datname = current_database() AND locktype = %s AND mode = %s"
    )
    return answer(site, question, kind, mode)


def test_a_second_copy_waits_for_no_turn_and_spoils_nothing(filled, tmp_path):
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    half = tmp_path / ".qazaly-abc.half"
    half.write_text("басқанікі")
    assert "басқа көшірме жазылып жатыр" in filled.refused("backup", tmp_path)
    assert list(tmp_path.iterdir()) == [half]
    os.close(handle)


def test_copies_of_the_same_second_have_names_of_their_own(filled, tmp_path):
    for _ in range(2):
        filled.manage("backup", tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_of_two_who_restore_at_once_one_does(empty, archive_path, filled):
    both = [empty.start("manage.py", "restore", archive_path) for _ in range(2)]
    said = [process.communicate()[1] for process in both]
    assert sorted(process.returncode for process in both) == [0, 1]
    assert [one for one in said if "басқа көшірме салынып жатыр" in one or "бос сайтқа ғана" in one]
    assert answer(empty, COUNT) == answer(filled, COUNT)


def test_what_is_written_meanwhile_is_carried_whole_or_not_at_all(
    copies, migrated, filled, tmp_path
):
    """Rows of two tables that always agree agree in the copy, however late a table's turn is."""
    site = copies.site(like=filled)
    process = site.start("manage.py", "backup", tmp_path, "--verbosity", "2")
    with asking(site) as cursor:
        while process.poll() is None:
            cursor.execute(
                "WITH made AS (INSERT INTO news_tag (name, key, slug) "
                "SELECT 'Су', 'su' || n, 'su' || n "
                "FROM (SELECT count(*) FROM news_tag) AS had (n) RETURNING 1) "
                "INSERT INTO news_missedaddress (path, count, first_seen, last_seen, referrer) "
                "SELECT '/' || n, 1, now(), now(), 'suret' "
                "FROM (SELECT count(*) FROM news_tag) AS had (n), made"
            )
    assert process.returncode == 0
    process.communicate()
    other = copies.site(like=migrated)
    other.manage("restore", next(tmp_path.iterdir()))
    sums = table_sums(other)
    was = table_sums(filled)
    more = {name: sums[name][0] - was[name][0] for name in ("news_tag", "news_missedaddress")}
    assert more["news_tag"] == more["news_missedaddress"]
