"""The old site's files: at their old addresses, and in the library as photos."""

import pytest

from legacy.files import stored_name
from legacy.models import MissingFile
from news import library
from news.models import Article, Photo
from tests.moving import moved, uploads

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(tmp_path):
    return moved(tmp_path, uploads=uploads(tmp_path))


def get(client, path):
    """The answer, read to its end."""
    answer = client.get(path)
    b"".join(answer)
    return answer


def test_a_picture_is_where_it_always_was(report, client):
    answer = get(client, "/uploads/posts/2022-10/1666_kopir.jpg")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert get(client, "/uploads/posts/2022-10/thumbs/1666_kopir.jpg").status_code == 200


def test_a_document_is_kept_and_never_opened_as_a_page(report, client):
    answer = get(client, "/uploads/files/2022-10/b.pdf")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("path", ["files/zhaman.jpg", "files/bet.html", "posts/zhoq.jpg"])
def test_what_is_no_picture_by_its_bytes_is_not_there(report, client, path):
    assert get(client, f"/uploads/{path}").status_code == 404
    told = report.tables["uploads"].left["сурет те, құжат та емес"]
    assert told == ["/uploads/files/bet.html", "/uploads/files/zhaman.jpg"]


@pytest.mark.parametrize(
    "path",
    ["../secret", "a/../../b", ".htaccess", "a/.git/config", "a//b", "a\\b", "a/\0", "posts/"],
)
def test_nothing_else_of_the_disk_is_shown(client, path):
    assert stored_name(f"uploads/{path}") is None
    assert get(client, f"/uploads/{path}").status_code == 404


def test_a_long_name_has_a_place(report):
    name = stored_name(f"uploads/posts/{'а' * 200}.jpg")
    assert len(name) <= 120
    assert name.endswith(".jpg")


@pytest.mark.parametrize("name", ["😀" * 110 + ".jpg", "а" * 5000, f"{'a/' * 2000}b.jpg"])
def test_a_name_that_no_disk_keeps_is_only_not_found(client, name):
    assert get(client, f"/uploads/{name}").status_code == 404


def test_the_first_picture_leads_and_the_old_file_is_shown(report, client):
    article = Article.objects.get(pk=2)
    assert article.lead_photo.alt == "Жаңа көпір"
    assert article.lead_photo.renditions["sent"]["width"] == 700
    page = client.get(article.get_absolute_url()).text
    assert 'src="/uploads/posts/2022-10/1666_kopir.jpg"' in page
    assert 'srcset=""' not in page


def test_renditions_follow_and_the_old_address_stays(report, client):
    assert library.renew_renditions(50) == Photo.objects.count()
    article = Article.objects.get(pk=2)
    page = client.get(article.get_absolute_url()).text
    assert "/media/photos/" in page
    assert "1666_kopir.jpg" not in page
    assert get(client, "/uploads/posts/2022-10/1666_kopir.jpg").status_code == 200
    assert library.renew_renditions(50) == 0


def test_missing_files_are_listed_and_leave_no_hole(report, client):
    assert MissingFile.objects.filter(article_id=2, path="/uploads/posts/a.jpg").exists()
    assert 2 in report.notes["суретінің файлы жоқ"]
    assert "a.jpg" not in client.get("/2-x.html", follow=True).text


def test_a_photo_that_was_deleted_here_does_not_come_back(tmp_path):
    folder = uploads(tmp_path)
    moved(tmp_path, uploads=folder)
    count = Photo.objects.count()
    Article.objects.filter(lead_photo__isnull=False).update(lead_photo=None)
    gone = Photo.objects.get(original="uploads/posts/2022-10/1666_kopir.jpg")
    gone.uses.all().delete()
    gone.delete()
    moved(tmp_path, uploads=folder)
    assert Photo.objects.count() == count - 1


def test_a_rehearsal_keeps_no_file(tmp_path, client):
    folder = uploads(tmp_path)
    (folder / "posts/synaq.jpg").write_bytes((folder / "posts/2023-01/kitap.jpg").read_bytes())
    moved(tmp_path, uploads=folder, is_rehearsal=True)
    assert get(client, "/uploads/posts/synaq.jpg").status_code == 404
