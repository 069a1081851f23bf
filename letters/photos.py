"""Photos that come with a letter: judged by their header, kept as they are, decoded by nobody.

They lie where no reader is served from; an editor makes photos of the library of them.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile

from letters.forms import LetterForm
from letters.models import Letter, LetterPhoto
from letters.models.letter import MOST_PHOTOS
from letters.receiving import Refused
from news import library, opening
from news.models import Photo

# What the server takes at once is a little more.
LARGEST_TOGETHER = 15 * 1024 * 1024

MANY = f"Бір хатпен ең көбі {MOST_PHOTOS} сурет жіберуге болады."
HEAVY = "Суреттер қосқанда 15 мегабайттан аспасын."
# Of letters that nobody at the desk has read: a flood of them must not fill the disk.
MOST_UNREAD = 300
FULL = "Редакция бұрын келген суреттерді қарап үлгермеді. Хатыңызды әзірге суретсіз жіберіңіз."
AGAIN = "Суретті қайта таңдаңыз: браузер оны есте сақтамайды."


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Pairs of a file and what its header says it is: [(file, "JPEG")]."""

    widget = ManyFiles

    def clean(self, value: Any, initial: Any = None) -> list[tuple[UploadedFile, str]]:
        files = [file for file in value or [] if file]
        if len(files) > MOST_PHOTOS:
            raise ValidationError(MANY)
        if sum(file.size for file in files) > LARGEST_TOGETHER:
            raise ValidationError(HEAVY)
        return [(file, kind_of(file)) for file in files]


class NewsForm(LetterForm):
    kind = Letter.Kind.NEWS

    photos = PhotosField(
        required=False,
        label="Суреттер (міндетті емес)",
        help_text=f"Ең көбі {MOST_PHOTOS} сурет, бәрі қосқанда 15 мегабайттан аспасын.",
    )
    field_order = ("text", "photos", "name", "contact", "consent")

    def clean(self) -> dict[str, Any]:
        """A browser forgets chosen files with every refusal, and so has to be told."""
        if self.errors and self.files and "photos" not in self.errors:
            self.add_error("photos", AGAIN)
        return super().clean() or self.cleaned_data

    def refuse(self, sentence: str, status: int = 400) -> None:
        super().refuse(f"{sentence} {AGAIN}" if self.files else sentence, status)


def kind_of(file: UploadedFile) -> str:
    try:
        content = opening.read(file)
        if not content:
            raise opening.Refused(opening.EMPTY)
        return opening.read_header(content)
    except opening.Refused as reason:
        raise ValidationError(f"«{file.name}»: {reason}") from reason


def keep(letter: Letter, photos: list[tuple[UploadedFile, str]]) -> None:
    """Store the photos; no file stays behind where one is not taken.

    :raises Refused: too many lie unread
    :raises OSError: the disk or the bucket took none
    """
    unread = LetterPhoto.objects.filter(letter__in=Letter.objects.waiting())
    if photos and unread.count() + len(photos) > MOST_UNREAD:
        raise Refused(FULL)
    kept: list[LetterPhoto] = []
    try:
        for file, kind in photos:
            kept.append(LetterPhoto.objects.create(letter=letter, kind=kind, file=file))
    except BaseException:
        for photo in kept:
            photo.file.storage.delete(str(photo.file.name))
        raise


def into_the_library(photo: LetterPhoto) -> Photo:
    """The library's photo of it, made now or before.

    :raises opening.Refused: it is no picture after all, or its file is gone
    """
    file = copy_of(photo)
    # Without its sender's name, which was told to the desk alone: who may be named is asked first.
    photo.taken, _ = library.take_in(file)
    photo.save(update_fields=["taken"])
    return photo.taken


def copy_of(photo: LetterPhoto) -> File:
    try:
        with photo.file.open("rb") as file:
            return ContentFile(file.read(), name=f"oqyrman.{photo.kind.lower()}")
    except OSError as reason:
        raise opening.Refused(opening.LOST) from reason
