"""A site for copies: filled, shown and compared in processes of its own, as an operator has it.

`python -m tests.way_back fill` fills the empty database of DATABASE_URL, `… addresses` tells 50
addresses of its pages, and `… pages` draws the addresses it is given.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# The same for both sites, and later than all that either was filled with.
SHOWN_AT = datetime(2030, 1, 1, 9, tzinfo=UTC)
MANY = 50


class Site:
    """A database and a folder of files, and commands on them."""

    def __init__(self, url: str, files: Path) -> None:
        self.url, self.files = url, files

    def environment(self) -> dict[str, str]:
        facts = {"DATABASE_URL": self.url, "FILES_ROOT": str(self.files)}
        facts |= {"STATIC_ROOT": str(self.files / "static"), "SECRET_KEY": "only-for-tests"}
        facts |= {"DJANGO_SETTINGS_MODULE": "qazaly.settings", "DEMO_PASSWORD": "kopir-ashyldy-9"}
        return {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **facts}

    def start(self, *words: object, **how: object) -> subprocess.Popen:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        command = [sys.executable, *map(str, words)]
        return subprocess.Popen(
            command, env=self.environment(), cwd=ROOT, text=True, **pipes, **how
        )

    def run(self, *words: object, given: str = "", **how: object) -> subprocess.CompletedProcess:
        process = self.start(*words, **how)
        out, err = process.communicate(given, timeout=300)
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def manage(self, *words: object, **how: object) -> str:
        done = self.run("manage.py", *words, **how)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def refused(self, *words: object, **how: object) -> str:
        """The sentence of a command that refuses, in Kazakh and without a traceback."""
        done = self.run("manage.py", *words, **how)
        assert done.returncode == 1, done.stdout
        *_, sentence = done.stderr.strip().splitlines()
        assert sentence.startswith("CommandError: "), done.stderr
        assert "Traceback" not in done.stderr
        return sentence.removeprefix("CommandError: ")

    def facts(self, what: str, given: object = None) -> object:
        done = self.run("-m", "tests.way_back", what, given=json.dumps(given))
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def stored(self) -> dict[str, str]:
        """The checksum of every file below the two folders, by its place."""
        paths = [path for top in ("public", "originals") for path in (self.files / top).rglob("*")]
        found = {str(path.relative_to(self.files)): path for path in paths if path.is_file()}
        return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in found.items()}


def fill(_: object) -> str:
    """The demo with its desk, and a row in every other table, even in those left behind."""
    from axes.models import AccessAttempt
    from django.contrib.auth.models import Permission
    from django.contrib.sessions.models import Session
    from django.core.management import call_command
    from django.utils import timezone
    from django_otp.plugins.otp_static.models import StaticDevice
    from django_otp.plugins.otp_totp.models import TOTPDevice

    from adverts.models import Advert, AdvertDay
    from desk import housekeeping
    from news import demo
    from news.models import (
        Article,
        FormerTag,
        Presence,
        PreviewLink,
        Rubric,
        RubricRedirect,
        Tag,
        ViewerSalt,
        ViewSeen,
    )
    from syndication.models import Change, Outlet, Post
    from tests.moving import moved, uploads
    from tests.newsroom import fill_the_newsroom, reader

    now = timezone.now()
    with tempfile.TemporaryDirectory() as folder:
        demo.PICTURES = smaller(demo.PICTURES, Path(folder))
        call_command("demo", "aigul", stdout=sys.stderr)
    call_command("demo_desk", stdout=sys.stderr)
    fill_the_newsroom()
    with tempfile.TemporaryDirectory() as folder:
        moved(Path(folder), uploads=uploads(Path(folder)))
    housekeeping.run()
    article = Article.objects.published().earliest("pk")
    article.title = 'Бір\tжол\\N "ң" — 😀'
    article.body = "<p>Екі\nжол\r\nүш</p>"
    article.save()
    Article.objects.create(title="Жаңа", slug="jana")
    RubricRedirect.objects.create(path="eski-kogam", rubric=Rubric.objects.get(path="kogam"))
    reader().user_permissions.add(Permission.objects.earliest("pk"))
    FormerTag.objects.create(key="ozender", slug="ozender", tag=Tag.objects.earliest("pk"))
    AdvertDay.objects.create(advert=Advert.objects.earliest("pk"), day=now, views=1)
    Post.objects.create(outlet=Outlet.objects.earliest("pk"), article_id=article.pk, text="Көпір")
    Change.objects.create(article_id=article.pk, at=now)
    PreviewLink.objects.create(article=article, made_by=reader(), ends_at=now)
    Presence.objects.create(article=article, person=reader(), seen_at=now)
    TOTPDevice.objects.create(user=reader(), name="телефон")
    StaticDevice.objects.create(user=reader(), name="қағаз").token_set.create(token="bir")
    ViewerSalt.objects.create(day=now, salt=b"tuz")
    ViewSeen.objects.create(key="7c9e6679-7425-40de-944b-e07fc1f90ae7", at=now)
    Session.objects.create(session_key="qupia", session_data="x", expire_date=now)
    AccessAttempt.objects.create(ip_address="192.0.2.7", username="kim", failures_since_start=1)
    return "ok"


def smaller(pictures: Path, folder: Path) -> Path:
    """The same pictures, of which renditions are made in no time."""
    for path in pictures.iterdir():
        with Image.open(path) as picture:
            picture.thumbnail((240, 160))
            picture.save(folder / path.name)
    return folder


def addresses(_: object) -> list[str]:
    from django.db.models import Count

    from news.models import Article, Rubric, Tag

    published = Article.objects.published().select_related("rubric").order_by("-published_at")
    shown = [one.get_absolute_url() for one in published[:26]]
    shown += [one.get_absolute_url() for one in Rubric.objects.order_by("path")[:8]]
    tags = Tag.objects.annotate(many=Count("articles")).order_by("-many", "pk")
    shown += [f"/tags/{tag.slug}/" for tag in tags[:5]]
    days = sorted({one.published_at.date() for one in published})
    shown += [f"/{day:%Y/%m/%d}/" for day in days[:5]] + [f"/{days[-1]:%Y/%m}/"]
    shown += ["/", "/lat/", "/tote/", "/ruhaniyat/", "/rss.xml", "/search/?q=көпір"]
    return [*dict.fromkeys(shown)][:MANY]


def pages(wanted: list[str]) -> list[list]:
    import time_machine
    from django.test import Client

    with time_machine.travel(SHOWN_AT, tick=False):
        client = Client(SERVER_NAME="127.0.0.1")
        answers = [client.get(quote(one, safe="/?=&-_.")) for one in wanted]
    return [[one.status_code, one.content.decode()] for one in answers]


def old(wanted: list[str]) -> list[list]:
    """What addresses of the old site answer: where they lead, or a file's checksum."""
    from django.test import Client

    client, found = Client(SERVER_NAME="127.0.0.1"), []
    for one in wanted:
        answer = client.get(quote(one, safe="/?=&-_.%"))
        content = hashlib.sha256(b"".join(answer)).hexdigest()
        found.append([answer.status_code, answer.get("Location") or content])
    return found


def show(what: str, given: object) -> None:
    import django
    from django.conf import settings

    settings.STORAGES["staticfiles"] = PLAIN
    django.setup()
    print(json.dumps(COMMANDS[what](given)))


COMMANDS = {"fill": fill, "addresses": addresses, "pages": pages, "old": old}

if __name__ == "__main__":
    show(sys.argv[1], json.load(sys.stdin))
