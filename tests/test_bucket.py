"""Photos in a bucket of a real S3 server: shown, missing, away and back, copied and restored."""

import re
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import SimpleUploadedFile

from qazaly import files_url
from tests.buckets import ENCODED, KEY, SECRET, InBucket, Store, silent
from tests.copies import answer
from tests.factories import picture_bytes
from tests.reading import TOKEN, read, send, signed_in
from tests.serving import eventually, served

pytestmark = pytest.mark.xdist_group("copies")

FILL = """
import django; django.setup()
from tests.factories import make_article, make_editor, make_photo
make_editor()
make_article(title="Көпір", lead_photo=make_photo())
"""
UPLOAD = "/redaksia/news/photo/upload/"
MOVE = """
import django, pathlib, sys; django.setup()
from tests.moving import moved, uploads
moved(folder := pathlib.Path(sys.argv[1]), uploads=uploads(folder))
"""
LIBRARIES = """
import sys; import qazaly.wsgi
print(sorted({"boto3", "botocore", "storages"} & sys.modules.keys()))
"""
PHOTOS = "SELECT count(*) FROM news_photo"


@pytest.fixture(scope="module")
def store():
    store = Store()
    yield store
    store.stop()


@pytest.fixture(scope="module")
def site(copies, migrated, store):
    site = InBucket(copies.site(like=migrated), store, "photos")
    done = site.run("-c", FILL)
    assert done.returncode == 0, done.stderr
    with served(site.environment()) as site.home:
        site.editor = signed_in(site.home, "qupiasoz")
        yield site


@pytest.fixture
def away(site, store):
    """The store stops, to come back with all that it held when the test calls this."""
    held = store.held(site.bucket)
    store.stop()
    is_back = []

    def back():
        store.start()
        store.hold(site.bucket, held)
        is_back.append(True)

    yield back
    if not is_back:
        back()


def picture(colour):
    return SimpleUploadedFile("kopir.jpg", picture_bytes(colour=colour), "image/jpeg")


def shown(page):
    """The addresses of all pictures of a page."""
    return re.findall(r"/media/[^\s\"]+\.(?:avif|webp|jpg)", page.text)


def test_a_page_shows_the_bucket_s_photos_at_our_own_address(site, store):
    [address, *_] = addresses = set(shown(read(site.home)))
    held = store.held(site.bucket)
    for address in addresses:
        answered = read(site.home + address)
        assert answered.content == held[address.replace("/media/", "public/")]
    assert answered.headers["Content-Type"].startswith("image/")
    assert answered.headers["Content-Length"] == str(len(answered.content))
    assert "immutable" in answered.headers["Cache-Control"]
    assert answered.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert not [path for top in ("public", "originals") for path in site.files.rglob(f"{top}/*")]


def test_an_upload_goes_into_the_bucket_and_no_further(site, store):
    before = store.held(site.bucket).keys()
    page = send(site.editor, site.home + UPLOAD, files=picture("#123"))
    assert read(site.home + shown(page)[0]).status == HTTPStatus.OK
    new = store.held(site.bucket).keys() - before
    [original] = [key for key in new if key.startswith("originals/")]
    # Of 900 points: two widths of the whole picture and three of its card, thrice.
    assert len(new) == 1 + 3 * len({900, 480}) + 3 * len({900, 480, 240})
    name = original.removeprefix("originals/")
    for lost in (
        f"/media/{original}",
        f"/{original}",
        f"/media/{name}",
        f"/media/photos/ab/{name}",
    ):
        assert read(site.home + lost).status == HTTPStatus.NOT_FOUND
    for key in new:
        grants = store.client.get_object_acl(Bucket=site.bucket, Key=key)["Grants"]
        assert [one["Grantee"]["Type"] for one in grants] == ["CanonicalUser"]


def test_a_deleted_photo_is_gone_from_the_bucket(site, store):
    before = store.held(site.bucket).keys()
    page = send(site.editor, site.home + UPLOAD, files=picture("#321"))
    [address, *_] = shown(page)
    number = re.search(r'name="photo" value="(\d+)"', page.text)[1]
    send(site.editor, f"{site.home}/redaksia/news/photo/{number}/delete/", post="yes")
    assert store.held(site.bucket).keys() == before
    assert read(site.home + address).status == HTTPStatus.NOT_FOUND


