"""The pictures of old texts as photos of the library: the old file is shown until housekeeping has
made their renditions, the newest photos first."""

import io
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from django.core.files.base import ContentFile
from PIL import Image

from legacy import files
from legacy.models import Brought, Kind
from legacy.moving import memory
from legacy.text import Picture
from news.models import Photo
from news.opening import LARGEST_FILE

GONE = 0
"""A picture that somebody deleted here; it does not come back."""
FOLDER = "/uploads/matin/"
"""Where pictures go that stood in a text itself."""


class Pictures:
    def __init__(self, folder: Path | None, *, is_rehearsal: bool) -> None:
        """:param folder: the old site's «uploads»"""
        self.folder, self.is_rehearsal = folder, is_rehearsal
        here = set(Photo.objects.values_list("pk", flat=True))
        known = memory.news(Kind.PICTURE)
        self.known = {path: pk if pk in here else GONE for path, pk in known.items()}

    def pk(self, picture: Picture) -> int | None:
        """The key of its photo; GONE, or None for one whose file is missing."""
        return self.known.get(address(picture))

    def bring(self, pictures: Iterable[Picture]) -> None:
        """Make photos of those that are none yet."""
        fresh: dict[str, Photo] = {}
        for picture in pictures:
            path = address(picture)
            if path not in self.known and path not in fresh and (photo := self.photo(picture)):
                fresh[path] = photo
        for path, photo in zip(fresh, Photo.objects.bulk_create(fresh.values()), strict=True):
            self.known[path] = photo.pk
        memory.remember(
            Brought(kind=Kind.PICTURE, old=path, new=self.known[path]) for path in fresh
        )

    def photo(self, picture: Picture) -> Photo | None:
        for path in (address(picture), picture.shown):
            name = files.stored_name(place(path))
            content = picture.content or self.content(path)
            size = size_of(content) if content else None
            if name and content and size:
                self.keep(name, content)
                return new_photo(name, path, content, size, picture.alt)
        return None

    def content(self, path: str) -> bytes:
        found = self.file(path)
        return found.read_bytes() if found else b""

    def file(self, path: str) -> Path | None:
        """The file of an address; none that is larger than a photo may be."""
        name = place(path)
        if not self.folder or files.stored_name(name) is None:
            return None
        found = self.folder / files.rooted(name).removeprefix("/uploads/")
        is_photo = found.is_file() and not found.is_symlink()
        return found if is_photo and found.stat().st_size <= LARGEST_FILE else None

    def keep(self, name: str, content: bytes) -> None:
        if self.is_rehearsal:
            return
        storage = files.storage()
        if storage.exists(name):
            if storage.size(name) == len(content):
                return
            # A move that was killed has left half of it.
            storage.delete(name)
        storage.save(name, ContentFile(content))


def address(picture: Picture) -> str:
    if picture.content:
        return f"{FOLDER}{sha256(picture.content).hexdigest()[:24]}"
    return picture.address


def place(path: str) -> str:
    """The path of an address, as files are called: «/uploads/posts/%D0%B0.jpg?1» → «…/а.jpg»"""
    return unquote(path.partition("?")[0].partition("#")[0])


def size_of(content: bytes) -> tuple[int, int] | None:
    """Width and height by the picture's header; None for what is no picture."""
    if not files.picture_kind(content[: files.HEAD]):
        return None
    try:
        with Image.open(io.BytesIO(content)) as image:
            return image.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def new_photo(name: str, path: str, content: bytes, size: tuple[int, int], alt: str) -> Photo:
    sent = {"address": path, "width": size[0], "height": size[1]}
    return Photo(
        original=name,
        alt=alt[:300],
        renditions={"sent": sent},
        fingerprint=sha256(content).hexdigest(),
    )
