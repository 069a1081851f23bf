"""The old site's folder of files, kept for their old addresses: only what may be shown."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from django.core.files import File

from legacy import files
from legacy.moving.pictures import Pictures
from legacy.moving.report import Report


def keep_files(pictures: Pictures, report: Report, progress: Callable[[float], None]) -> None:
    """Every file that may be shown, thumbnails too: other sites may show them."""
    if not pictures.folder:
        return
    found = sorted(in_folder(pictures.folder))
    for at, path in enumerate(found, 1):
        keep(path, pictures, report)
        progress(at / len(found))


def in_folder(root: Path) -> Iterator[Path]:
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        yield from (Path(folder, name) for name in names if not name.startswith("."))


def keep(path: Path, pictures: Pictures, report: Report) -> None:
    told = report.tables["uploads"]
    told.read += 1
    place = f"/uploads/{path.relative_to(pictures.folder or path).as_posix()}"
    name = files.stored_name(place)
    if path.is_symlink() or not path.is_file() or not name:
        report.leave("uploads", "атауы жарамсыз", place)
        return
    with path.open("rb") as file:
        head = file.read(files.HEAD)
        if not (files.picture_kind(head) or files.document_kind(head)):
            report.leave("uploads", "сурет те, құжат та емес", place)
            return
        file.seek(0)
        if is_kept(name, path.stat().st_size):
            told.same += 1
            return
        told.taken += 1
        if not pictures.is_rehearsal:
            files.storage().save(name, File(file))


def is_kept(name: str, size: int) -> bool:
    """Whether the whole file is there; half of one, of a move that was killed, is taken away."""
    storage = files.storage()
    if not storage.exists(name):
        return False
    if storage.size(name) == size:
        return True
    storage.delete(name)
    return False