def test_while_the_bucket_is_away_nothing_is_lost(site, store, away):
    page = read(site.home)
    number = answer(site, "SELECT max(id) FROM news_photo")[0][0]
    had = answer(site, PHOTOS)
    [address, *_] = shown(page)
    picture_away = read(site.home + address)
    assert picture_away.status == HTTPStatus.SERVICE_UNAVAILABLE
    assert picture_away.headers["Cache-Control"] == "no-store"
    assert picture_away.headers["Retry-After"]
    assert read(f"{site.home}/uploads/posts/eski.jpg").status == HTTPStatus.SERVICE_UNAVAILABLE
    assert shown(read(site.home)) == shown(page)
    refused = send(site.editor, site.home + UPLOAD, files=picture("#456"))
    assert "Сурет сақталмады" in refused.text
    library = f"{site.home}/redaksia/news/photo/"
    typed = {"original": picture("#456"), "alt": "Өзен", "focal_x": 50, "focal_y": 40}
    again = send(site.editor, f"{library}add/", **typed)
    assert "жауап бермей тұр" in again.text
    assert 'value="Өзен"' in again.text or ">\nӨзен" in again.text
    # Not «its original is lost»: nobody can say while the bucket is away.
    moved = send(site.editor, f"{library}{number}/change/", **typed | {"original": ""})
    assert "жауап бермей тұр" in moved.text
    token = re.search(TOKEN, again.text)[1]
    stays = {"csrfmiddlewaretoken": token, "post": "yes"}
    deleted = read(f"{library}{number}/delete/", site.editor, stays)
    assert deleted.status == HTTPStatus.SERVICE_UNAVAILABLE
    assert answer(site, PHOTOS) == had
    away()
    assert read(site.home + address).status == HTTPStatus.OK
    send(site.editor, f"{library}add/", **typed | {"original": picture("#456")})
    assert answer(site, PHOTOS) == [(had[0][0] + 1,)]


def card_on(site):
    """The address of the card of the article that leads the front page."""
    [article, *_] = re.findall(r'href="(/[^"]+/[0-9]+-[^"]+\.html)"', read(site.home).text)
    return re.search(r"/kartochka/[^\"]+\.jpg", read(site.home + article).text)[0]


def test_while_the_bucket_is_away_a_card_waits_and_no_other_is_drawn(site, store, away):
    address = site.home + card_on(site)
    card_away = read(address)
    assert card_away.status == HTTPStatus.SERVICE_UNAVAILABLE
    assert card_away.headers["Cache-Control"] == "no-store"
    away()
    assert read(address).status == HTTPStatus.OK


@pytest.mark.parametrize("find", [lambda site: shown(read(site.home))[:8], lambda s: [card_on(s)]])
def test_while_the_bucket_is_silent_pages_are_read_on(site, store, find):
    addresses = find(site)
    with ThreadPoolExecutor(96) as readers, silent(store):
        # More than there are threads to wait for them.
        asked = [readers.submit(read, site.home + addresses[n % len(addresses)]) for n in range(96)]
        eventually(lambda: any(one.done() for one in asked))
        assert read(f"{site.home}/rss.xml").status == HTTPStatus.OK
        assert not all(one.done() for one in asked)
        assert {one.result().status for one in asked if one.done()} == {503}
    # Who waited has a picture in the end.
    assert {one.result().status for one in asked} == {200, 503}


@pytest.fixture(scope="module")
def copy(site, tmp_path_factory):
    """An archive of the site in its bucket."""
    folder = tmp_path_factory.mktemp("bucket")
    said = site.manage("backup", folder)
    assert "табылмады" not in said
    [path] = folder.iterdir()
    return path


def test_a_copy_of_a_bucket_is_restored_on_a_disk(site, copies, migrated, copy):
    on_disk = copies.site(like=migrated)
    on_disk.manage("restore", copy)
    assert on_disk.stored() == site.stored() != {}


def test_a_copy_is_restored_into_a_bucket(site, copies, migrated, copy, store):
    # What a restoration left that failed half-way.
    other = InBucket(copies.site(like=migrated), store, "others")
    half = next(iter(store.held(site.bucket)))
    store.client.put_object(Bucket="others", Key=half, Body=b"half")
    other.manage("restore", copy)
    assert other.stored() == site.stored()
    assert [path for path in other.files.rglob("*") if path.is_file()] == []


