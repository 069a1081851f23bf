"""An archive that is not whole, not ours, hostile or newer is refused with a sentence."""

import gzip
import io
import json
import tarfile

import pytest
from django.contrib.contenttypes.models import ContentType

from desk.backup import archive, manifest
from desk.backup.checking import whole
from desk.backup.measuring import Measure
from desk.backup.refusing import Refused
from desk.backup.restoring import restore
from tests.copies import info, members, sealed, table_sums, told

pytestmark = pytest.mark.xdist_group("copies")

ROWS = archive.rows_of("news_article")


@pytest.fixture(scope="module")
def content(archive_path):
    """The members of an archive with a few of the photos' files, so that many can be made."""
    every = members(archive_path)
    files = [name for name in every if name.startswith("files/")]
    some = sorted(files, key=lambda name: len(every[name]))[:4]

    def leave_out(facts):
        facts["files"] = {
            name: one for name, one in facts["files"].items() if archive.place_of(name) in some
        }

    return told(
        {name: every[name] for name in every if name not in files or name in some}, leave_out
    )


@pytest.fixture(scope="module")
def small(content, tmp_path_factory):
    return sealed(tmp_path_factory.mktemp("small") / "a.tar", content)


def refusal(data):
    """The sentence with which these bytes are refused."""
    with pytest.raises(Refused) as refused:
        whole(io.BytesIO(data))
    return str(refused.value)


def refusal_of(path):
    return refusal(path.read_bytes())


def test_the_same_members_sealed_anew_are_taken(content, tmp_path):
    made = whole(io.BytesIO(sealed(tmp_path / "a.tar", content).read_bytes()))
    assert made.manifest.articles() > 40


def flipped(data, at):
    damaged = bytearray(data)
    damaged[at] ^= 0x10
    return bytes(damaged)


def test_one_bit_anywhere_is_seen(small):
    data = small.read_bytes()
    with tarfile.open(small) as tar:
        found = tar.getmembers()
    places = [0, len(data) - 1, len(data) - archive.END - 1]
    for one in found:
        ends = one.offset_data + one.size
        # Its header, its content, and what fills up its last block.
        places += [one.offset + 3, one.offset_data + one.size // 2, ends, ends - 1]
    assert len(places) > 100
    for place in places:
        assert "бүлінген" in refusal(flipped(data, place)) or place == 0, place


@pytest.mark.parametrize("name", [ROWS, "files", manifest.NAME, archive.rows_of("auth_user")])
def test_one_bit_under_a_new_seal_is_seen_too(content, tmp_path, name):
    name = next(one for one in content if one.startswith(name))
    data = content[name]
    for place in (12, len(data) // 2, len(data) - 6):
        wrong = {**content, name: flipped(data, place)}
        assert "бүлінген" in refusal_of(sealed(tmp_path / "a.tar", wrong)), place


@pytest.mark.parametrize("share", [0.0001, 0.1, 0.5, 0.99, 0.99999])
def test_a_part_of_an_archive_is_refused(small, share):
    data = small.read_bytes()
    assert "бүлінген" in refusal(data[: min(int(len(data) * share) + 600, len(data) - 1)])


def test_more_than_an_archive_is_refused(small):
    data = small.read_bytes()
    assert "бүлінген" in refusal(data + b"\0")
    assert "бүлінген" in refusal(data + data)


# Named: the bytes of the last hold the time, and each worker of the tests would call it otherwise.
@pytest.mark.parametrize(
    "data",
    [b"", b"x", b"\0" * 20480, "Қазалы".encode() * 5000, gzip.compress(b"x" * 99999)],
    ids=["empty", "letter", "zeros", "words", "gzip"],
)
def test_what_is_no_archive_is_refused(data):
    assert refusal(data) == "Бұл файл сайттың көшірмесі емес."


def test_somebody_elses_tar_is_refused(tmp_path):
    with tarfile.open(tmp_path / "a.tar", "w") as tar:
        tar.addfile(info("a", 3), io.BytesIO(b"abc"))
    assert "бүлінген" in refusal_of(tmp_path / "a.tar")
    assert "бүлінген" in refusal_of(sealed(tmp_path / "b.tar", {"a": b"abc"}))
    empty = {"manifest.json.gz": gzip.compress(b"[]")}
    assert "тізімі оқылмайды" in refusal_of(sealed(tmp_path / "c.tar", empty))


def test_a_member_more_or_less_is_refused(content, tmp_path):
    for name in [ROWS, next(name for name in content if name.startswith("files/"))]:
        less = {one: data for one, data in content.items() if one != name}
        assert "тізімімен сәйкес емес" in refusal_of(sealed(tmp_path / "a.tar", less))
    more = {**content, "files/public/photos/aa/x.jpg": b"x"}
    assert "тізімімен сәйкес емес" in refusal_of(sealed(tmp_path / "a.tar", more))
    none = {one: data for one, data in content.items() if one != manifest.NAME}
    assert "бүлінген" in refusal_of(sealed(tmp_path / "a.tar", none))


@pytest.mark.parametrize(
    "place",
    [
        *("../../etc/cron.d/x", "/etc/passwd", "public/../../x", "public/./x", "public//x"),
        *("static/x.js", "public", "originals/", "publicx/y", "public/a\0b", "public/a\\..\\b"),
    ],
)
def test_a_file_never_leaves_its_folder(content, tmp_path, place):
    def add(facts):
        facts["files"][place] = {"size": 1, "sha256": "0" * 64}

    strange = {**told(content, add), archive.place_of(place): b"x"}
    assert "тыс жазылады" in refusal_of(sealed(tmp_path / "a.tar", strange))


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE]
)
def test_only_plain_files_are_taken(content, tmp_path, kind):
    name = next(name for name in content if name.startswith("files/"))
    link = info(name, 0)
    link.type, link.linkname = kind, "/etc/passwd"
    strange = {one: link if one == name else data for one, data in content.items()}
    assert "сенуге болмайды" in refusal_of(sealed(tmp_path / "a.tar", strange))


