"""The photos that a file brings: known in it by their numbers, in the library once."""

from pathlib import Path
from typing import Any

from django.core.files import File

from news import body, opening
from news.models import Photo
from news.models.photo import WORDS
from news.transfer.lines import BadLine


class Photos:
    def __init__(self, media: Path | None) -> None:
        """:param media: the folder in which their files lie"""
        self.media = media
        self.by_number: dict[int, Photo] = {}
        self.stored: list[Photo] = []

    def __getitem__(self, number: int) -> Photo:
        if number not in self.by_number:
            raise BadLine(f"photo number {number} stands in no line before")
        return self.by_number[number]

    def text_of(self, html: str) -> str:
        """A text with the library's keys in place of the file's numbers."""
        return body.renumber(html, lambda number: self[number].pk)

    def take(self, facts: dict[str, Any]) -> bool:
        """:returns: whether it is new in the library"""
        number = facts.pop("number")
        if number in self.by_number:
            raise BadLine(f"photo number {number} stood before")
        with self.file_of(facts.pop("file")).open("rb") as file:
            photo = Photo(**facts, original=File(file, name=file.name))
            photo.clean_fields(exclude=["original"])
            is_new = self.store(photo)
        self.by_number[number] = photo
        return is_new

    def file_of(self, name: str) -> Path:
        if not self.media:
            raise BadLine("a photo needs the folder of the files: --media FOLDER")
        path = self.media / name
        if Path(name).name != name or not path.is_file() or path.is_symlink():
            raise BadLine(f"«{name}» is no file in {self.media}")
        return path

    def store(self, photo: Photo) -> bool:
        """Save the photo unless the same picture with the same words is in the library."""
        try:
            photo.make_renditions()
        except opening.Refused as reason:
            raise BadLine(str(reason)) from reason
        words = {name: getattr(photo, name) for name in WORDS}
        twin = Photo.objects.filter(renditions__name=photo.renditions["name"], **words).first()
        if twin:
            photo.pk = twin.pk
            return False
        photo.save()
        self.stored.append(photo)
        return True

    def remove_files(self) -> None:
        """Of those whose rows were rolled back."""
        for photo in self.stored:
            photo.remove_files()