def test_the_old_site_s_files_move_into_the_bucket_and_back(copies, migrated, store, tmp_path):
    old = InBucket(copies.site(like=migrated), store, "old")
    assert old.run("-c", MOVE, tmp_path).returncode == 0
    path = "/uploads/posts/2022-10/1666_kopir.jpg"
    assert f"originals{path}" in old.stored()
    asked = [path, "/uploads/posts/zhoq.jpg"]
    [[status, content], [missing, _]] = shown = old.facts("old", asked)
    assert (status, content, missing) == (200, old.stored()[f"originals{path}"], 404)
    old.manage("backup", tmp_path / "copies")
    on_disk = copies.site(like=migrated)
    on_disk.manage("restore", *(tmp_path / "copies").iterdir())
    assert on_disk.facts("old", asked)[0] == shown[0]
    assert on_disk.stored() == old.stored()


def test_without_the_bucket_nothing_is_copied_or_restored(
    site, copies, migrated, copy, store, away, tmp_path
):
    assert "Суреттер қоймасы жауап бермеді" in site.refused("backup", tmp_path)
    assert list(tmp_path.iterdir()) == []
    other = InBucket.__new__(InBucket)
    other.__dict__ |= site.__dict__ | {"url": copies.site(like=migrated).url}
    assert "Суреттер қоймасы жауап бермеді" in other.refused("restore", copy)
    assert answer(other, PHOTOS) == [(0,)]


def test_renditions_are_made_anew_when_the_bucket_is_back(site, away):
    aged = """UPDATE news_photo SET renditions = '{"name": "old", "recipe": "old"}'
              WHERE id = (SELECT min(id) FROM news_photo) RETURNING id"""
    waiting = "SELECT count(*) FROM news_photo WHERE renditions->>'recipe' = 'old'"
    assert len(answer(site, aged)) == 1
    assert site.run("manage.py", "housekeeping").returncode == 1
    assert answer(site, waiting) == [(1,)]
    away()
    site.manage("housekeeping")
    assert answer(site, waiting) == [(0,)]


def test_a_site_without_a_bucket_does_not_load_its_library(migrated):
    done = migrated.run("-c", LIBRARIES)
    assert done.stdout == "[]\n", done.stderr


def test_the_setting_is_read():
    stores = files_url.storages(f"s3://{KEY}:{ENCODED}@[::1]:9000/a-b.c/?region=kz-1", "/media/")
    public, originals = (stores[name]["OPTIONS"] for name in ("default", "originals"))
    assert (public["access_key"], public["secret_key"]) == (KEY, SECRET)
    assert (public["endpoint_url"], public["region_name"]) == ("https://[::1]:9000", "kz-1")
    assert public["bucket_name"] == originals["bucket_name"] == "a-b.c"
    assert (public["base_url"], originals.get("base_url")) == ("/media/", None)


@pytest.mark.parametrize(
    "url",
    [
        *("s3://", "photos", "s3://host/photos", "s3://key@host/photos"),
        *("https://key:secret@host/photos", "s3://key:secret@/photos", "s3://key:secret@host"),
        *("s3://key:se/cret@host/photos", "s3://key:secret@host/photos/more"),
        *("s3://key:secret@ho st/photos", "s3://key:secret@[host/photos"),
        *("s3://key:secret@host/photos?scheme=ftp", "s3://key:secret@host/photos?acl=public"),
        *("s3://key:secret@host/photos?region", "s3://key:secret@host/photos#secret"),
    ],
)
def test_a_wrong_setting_is_a_sentence_without_the_secret(url):
    with pytest.raises(ImproperlyConfigured, match="FILES_URL must be") as refused:
        files_url.storages(url, "/media/")
    assert "secret" not in str(refused.value)


def test_a_large_printed_issue_is_read_whole(site, store):
    content = b"%PDF-1.7\n" + bytes(range(256)) * (13 * 4096)
    way = f"gazet/{'a' * 24}/gazet-2026-45.pdf"
    store.hold(site.bucket, {f"public/{way}": content})
    answer = read(f"{site.home}/media/{way}")
    assert answer.status == HTTPStatus.OK
    assert answer.headers["Content-Disposition"] == "attachment"
    assert answer.content == content
