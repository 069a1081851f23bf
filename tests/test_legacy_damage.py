"""The usual damage of old dumps: mended, left out and told of, or refused before anything is
written."""

import gzip
import re

import pytest
from django.core.management import CommandError, call_command

from legacy.models import Brought
from legacy.moving import Order, move
from news.models import Article, Person, Rubric, ViewBase
from tests import dle
from tests.dle.newsroom import newsroom
from tests.moving import HOSTS
from tests.test_legacy_fidelity import NOW, site, time_machine, uploads

pytestmark = pytest.mark.django_db


def misread(charset):
    """A dump of UTF-8 that was read in another charset and written as UTF-8 again."""
    signs = [bytes([byte]).decode(charset, "replace") for byte in range(256)]
    # What a charset has no sign for stays as it is in MySQL's latin1, and is lost in its cp1251.
    lost = {"cp1252": chr, "cp1251": lambda byte: "?"}[charset]
    table = {byte: lost(byte) if sign == "\ufffd" else sign for byte, sign in enumerate(signs)}
    return "".join(table[byte] for byte in dle.dump(version="16.0")).encode()


def of_file(folder, content):
    """What a move of that file makes."""
    path = folder / "dump.sql"
    path.write_bytes(content)
    return site(folder, path=path)


@pytest.fixture
def whole(tmp_path):
    uploads(tmp_path)
    with time_machine.travel(NOW, tick=False):
        yield site(tmp_path, version="16.0")


@pytest.mark.parametrize("charset", ["cp1252", "cp1251"])
def test_a_dump_that_was_encoded_twice_is_the_same_site(tmp_path, whole, charset):
    assert of_file(tmp_path, misread(charset)) == whole


def test_rows_given_twice_are_one(tmp_path, whole):
    rows = newsroom()
    twice = {name: [*said, *said[:3]] for name, said in rows.items()}
    assert site(tmp_path, version="16.0", rows=twice) == whole


def test_a_backup_appended_to_another_is_one_site(tmp_path, whole):
    engine = dle.dump(version="16.0", form="engine")
    assert of_file(tmp_path, engine + engine) == whole


def test_orphans_and_zero_dates_are_told_of(tmp_path):
    rows = newsroom()
    rows["post"][3] |= {"date": "0000-00-00 00:00:00", "autor": "", "category": ""}
    rows["post"] += [rows["post"][0] | {"id": 0}, rows["post"][0] | {"id": -4}]
    rows["comments"][1] |= {"parent": 900}
    rows["post_extras"] += [{"eid": 77, "news_id": 1, "news_read": 2**40}]
    path = tmp_path / "dump.sql"
    path.write_bytes(dle.dump(rows=rows))
    report = move(Order(path, hosts=HOSTS))
    assert report.tables["post"].left == {"нөмірі жарамсыз": [0, -4]}
    assert report.notes["күні жоқ, алдыңғысының күні қойылды"] == [4, 15]
    assert Article.objects.get(pk=4).published_at == Article.objects.get(pk=3).published_at
    assert report.tables["post_extras"].left == {"мақаласы жоқ": [777]}
    assert ViewBase.objects.get(pk=1).count == 2**31 - 1 + 3
    assert Article.objects.count() == 20


CUT = re.compile(r"dump\.sql(\.gz)?, \d+-жол(, dle_\w+ кестесі)?: файл осы жерде үзіліп қалған")


@pytest.mark.parametrize("form", ["mysqldump", "engine", "phpmyadmin"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_file_that_ends_too_early_is_named_with_line_and_table(tmp_path, form, pack):
    content = dle.dump(form=form)
    name = "dump.sql" if pack is bytes else "dump.sql.gz"
    path = tmp_path / name
    # Within a row of the articles.
    end = content.index("Құжаттар".encode())
    path.write_bytes(pack(content[:end]))
    with pytest.raises(CommandError, match=CUT) as refused:
        call_command("import_dle", path)
    assert "dle_post кестесі" in str(refused.value)
    line = content[:end].count(b"\n") + 1
    assert f"{line - 1}-жол" in str(refused.value) or f"{line}-жол" in str(refused.value)
    assert not any(model.objects.exists() for model in (Article, Brought, Rubric, Person))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_an_archive_that_ends_too_early_writes_nothing(tmp_path, share):
    content = gzip.compress(dle.dump())
    path = tmp_path / "dump.sql.gz"
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(CommandError, match=CUT):
        call_command("import_dle", path)
    assert not Brought.objects.exists()


def test_a_dump_without_the_table_of_locks_is_refused(tmp_path):
    path = tmp_path / "dump.sql"
    path.write_bytes(dle.dump().replace(b"dle_post_extras`", b"dle_basqa`"))
    with pytest.raises(CommandError, match="dle_post_extras кестесі жоқ"):
        call_command("import_dle", path)
    assert not Brought.objects.exists()


def test_of_two_sites_one_is_named(tmp_path):
    path = tmp_path / "dump.sql"
    two = dle.dump(form="engine") + dle.dump(form="engine", prefix="b_", rows={})
    path.write_bytes(two)
    with pytest.raises(CommandError, match="--prefix сөзімен таңдаңыз: dle_, b_"):
        call_command("import_dle", path)
    call_command("import_dle", path, prefix="dle_")
    assert Article.objects.count() == 20