def test_a_name_that_is_there_twice_is_refused(content, tmp_path):
    with (tmp_path / "a.tar").open("wb") as out:
        writer = archive.Writer(out)
        for name, data in [(ROWS, b"x"), *content.items()]:
            writer.add(name, io.BytesIO(data), len(data))
        out.write(archive.end(writer.out.measure.sha256))
    assert "сенуге болмайды" in refusal_of(tmp_path / "a.tar")


def test_rows_that_swell_are_read_no_further_than_they_say(content, tmp_path):
    swollen = {**content, ROWS: gzip.compress(b"\0" * 50_000_000)}
    assert "news_article" in refusal_of(sealed(tmp_path / "a.tar", swollen))


def a_newer_format(facts):
    facts["format"] = 2


def a_newer_migration(facts):
    facts["migrations"].append(["news", "9999_comments"])


def a_newer_app(facts):
    facts["migrations"].append(["forum", "0001_forum"])


@pytest.mark.parametrize("change", [a_newer_format, a_newer_migration, a_newer_app])
def test_what_a_newer_site_wrote_is_refused(content, tmp_path, change):
    said = refusal_of(sealed(tmp_path / "a.tar", told(content, change)))
    assert said == "Көшірмені сайттың жаңарақ нұсқасы жазған: алдымен сайтты жаңартыңыз."


def a_gap(facts):
    facts["migrations"].remove(["news", "0002_content_version"])


def no_table_of_articles(facts):
    del facts["tables"]["news_article"]


def words_for_numbers(facts):
    facts["tables"]["news_tag"]["rows"] = "көп"


def no_columns(facts):
    del facts["tables"]["news_tag"]["columns"]


def no_date(facts):
    facts["made_at"] = "кеше"


@pytest.mark.parametrize(
    "change", [a_gap, no_table_of_articles, words_for_numbers, no_columns, no_date]
)
def test_a_manifest_that_is_wrong_is_refused(content, tmp_path, change):
    assert refusal_of(sealed(tmp_path / "a.tar", told(content, change)))


@pytest.mark.django_db
def test_nothing_is_touched_for_an_archive_that_is_refused(small, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.STORAGES = settings.STORAGES | {"originals": settings.STORAGES["default"]}
    damaged = tmp_path / "a.tar"
    damaged.write_bytes(flipped(small.read_bytes(), 70_000))
    was = list(ContentType.objects.values_list())
    for path in (damaged, tmp_path / "no.tar", tmp_path):
        with pytest.raises(Refused):
            restore(path)
    assert list(ContentType.objects.values_list()) == was
    assert not (tmp_path / "files").exists()


@pytest.fixture
def empty(copies, migrated):
    return copies.site(like=migrated)


def retold(content, table, lines):
    """An archive that is whole and true to its manifest, with other rows in a table."""
    seen = Measure()
    seen.add(lines)
    measured = {"rows": seen.lines, "size": seen.size, "sha256": seen.sha256}
    changed = {**content, archive.rows_of(table): gzip.compress(lines)}
    return told(changed, lambda facts: facts["tables"][table].update(measured))


def lines_of(content, table):
    return gzip.decompress(content[archive.rows_of(table)])


def test_rows_that_the_database_does_not_take_leave_it_empty(empty, content, tmp_path):
    wrong = retold(content, "news_byline", lines_of(content, "news_byline") + b"a\n")
    was = table_sums(empty)
    assert "қабылдамады" in empty.refused("restore", sealed(tmp_path / "a.tar", wrong))
    assert table_sums(empty) == was
    assert empty.stored() == {}
    assert not list(empty.files.rglob(".restoring"))


def test_a_reference_that_leads_nowhere_leaves_it_empty(empty, content, tmp_path):
    first, _, rest = lines_of(content, "news_photouse").partition(b"\n")
    pk, _, photo = first.split(b"\t")
    wrong = retold(content, "news_photouse", b"\t".join([pk, b"99999999", photo]) + b"\n" + rest)
    assert "қабылдамады" in empty.refused("restore", sealed(tmp_path / "a.tar", wrong))
    assert table_sums(empty)["news_article"][0] == 0


def test_other_columns_are_refused(empty, content, tmp_path):
    def rename(facts):
        facts["tables"]["news_tag"]["columns"][1] = "title"

    path = sealed(tmp_path / "a.tar", told(content, rename))
    assert "бағандары" in empty.refused("restore", path)
    assert table_sums(empty)["news_tag"][0] == 0


def test_the_manifest_says_what_it_must(content):
    facts = json.loads(gzip.decompress(content[manifest.NAME]))
    assert set(facts["versions"]) == {"django", "python", "postgresql"}
    assert ["news", "0002_content_version"] in facts["migrations"]
    assert set(facts["tables"]["news_article"]) == {
        *("columns", "rows", "size", "sha256", "sequences")
    }
    assert all(len(one["sha256"]) == 64 and one["size"] for one in facts["files"].values())
