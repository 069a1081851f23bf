"""Where an advert may stand, and what a picture must be like to stand there well."""

from typing import NamedTuple

from django.db import models

from news.models import Photo

# A picture is scaled into its frame: so much taller or wider is hardly seen.
TOLERANCE = 0.15


class Place(models.TextChoices):
    HEADER = "header", "бет басында"
    LIST = "list", "тізімде, төртінші мақаладан кейін"
    TEXT = "text", "мақала мәтінінде, үшінші абзацтан кейін"
    SIDE = "side", "бүйір бағанда"


class Frame(NamedTuple):
    """The space that is kept for a picture, so that nothing jumps; static/css/advert.css, too."""

    width: int
    height: int
    sizes: str
    """How wide it is drawn, as browsers choose a rendition by it."""

    @property
    def ratio(self) -> str:
        return f"{self.width}:{self.height}"

    def fits(self, width: int, height: int) -> bool:
        return abs(width * self.height / (height * self.width) - 1) <= TOLERANCE


FRAMES = {
    Place.HEADER: Frame(6, 1, "(min-width: 72rem) 72rem, 100vw"),
    Place.LIST: Frame(3, 1, "(min-width: 60rem) 48rem, 100vw"),
    Place.TEXT: Frame(3, 1, "(min-width: 40rem) 40rem, 100vw"),
    Place.SIDE: Frame(1, 1, "(min-width: 60rem) 19rem, (min-width: 40rem) 45vw, 100vw"),
}


def misfit(place: str, photo: Photo) -> str:
    """What is wrong with that picture in that place, in a sentence; nothing where it fits."""
    frame, picture = FRAMES[Place(place)], photo.picture("whole")
    if picture is None or frame.fits(picture.width, picture.height):
        return ""
    return (
        f"Сурет бұл орынға дәл келмейді: {frame.ratio} пішіні керек, мынау {picture.width} × "
        f"{picture.height} нүкте. Сайтта екі шеті бос тұрады."
    )
