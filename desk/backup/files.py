"""The photos' files: found, and put back so that no half of one ever stands in its place."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from desk.backup import manifest
from desk.backup.measuring import PIECE, Inwards, Source
from desk.backup.refusing import Refused

STAGE = ".restoring"


def folders() -> dict[str, Path]:
    return {"public": Path(settings.MEDIA_ROOT), "originals": Path(settings.ORIGINALS_ROOT)}


def found() -> Iterator[tuple[str, Path]]:
    """Each file and its place in an archive; a link is nobody's photo."""
    for top, root in folders().items():
        for folder, inner, names in os.walk(root):
            inner[:] = sorted(set(inner) - {STAGE})
            for path in (Path(folder, name) for name in sorted(names)):
                if path.is_file() and not path.is_symlink():
                    yield f"{top}/{path.relative_to(root).as_posix()}", path


class Stage:
    """Files that wait beside their places until all are there."""

    def __init__(self) -> None:
        self.stages = {top: root / STAGE for top, root in folders().items()}
        self.waiting: list[tuple[Path, Path]] = []

    def __enter__(self) -> "Stage":
        self.clear()
        for stage in self.stages.values():
            stage.mkdir(parents=True)
        return self

    def __exit__(self, *reason: object) -> None:
        self.clear()

    def clear(self) -> None:
        """Also of what a restoration left that was killed."""
        for stage in self.stages.values():
            if stage.exists():
                shutil.rmtree(stage)

    def write(self, place: str, said: manifest.Stored, content: Source) -> None:
        top, _, rest = place.partition("/")
        half = self.stages[top] / rest
        half.parent.mkdir(parents=True, exist_ok=True)
        measured = Inwards(content)
        with half.open("xb") as out:
            shutil.copyfileobj(measured, out, PIECE)
        half.chmod(settings.FILE_UPLOAD_PERMISSIONS)
        if measured.measure.sha256 != said.sha256:
            raise Refused(f"«{place}» көшірмедегідей болып шықпады.")
        self.waiting.append((half, folders()[top] / rest))

    def settle(self) -> None:
        """Put every file into its place, once the disk holds them all."""
        os.sync()
        for half, place in self.waiting:
            place.parent.mkdir(parents=True, exist_ok=True)
            half.replace(place)
