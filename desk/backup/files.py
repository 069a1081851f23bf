"""The photos' files, on the disk or in a bucket: found, read, and put back so that no half of one
ever stands in its place."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.storage import Storage, storages

from desk.backup import manifest
from desk.backup.measuring import PIECE, Inwards, Source
from desk.backup.refusing import Refused

STAGE = ".restoring"
STORAGES = {"public": "default", "originals": "originals"}


def storage_of(place: str) -> tuple[Storage, str]:
    """Where a place of an archive belongs, and its name there."""
    top, _, name = place.partition("/")
    return storages[STORAGES[top]], name


def folder_of(storage: Storage) -> Path | None:
    """The folder on this machine that the storage is; None for a bucket."""
    try:
        return Path(storage.path(""))
    except NotImplementedError:
        return None


def found() -> Iterator[str]:
    """The place of each file in an archive."""
    for top in STORAGES:
        storage, _ = storage_of(top)
        folder = folder_of(storage)
        names = on_disk(folder) if folder else listed(storage)
        yield from (f"{top}/{name}" for name in names)


def on_disk(root: Path) -> Iterator[str]:
    """A link is nobody's photo."""
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(set(inner) - {STAGE})
        for path in (Path(folder, name) for name in sorted(names)):
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(root).as_posix()


def listed(storage: Storage, folder: str = "") -> Iterator[str]:
    inner, names = storage.listdir(folder)
    yield from (f"{folder}{name}" for name in sorted(names))
    for one in sorted(inner):
        yield from listed(storage, f"{folder}{one}/")


def opened(place: str) -> File:
    storage, name = storage_of(place)
    folder = folder_of(storage)
    if folder is None:
        return storage.open(name)
    return File(os.fdopen(os.open(folder / name, os.O_RDONLY | os.O_NOFOLLOW), "rb"))


def put(half: Path, place: str) -> None:
    storage, name = storage_of(place)
    if folder := folder_of(storage):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        half.replace(path)
    else:
        # What a restoration left that failed here; another name would be found by nobody.
        storage.delete(name)
        with half.open("rb") as content:
            storage.save(name, File(content))


class Stage:
    """Files that wait until all are there: beside their places, a bucket's among temporary ones."""

    def __init__(self) -> None:
        self.temporary = tempfile.TemporaryDirectory(prefix="qazaly")
        elsewhere = Path(self.temporary.name)
        self.stages = {
            top: (folder_of(storage_of(top)[0]) or elsewhere / top) / STAGE for top in STORAGES
        }
        self.waiting: list[tuple[Path, str]] = []

    def __enter__(self) -> "Stage":
        self.clear()
        for top, stage in self.stages.items():
            stage.mkdir(parents=True)
            # A bucket that is away is told of now, not when all the rest is done.
            storage_of(top)[0].exists(STAGE)
        return self

    def __exit__(self, *reason: object) -> None:
        self.clear()
        self.temporary.cleanup()

    def clear(self) -> None:
        """Also of what a restoration left that was killed."""
        for stage in self.stages.values():
            if stage.exists():
                shutil.rmtree(stage)

    def write(self, place: str, said: manifest.Stored, content: Source) -> None:
        top, _, name = place.partition("/")
        half = self.stages[top] / name
        half.parent.mkdir(parents=True, exist_ok=True)
        measured = Inwards(content)
        with half.open("xb") as out:
            shutil.copyfileobj(measured, out, PIECE)
        half.chmod(settings.FILE_UPLOAD_PERMISSIONS)
        if measured.measure.sha256 != said.sha256:
            raise Refused(f"«{place}» көшірмедегідей болып шықпады.")
        self.waiting.append((half, place))

    def settle(self) -> None:
        """Put every file into its place, once the disk holds them all."""
        os.sync()
        for half, place in self.waiting:
            put(half, place)
