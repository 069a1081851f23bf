"""What is said of a picture: words for people, not the name of its file."""

import re

# A name of a file's kind at the end, or nothing but what cameras, phones and programs give.
ENDING = re.compile(
    r"\S\.(?:jpe?g|jfif|png|gif|webp|avif|hei[cf]|bmp|tiff?|svg|dng|raw|cr2|nef|pdf|docx?)$",
    re.IGNORECASE,
)
GIVEN = re.compile(
    r"(?:img|image|imag|dscn?|dscf?|pxl|mvi|dji|gopro|gopr|sam|pano|hdr|burst|photo|pic|picture|screenshot|scan|untitled"
    r"|whatsapp|telegram|viber|сурет|фото|фотосурет|скриншот|сканер|экран|бейне|файл|file"
    r"|безназвания|атаусыз|copy|көшірме|копия|final|edited|wa|vid|mp|pm|am|at|p)*",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"[\W\d_]+")
# «3f2a9c1e7b…», letters of hexadecimal numbers alone; and «kopir_ashyldy_2», with no space.
NUMBER = re.compile(r"(?=.*\d)[0-9a-f-]{8,}|[^\W_]+(?:_[^\W_]*)+", re.IGNORECASE)


def is_file_name(text: str) -> bool:
    """Whether a description is a file's name or a number: «IMG_2034», «DSC00123.jpg», «сурет1».

    An empty text is none: that there is no description at all is another matter.
    """
    text = text.strip()
    if not text:
        return False
    if ENDING.search(text) or NUMBER.fullmatch(text):
        return True
    return bool(GIVEN.fullmatch(BETWEEN.sub("", text)))
