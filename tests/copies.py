"""Databases of their own for sites that are copied and restored, and archives made wrong."""

import gzip
import hashlib
import io
import itertools
import json
import os
import tarfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from urllib.parse import urlsplit

import psycopg2
from psycopg2 import sql

from desk.backup import archive, manifest
from tests.way_back import Site

OWNER = "qazaly_copies"
NUMBERS = itertools.count(1)


class Server:
    """A PostgreSQL with databases that belong to an ordinary person, as production's do."""

    def __init__(self, url, folder):
        self.url, self.folder = url, folder
        self.made = []
        self.run(
            "DO $$ BEGIN CREATE ROLE {} LOGIN PASSWORD 'copies'; "
            "EXCEPTION WHEN duplicate_object THEN END $$",
            OWNER,
        )

    def run(self, statement, *names):
        connection = psycopg2.connect(self.address("postgres"))
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
        connection.close()

    def address(self, name, who=None):
        parts = urlsplit(self.url)
        host = parts.netloc.rpartition("@")[2]
        login = f"{who}:copies" if who else parts.netloc.rpartition("@")[0]
        return parts._replace(netloc=f"{login}@{host}", path=f"/{name}").geturl()

    def site(self, like=None):
        """A site in an empty database, or in a copy of another site's."""
        name = f"copies_{os.getpid()}_{next(NUMBERS)}"
        template = urlsplit(like.url).path[1:] if like else "template0"
        self.run("CREATE DATABASE {} OWNER {} TEMPLATE {}", name, OWNER, template)
        self.made.append(name)
        files = self.folder / name
        files.mkdir()
        return Site(self.address(name, OWNER), files)

    def close(self):
        # Each waits for a checkpoint; together they wait for one.
        with ThreadPoolExecutor(len(self.made) or 1) as pool:
            list(pool.map(partial(self.run, "DROP DATABASE IF EXISTS {} WITH (FORCE)"), self.made))
        self.run("DROP ROLE {}", OWNER)


@contextmanager
def asking(site):
    connection = psycopg2.connect(site.url)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()


def answer(site, question, *values):
    with asking(site) as cursor:
        cursor.execute("SET timezone = 'UTC'")
        cursor.execute(question, values)
        return cursor.fetchall()


def table_sums(site):
    """Of every table its count and checksum, told by other means than the copy's own."""
    names = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = %s::regnamespace"
    sums = {}
    for (name,) in answer(site, names, "public"):
        rows = sorted(row for (row,) in answer(site, f'SELECT t::text FROM "{name}" AS t'))
        sums[name] = len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return sums


def members(path):
    """The members of an archive in their order, without the seal: name and content."""
    with tarfile.open(path) as tar:
        return {one.name: tar.extractfile(one).read() for one in tar if one.name != archive.SEAL}


def sealed(path, content):
    """An archive with that content, sealed as a whole one is: {name: bytes or a TarInfo}."""
    with path.open("wb") as out:
        writer = archive.Writer(out)
        for name, one in content.items():
            if isinstance(one, tarfile.TarInfo):
                writer.tar.addfile(one)
            else:
                writer.tar.addfile(info(name, len(one)), io.BytesIO(one))
        out.write(archive.end(writer.out.measure.sha256))
    return path


def info(name, size):
    member = tarfile.TarInfo(name)
    member.size = size
    return member


def told(content, change):
    """The same members with another manifest: `change` is given its facts."""
    facts = json.loads(gzip.decompress(content[manifest.NAME]))
    change(facts)
    return {**content, manifest.NAME: gzip.compress(json.dumps(facts).encode())}
